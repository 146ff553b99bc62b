using SecondTrack.Evidence.Ingest;
using SecondTrack.Evidence.Ingest.Word;
using Xunit;

namespace SecondTrack.Tests.Evidence.Ingest;

public class ReadWordTests
{
    private const string Numbering = """
        <w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%1）"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl></w:abstractNum>
        <w:num w:numId="3"><w:abstractNumId w:val="0"/></w:num>
        """;

    private static string Item(string text, int level) =>
        WordMaker.Paragraph(text, $"<w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"3\"/></w:numPr></w:pPr>");

    private static string[] Kept(byte[] file) => [.. ReadWord.Read(file).Value.Blocks.Where(b => b.Kept).Select(b => b.Text)];

    [Fact]
    public void Headings_lists_and_tables_are_read_in_order_with_their_marks()
    {
        var file = WordMaker.Of(
            WordMaker.Paragraph("会议纪要", "<w:pPr><w:pStyle w:val=\"Title\"/></w:pPr>") + Item("议程", 0) + Item("开场", 1) + Item("讨论", 1) + Item("总结", 0)
            + "<w:tbl><w:tr><w:tc>" + WordMaker.Paragraph("议题") + "</w:tc><w:tc>" + WordMaker.Paragraph("立场") + "</w:tc></w:tr></w:tbl>", Numbering);
        Assert.Equal(["会议纪要", "（一）议程", "1. 开场", "2. 讨论", "（二）总结", "议题 | 立场"], Kept(file));
        var read = ReadWord.Read(file).Value;
        Assert.Equal(("会议纪要", "林知远", "2024-05-16"), (read.Title, read.Author, read.Date.Text));
    }

    [Fact]
    public void Deleted_and_hidden_text_is_not_read_and_that_is_said()
    {
        var file = WordMaker.Of("<w:p><w:r><w:t xml:space=\"preserve\">They agreed </w:t></w:r><w:del><w:r><w:delText>never </w:delText></w:r></w:del>"
            + "<w:ins><w:r><w:t>to meet.</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r></w:p>");
        Assert.Equal(["They agreed to meet."], Kept(file));
        var warnings = ReadWord.Read(file).Value.Warnings.Select(w => w.En).ToList();
        Assert.Contains(warnings, w => w!.StartsWith("The file has 1 tracked deletion;", StringComparison.Ordinal));
        Assert.Contains(warnings, w => w!.StartsWith("1 piece of hidden text", StringComparison.Ordinal));
    }

    [Fact]
    public void A_part_that_unpacks_without_end_is_refused_by_what_it_says()
    {
        var file = WordMaker.Of(WordMaker.Paragraph("x"), more: zip =>
        {
            using var bomb = zip.CreateEntry("word/comments.xml").Open();
            var zeros = new byte[1024 * 1024];
            for (var i = 0; i < 101; i++) bomb.Write(zeros);
        });
        Assert.True(file.Length < 300_000);
        Assert.IsType<UnpacksTooBig>(ReadWord.Read(file).Refusal);
    }

    [Fact]
    public void A_part_that_says_it_is_small_and_is_not_never_fills_the_memory()
    {
        var file = WordMaker.Of(WordMaker.Paragraph("x"), more: zip =>
        {
            using var bomb = zip.CreateEntry("word/comments.xml").Open();
            var zeros = new byte[1024 * 1024];
            for (var i = 0; i < 101; i++) bomb.Write(zeros);
        });
        // The central directory says ten bytes; the local header follows the data and is not what readers go by.
        var at = file.AsSpan().LastIndexOf("word/comments.xml"u8) - 46;
        BitConverter.TryWriteBytes(file.AsSpan(at + 24), 10);
        var before = GC.GetTotalAllocatedBytes(precise: true);
        Assert.IsAssignableFrom<UnreadableDocument>(ReadWord.Read(file).Refusal ?? new DocumentIsDamaged(ReadWord.Kind));
        Assert.True(GC.GetTotalAllocatedBytes(precise: true) - before < 400_000_000);
    }

    [Fact]
    public void Pictures_of_any_size_never_leave_the_archive()
    {
        var file = WordMaker.Of(WordMaker.Paragraph("A page with a picture."), more: zip =>
        {
            using var flood = zip.CreateEntry("word/media/image1.png").Open();
            var zeros = new byte[1024 * 1024];
            for (var i = 0; i < 150; i++) flood.Write(zeros);
        });
        Assert.Equal(["A page with a picture."], Kept(file));
    }

    [Theory]
    [InlineData("""<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>""", "&amp;x;")]
    [InlineData("""<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>""", "&amp;c;")]
    public void Declarations_that_reach_out_or_multiply_are_refused(string declaration, string use)
    {
        var file = WordMaker.Of("", document: $"<?xml version=\"1.0\"?>{declaration}<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r><w:t>{use.Replace("&amp;", "&", StringComparison.Ordinal)}</w:t></w:r></w:p></w:body></w:document>");
        Assert.IsType<HoldsForbiddenMarkup>(ReadWord.Read(file).Refusal);
    }

    [Fact]
    public void Names_that_climb_out_of_the_archive_are_only_names()
    {
        var file = WordMaker.Of(WordMaker.Paragraph("Text."), more: zip => WordMaker.Part(zip, "word/../../../tmp/evil.xml", "<a/>"));
        Assert.True(ReadWord.Read(file).Refusal is null or DocumentIsDamaged);
        Assert.False(File.Exists("/tmp/evil.xml"));
    }
}
