using System.Diagnostics;
using System.Text;
using SecondTrack.Evidence.Ingest;
using SecondTrack.Evidence.Ingest.Worker;
using Xunit;

namespace SecondTrack.Tests.Evidence.Ingest;

public class ReadAnyDocumentTests
{
    private static Outcome<ReadDocument> Read(byte[] bytes, string name = "x") => ReadAnyDocument.Read(new(bytes, name));

    [Fact]
    public void The_bytes_say_what_it_is_and_not_the_name()
    {
        Assert.Equal("Hello there, PDF.", Read(PdfMaker.Of([new Set(72, 700, 11, "Hello there, PDF.")]), "letter.txt").Value.Body);
        Assert.Equal("Hello, Word.", Read(WordMaker.Of(WordMaker.Paragraph("Hello, Word.")), "letter.pdf").Value.Body);
        Assert.Equal("Hello, mail.", Read(Encoding.UTF8.GetBytes("From: a@example.org\nSubject: s\n\nHello, mail.\n"), "letter.docx").Value.Body);
        Assert.Equal("Hello, text.", Read("Hello, text."u8.ToArray(), "letter.pdf").Value.Body);
        Assert.Equal("Hello, page.", Read("<!DOCTYPE html><html><body><p>Hello, page.</p></body></html>"u8.ToArray(), "letter.eml").Value.Body);
    }

    [Fact]
    public void What_is_not_read_is_named()
    {
        Assert.IsType<DocumentIsEmpty>(Read([]).Refusal);
        Assert.IsType<DocumentIsEmpty>(Read(" \r\n"u8.ToArray()).Refusal);
        Assert.IsType<DocumentIsTooBig>(Read(new byte[ReadAnyDocument.MostBytes + 1]).Refusal);
        Assert.Contains("a picture", Read([0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10, 0, 0]).Refusal!.Sentence.In(Language.English), StringComparison.Ordinal);
        Assert.Contains("旧版Office文件", Read([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0]).Refusal!.Sentence.In(Language.Chinese), StringComparison.Ordinal);
    }

    [Fact]
    public void A_refusal_from_the_worker_keeps_its_values()
    {
        var refusal = Assert.IsType<PdfHasNoText>(Read(PdfMaker.OfPages([[], [], []])).Refusal);
        Assert.Equal(3, refusal.Pages);
        Assert.Contains("有3页", refusal.Sentence.In(Language.Chinese), StringComparison.Ordinal);
    }

    [Fact]
    public void A_document_that_takes_too_long_is_stopped_and_this_process_goes_on()
    {
        var pages = Enumerable.Range(0, 2000).Select(p => Enumerable.Range(0, 50).Select(i => new Set(60, 780 - 14 * i, 10, $"page {p} line {i} of a text that is long enough to keep a reader busy")).ToArray()).ToArray();
        var watch = Stopwatch.StartNew();
        Assert.IsType<TookTooLong>(ReadInWorker.Run(new(PdfMaker.OfPages(pages), "x"), new WorkerLimits(2, 512)).Refusal);
        Assert.InRange(watch.Elapsed.TotalSeconds, 1.5, 8);
        Assert.Equal("Still here.", Read(WordMaker.Of(WordMaker.Paragraph("Still here."))).Value.Body);
    }

    [Fact]
    public void A_document_that_needs_too_much_memory_is_stopped_and_this_process_goes_on()
    {
        var content = PdfMaker.Stream(string.Concat(Enumerable.Repeat("BT /F 9 Tf 9 9 Td <004100420043> Tj ET\n", 400_000)));
        var refusal = ReadInWorker.Run(new(PdfMaker.File([
            "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>", content], "/Root 1 0 R"), "x"), new WorkerLimits(30, 64)).Refusal;
        Assert.IsType<NeedsTooMuchMemory>(refusal);
    }

    [Fact]
    public void A_tree_of_pages_that_bites_its_tail_ends()
    {
        var looping = PdfMaker.File(["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 2 /Kids [3 0 R 2 0 R] >>", "<< /Type /Pages /Count 1 /Parent 2 0 R /Kids [2 0 R] >>"], "/Root 1 0 R");
        Assert.IsAssignableFrom<UnreadableDocument>(ReadInWorker.Run(new(looping, "x"), new WorkerLimits(10, 256)).Refusal);
    }

    [Theory]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData(@"C:\temp\讲话.pdf", "讲话.pdf")]
    [InlineData("a\u202Efdp.exe", "a·fdp.exe")]
    [InlineData("", "—")]
    [InlineData("..", "—")]
    public void A_name_from_outside_is_text_to_show(string name, string shown) => Assert.Equal(shown, DisplayName.Of(name));

    [Fact]
    public void A_name_from_outside_does_not_go_on_for_ever() => Assert.Equal(DisplayName.Longest, DisplayName.Of(new string('x', 300)).Length);
}
