using SecondTrack.Evidence.Formats;
using SecondTrack.Evidence.Formats.Bibliography;
using Xunit;

namespace SecondTrack.Tests.Evidence.Formats.Bibliography;

public class RisTests
{
    [Fact]
    public void A_record_gives_an_item()
    {
        var found = ReadRis.Read("""
            TY  - NEWS
            TI  - Talking while the officials do not
            AU  - Case, Anna B.
            AU  - 孙, 成昊
            AU  - Institute for Invented Studies
            T2  - The Invented Daily
            PY  - 2024
            DA  - 2024/05/16/
            UR  - https://example.org/1
            DO  - 10.1234/x
            LA  - eng
            AB  - First line
              second line
            KW  - dialogue
            N1  - read on the train
            ER  - 

            """);
        var item = Assert.Single(found.Value);
        Assert.Equal(("article-newspaper", "Talking while the officials do not", "The Invented Daily", "2024-05-16", "en",
            "First line second line", "read on the train"),
            (item.Type, item.Title, item.Container, item.Date.Date.Text, item.Language, item.Abstract, item.Note));
        Assert.Equal(["Anna B. Case", "孙成昊", "Institute for Invented Studies"], item.Authors.Select(a => a.ToString()));
        Assert.Equal(("https://example.org/1", "10.1234/x"), (item.Url, item.Doi));
        Assert.Contains(found.Report.Troubles, l => l.Why.In(Language.English).Contains("KW"));
        Assert.StartsWith("TY  - NEWS", item.Raw.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DA  - 2024/05//", "2024-05", null, null)]
    [InlineData("PY  - 2024///Spring", "2024", 1, null)]
    [InlineData("PY  - 2024///Michaelmas", "2024", null, "Michaelmas")]
    [InlineData("PY  - 2024", "2024", null, null)]
    [InlineData("DA  - 16 May 2024", "2024-05-16", null, null)]
    [InlineData("DA  - 2024年5月16日", "2024-05-16", null, null)]
    [InlineData("PY  - in press", "", null, "in press")]
    public void Dates_of_every_form_are_understood(string line, string date, int? season, string? literal)
    {
        var item = Assert.Single(ReadRis.Read($"TY  - JOUR\nTI  - T\n{line}\nER  - \n").Value);
        Assert.Equal((date, season, literal), (item.Date.Date.Text, item.Date.Season, item.Date.Literal));
    }

    [Fact]
    public void Records_that_are_not_closed_and_lines_that_belong_to_none_do_not_stop_the_rest()
    {
        var found = ReadRis.Read("stray words\nTY  - JOUR\nTI  - One\nTY  - XYZ\nTI  - Two\nER  - \nTY  - JOUR\nER  - \nTY  - BOOK\nTI  - Three");
        Assert.Equal(["One", "Two", "Three"], found.Value.Select(i => i.Title));
        Assert.Equal([(1, ImportMark.Skipped), (2, ImportMark.Remark), (2, ImportMark.Read), (4, ImportMark.Remark), (4, ImportMark.Read),
            (7, ImportMark.Skipped), (9, ImportMark.Remark), (9, ImportMark.Read)],
            found.Report.Lines.Select(l => (l.Line!.Value, l.Mark)));
    }

    [Fact]
    public void A_file_of_another_kind_gets_one_sentence() =>
        Assert.Contains("neither CSL JSON, BibTeX nor RIS", ReadBibliography.Read("name,age\nAnna,30\n"u8.ToArray())
            .Refusal!.Sentence.In(Language.English));
}
