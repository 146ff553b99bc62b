using System.Text;
using SecondTrack.Evidence.Formats;
using SecondTrack.Evidence.Formats.Bibliography;
using SecondTrack.Tests.Text;
using Xunit;

namespace SecondTrack.Tests.Evidence.Formats.Bibliography;

public class BibTeXTests
{
    private static BibliographyItem One(string entry) => Assert.Single(ReadBibTeX.Read(entry).Value);

    [Theory]
    [InlineData(@"M{\""u}ller", "Müller")]
    [InlineData(@"M{\""{u}}ller", "Müller")]
    [InlineData(@"M\""uller", "Müller")]
    [InlineData(@"Dvo{\v{r}}{\'a}k", "Dvořák")]
    [InlineData(@"{\'\i}le", "íle")]
    [InlineData(@"Stra{\ss}e und \O{}re", "Straße und Øre")]
    [InlineData(@"Fran\c cois et Fran{\c{c}}ois", "François et François")]
    [InlineData(@"R\&D 5\% --- ``so'' 1990--2000", "R&D 5% — “so” 1990–2000")]
    [InlineData(@"The {AI} \emph{arms} race", "The AI arms race")]
    [InlineData(@"\textbf{中美}二轨~对话", "中美二轨 对话")]
    public void Latex_becomes_the_characters_it_stands_for(string latex, string text) =>
        Assert.Equal(text, One($"@misc{{k, title = {{{latex}}}}}").Title);

    [Theory]
    [InlineData("Müller, Hans", "Müller|Hans|||")]
    [InlineData("Hans Peter Müller", "Müller|Hans Peter|||")]
    [InlineData("von der Leyen, Ursula", "Leyen|Ursula||von der|")]
    [InlineData("Ursula von der Leyen", "Leyen|Ursula||von der|")]
    [InlineData("King, Jr., Martin Luther", "King|Martin Luther|||Jr.")]
    [InlineData("{Institute for AI and Security}", "||Institute for AI and Security||")]
    [InlineData("Institute {and Centre}, {X and Y}", "Institute and Centre|X and Y|||")]
    [InlineData("孙, 成昊", "孙|成昊|||")]
    [InlineData("孙 成昊", "孙|成昊|||")]
    [InlineData("外交部", "||外交部||")]
    [InlineData("given=Hans, family=Müller, prefix=von", "Müller|Hans||von|")]
    public void A_name_is_divided_as_it_was_meant(string written, string parts)
    {
        var name = Assert.Single(One($"@misc{{k, title={{T}}, author = {{{written}}}}}").Authors);
        Assert.Equal(parts, $"{name.Family}|{name.Given}|{name.Literal}|{name.NonDroppingParticle}|{name.Suffix}");
    }

    [Fact]
    public void Authors_are_divided_by_and_and_by_the_signs_Chinese_databases_use()
    {
        Assert.Equal(["甲乙", "丙丁", "戊己"], One("@article{k, title={题}, author={甲 乙; 丙 丁 and 戊 己}}").Authors.Select(a => a.ToString()));
        Assert.Equal(["Anna B. Case", "Dee Eff"], One("@article{k, title={T}, author={Case, Anna B. AND Dee Eff}}")
            .Authors.Select(a => a.ToString()));
    }

    [Theory]
    [InlineData("year = 2024, month = may, day = 16", "2024-05-16", null)]
    [InlineData("year = {2024}, month = {5}", "2024-05", null)]
    [InlineData("year = 2024, month = \"16~\" # may", "2024-05-16", null)]
    [InlineData("date = {2023-11/2024-02}", "2023-11/2024-02", null)]
    [InlineData("date = {2024~}", "2024~", null)]
    [InlineData("date = {2024-05-16T10:00:00Z}", "2024-05-16", null)]
    [InlineData("year = {2024年5月}", "2024-05", null)]
    [InlineData("year = {forthcoming}", "", "forthcoming")]
    [InlineData("date = {2024/..}", "2024", "2024/..")]
    [InlineData("title = {no date}", "", null)]
    public void Dates_keep_what_is_known_and_words_that_are_no_date(string field, string date, string? literal)
    {
        var item = One($"@misc{{k, author={{A B}}, {field}}}");
        Assert.Equal((date, literal), (item.Date.Date.Text, item.Date.Literal));
    }

    [Fact]
    public void Strings_join_and_a_chapter_takes_from_its_book_what_it_lacks()
    {
        var items = ReadBibTeX.Read("""
            @string{ISEC = "Journal of Invented " # {Security}}
            @comment{anything = {here}}
            @article(a1, author = "Case, Anna", title = {One}, journal = ISEC # { Studies}, year = 2020)
            @inbook{c1, author = {Dee, Eff}, title = {Chapter}, crossref = {b1}}
            @book{b1, title = {The Book}, editor = {Gee, Aitch}, year = 2019, publisher = {P}}
            """).Value;
        Assert.Equal("Journal of Invented Security Studies", items[0].Container);
        Assert.Equal(("The Book", "2019", "chapter"), (items[1].Container, items[1].Date.Date.Text, items[1].Type));
    }

    [Theory]
    [InlineData("@article{bad, title = {never closed, year = 2020")]
    [InlineData("@article{bad, title = \"never closed, year = 2020}")]
    [InlineData("@article{bad, title {no equals}}")]
    [InlineData("@article{bad, title = }")]
    [InlineData("@article{bad, title = {T} trailing words}")]
    [InlineData("@article{bad")]
    public void A_broken_entry_is_named_with_its_line_and_the_others_are_read(string broken)
    {
        var found = ReadBibTeX.Read($"@misc{{first, title={{First}}}}\n\n{broken}\n\n@misc{{last, title={{Last}}}}\n");
        Assert.Equal(["First", "Last"], found.Value.Select(i => i.Title));
        var skipped = Assert.Single(found.Report.Lines, l => l.Mark == ImportMark.Skipped);
        Assert.Equal(3, skipped.Line);
        Assert.StartsWith("@article{bad", skipped.What, StringComparison.Ordinal);
    }

    [Fact]
    public void What_has_no_field_here_is_kept_as_written_and_said()
    {
        var found = ReadBibTeX.Read("@book{k, title={T}, publisher={P}, isbn={1}, author={A B and others}}");
        Assert.Contains(found.Report.Troubles, l => l.Why.In(Language.English).Contains("isbn, publisher"));
        Assert.Contains(found.Report.Troubles, l => l.Why.In(Language.Chinese).Contains('等'));
        Assert.Contains("isbn={1}", found.Value[0].Raw.Text);
    }

    [Fact]
    public void Gbk_bytes_and_Latin_1_bytes_are_told_apart_and_said()
    {
        var chinese = ReadBibliography.Read(DecodeTextTests.Bytes("@article{k, title={二轨外交与人工智能安全}, author={孙 成昊}}", "gb18030")).Value;
        Assert.Equal("二轨外交与人工智能安全", chinese.Value[0].Title);
        Assert.Equal(ImportMark.Remark, chinese.Report.Lines[0].Mark);
        var german = ReadBibliography.Read(Encoding.Latin1.GetBytes("@article{k, title={Über Brücken}, author={Müller, Jürgen}}")).Value;
        Assert.Equal("Über Brücken", german.Value[0].Title);
    }

    [Fact]
    public void An_address_keeps_its_signs() =>
        Assert.Equal("https://example.org/a_b?x=1&y=%20~z", One(@"@online{k, url = {https://example.org/a\_b?x=1\&y=%20~z}}").Url);

    [Fact]
    public void Twenty_thousand_entries_take_a_moment_only()
    {
        var file = string.Concat(Enumerable.Range(0, 20_000)
            .Select(i => $"@article{{k{i}, title={{Title {{\\\"u}} {i}}}, author={{Case, Anna and Dee, Eff}}, year=2020}}\n"));
        var clock = System.Diagnostics.Stopwatch.StartNew();
        Assert.Equal(20_000, ReadBibTeX.Read(file).Value.Count);
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 10);
    }
}
