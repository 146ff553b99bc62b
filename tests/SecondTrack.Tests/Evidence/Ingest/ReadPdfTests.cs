using SecondTrack.Evidence.Ingest;
using SecondTrack.Evidence.Ingest.Pdf;
using Xunit;

namespace SecondTrack.Tests.Evidence.Ingest;

public class ReadPdfTests
{
    private static ReadDocument Read(Set[] first, params Set[][] more) => ReadPdf.Read(PdfMaker.Of(first, more)).Value;

    private static string[] Kept(ReadDocument read) => [.. read.Blocks.Where(b => b.Kept).Select(b => b.Text)];

    [Fact]
    public void Lines_become_paragraphs_and_divided_words_are_made_whole()
    {
        var read = Read([
            new Set(72, 760, 20, "On talking past each other"),
            new Set(72, 700, 11, "The two sides met again in the spring and spoke of govern-"),
            new Set(72, 686, 11, "ments that were not in the room, and of long-term plans they"),
            new Set(72, 672, 11, "could only guess at."),
            new Set(72, 630, 11, "A second meeting is planned for the autumn of the same year."),
        ]);
        Assert.Equal("On talking past each other", read.Title);
        Assert.Equal(
            ["On talking past each other",
                "The two sides met again in the spring and spoke of governments that were not in the room, and of long-term plans they could only guess at.",
                "A second meeting is planned for the autumn of the same year."], Kept(read));
        Assert.Equal("en", read.LanguageTag);
    }

    [Fact]
    public void Chinese_is_joined_without_spaces_and_its_radicals_are_folded()
    {
        var read = Read([
            new Set(72, 740, 18, "⼆轨⻓谈"),
            new Set(94, 700, 11, "双方学者在会上各抒己⻅，谈到⼈⼯智能的军事应用时，都认为应当"),
            new Set(72, 684, 11, "保留⼈的最后决定权，并为此设立⼀条热线。"),
            new Set(94, 668, 11, "第二天的讨论转向出口管制。"),
        ]);
        Assert.Equal("二轨长谈", read.Title);
        Assert.Equal(["二轨长谈", "双方学者在会上各抒己见，谈到人工智能的军事应用时，都认为应当保留人的最后决定权，并为此设立一条热线。", "第二天的讨论转向出口管制。"], Kept(read));
        Assert.Equal("zh-Hans", read.LanguageTag);
    }

    [Fact]
    public void Running_heads_and_page_numbers_are_kept_aside_and_a_paragraph_goes_on_over_the_page()
    {
        Set[] Page(int n, params Set[] body) => [new Set(72, 800, 9, "Institute of Made-up Affairs"), .. body, new Set(290, 40, 9, n.ToString(System.Globalization.CultureInfo.InvariantCulture))];
        var read = Read(
            Page(1, new Set(72, 700, 11, "What was said in the first round has been told"), new Set(72, 686, 11, "elsewhere, but the second round was held in the")),
            Page(2, new Set(72, 700, 11, "mountains and nobody wrote down what was said there."), new Set(72, 650, 11, "Only the weather was recorded.")),
            Page(3, new Set(72, 700, 11, "The third was by video.")));
        Assert.Equal(
            ["What was said in the first round has been told elsewhere, but the second round was held in the mountains and nobody wrote down what was said there.",
                "Only the weather was recorded.", "The third was by video."], Kept(read));
        Assert.Equal(3, read.Blocks.Count(b => !b.Kept && b.Text == "Institute of Made-up Affairs" && b.WhyEn == "Repeated at the edge of the pages"));
        Assert.Equal(3, read.Blocks.Count(b => !b.Kept && b.WhyZh == "页码"));
    }

    [Fact]
    public void Two_columns_are_read_one_after_the_other()
    {
        var left = Enumerable.Range(0, 8).Select(i => new Set(60, 700 - 14 * i, 10, $"left column line {i} of the text"));
        var right = Enumerable.Range(0, 8).Select(i => new Set(320, 700 - 14 * i, 10, $"right column line {i} of the text"));
        var text = string.Join(' ', Kept(Read([.. left.Zip(right).SelectMany(p => new[] { p.First, p.Second })])));
        Assert.True(text.IndexOf("left column line 7", StringComparison.Ordinal) < text.IndexOf("right column line 0", StringComparison.Ordinal), text);
    }

    [Fact]
    public void A_scan_and_a_broken_file_get_one_sentence_each()
    {
        var scan = Assert.IsType<PdfHasNoText>(ReadPdf.Read(PdfMaker.OfPages([[], []])).Refusal);
        Assert.Contains("2 pages", scan.Sentence.In(Language.English), StringComparison.Ordinal);
        Assert.IsType<DocumentIsDamaged>(ReadPdf.Read("%PDF-1.7\nnothing more"u8.ToArray()).Refusal);
    }

    [Fact]
    public void A_page_without_text_among_others_is_named()
    {
        var read = ReadPdf.Read(PdfMaker.OfPages([[new Set(72, 700, 11, "There is text on this page.")], []])).Value;
        Assert.Contains("Page 2 has no text", Assert.Single(read.Warnings).En, StringComparison.Ordinal);
    }

    [Fact]
    public void A_locked_file_is_told_from_a_broken_one()
    {
        var locked = PdfMaker.File(["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 1 /Kids [3 0 R] >>", "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>",
            $"<< /Filter /Standard /V 1 /R 2 /Length 40 /P -44 /O <{new string('1', 64)}> /U <{new string('2', 64)}> >>"],
            "/Root 1 0 R /Encrypt 4 0 R /ID [<00112233445566778899AABBCCDDEEFF> <00112233445566778899AABBCCDDEEFF>]");
        Assert.IsType<PdfIsEncrypted>(ReadPdf.Read(locked).Refusal);
    }
}
