using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using SecondTrack.Evidence.Formats;
using SecondTrack.Evidence.Formats.Bibliography;
using Xunit;

namespace SecondTrack.Tests.Evidence.Formats.Bibliography;

public class CslJsonTests
{
    private const string Speech = """
        [
          {
            "id": "http://zotero.org/users/1/items/AB",
            "type": "speech",
            "title": "人工智能与国际安全",
            "event-title": "An invented forum",
            "event-place": "Geneva",
            "author": [ {"family": "孙", "given": "成昊"}, {"literal": "外交部"}, {"family": "Gaulle", "given": "Charles", "non-dropping-particle": "de"} ],
            "issued": { "date-parts": [ ["2024", 5, 16], [2024, 5, 18] ], "circa": true },
            "URL": "https://example.org/1",
            "zzz": "own field",
            "note": "tags: dialogue"
          }
        ]
        """;

    [Fact]
    public void An_item_is_read_and_written_back_with_everything_it_had()
    {
        var item = Assert.Single(ReadCslJson.Read(Speech).Value);
        Assert.Equal(("speech", "人工智能与国际安全", "An invented forum", "2024-05-16/2024-05-18~"),
            (item.Type, item.Title, item.Container, item.Date.Date.Text));
        Assert.Equal(["孙成昊", "外交部", "Charles de Gaulle"], item.Authors.Select(a => a.ToString()));
        var written = JsonNode.Parse(WriteCslJson.Write([item]))![0]!.AsObject();
        Assert.Equal("Geneva", (string?)written["event-place"]);
        Assert.Equal("An invented forum", (string?)written["event-title"]);
        Assert.Null(written["container-title"]);
        Assert.Equal("own field", (string?)written["custom"]!["zzz"]);
        Assert.Equal("[[2024,5,16],[2024,5,18]]", written["issued"]!["date-parts"]!.ToJsonString());
        Assert.All(written, field => Assert.Contains(field.Key, CslVocabulary.Fields));
    }

    [Theory]
    [InlineData("""{"date-parts":[[2024]],"season":2}""", "2024", 2, null)]
    [InlineData("""{"date-parts":[[2024,14]]}""", "2024", 2, null)]
    [InlineData("""{"date-parts":[[2024,5]],"circa":"ca."}""", "2024-05~", null, null)]
    [InlineData("""{"raw":"2023-11/2024-02"}""", "2023-11/2024-02", null, null)]
    [InlineData("""{"literal":"Spring Festival"}""", "", null, "Spring Festival")]
    [InlineData("""{"date-parts":[[-300]]}""", "", null, "[[-300]]")]
    [InlineData("""{"date-parts":[[]]}""", "", null, null)]
    [InlineData("""{"date-parts":[[2024,2,30]]}""", "2024", null, "[[2024,2,30]]")]
    [InlineData("\"2024-05\"", "2024-05", null, null)]
    public void Dates_of_every_form_are_understood_or_kept_as_written(string issued, string date, int? season, string? literal)
    {
        var item = Assert.Single(ReadCslJson.Read($$"""[{"id":"1","type":"book","title":"T","issued":{{issued}}}]""").Value);
        Assert.Equal((date, season, literal), (item.Date.Date.Text, item.Date.Season, item.Date.Literal));
    }

    [Theory]
    [InlineData("{\n    \"id\": \"2\", \"title\": \"never closed,\n    \"type\": \"book\"\n  },", 1)]
    [InlineData("{\n    \"id\": \"2\" \"title\": \"no comma\"\n  },", 1)]
    [InlineData("{\n    \"id\": \"2\", \"title\": [\"no bracket\"\n  },", 1)]
    [InlineData("{ \"id\": \"2\", \"type\": \"book\" },", 1)]
    [InlineData("{ \"id\": \"2\", \"type\": \"book\", \"title\": \"a\", \"title\": \"twice\" },", 1)]
    [InlineData("{ \"id\": \"2\", \"type\": \"book\", \"title\": \"\\ud800 half a character\" },", 1)]
    [InlineData("17, null, [1],", 0)]
    public void A_broken_item_is_named_and_the_others_are_read(string broken, int skipped)
    {
        var found = ReadCslJson.Read($"[\n  {{\"id\":\"1\",\"type\":\"book\",\"title\":\"First\"}},\n  {broken}\n  {{\"id\":\"3\",\"type\":\"book\",\"title\":\"Last\"}}\n]");
        Assert.Equal(["First", "Last"], found.Value.Select(i => i.Title));
        Assert.Equal(skipped, found.Report.Count(ImportMark.Skipped));
        Assert.All(found.Report.Lines.Where(l => l.Mark == ImportMark.Skipped), l => Assert.Equal(3, l.Line));
    }

    [Fact]
    public void A_file_cut_off_at_any_byte_loses_only_its_last_item()
    {
        var whole = Encoding.UTF8.GetBytes("""[{"id":"1","type":"book","title":"甲"},{"id":"2","type":"book","title":"乙"},{"id":"3","type":"book","title":"丙"}]""");
        var second = Encoding.UTF8.GetString(whole).IndexOf("{\"id\":\"2\"", StringComparison.Ordinal) + 2;
        for (var length = second; length < whole.Length; length++)
        {
            var outcome = ReadBibliography.Read(whole[..length]);
            if (outcome.Done) Assert.Equal("甲", outcome.Value.Value[0].Title);
            else Assert.DoesNotContain("Exception", outcome.Refusal!.Sentence.In(Language.English));
        }
    }

    [Fact]
    public void Depth_and_noise_end_in_a_report_not_in_a_crash()
    {
        var deep = "[{\"id\":\"1\",\"title\":" + new string('[', 100_000) + "\n{\"id\":\"2\",\"type\":\"book\",\"title\":\"T\"}";
        Assert.NotEmpty(ReadCslJson.Read(deep).Report.Lines);
        Gen.String.Sample(s =>
            ReadCslJson.Read("[{" + s).Report is not null && ReadBibTeX.Read("@a{" + s).Report is not null && ReadRis.Read("TY  - " + s)
                .Report is not null);
    }

    private static readonly Gen<string> Words = Pick.One("二轨外交", "Müller", "O’Neil", "a \"quoted\" one", "back\\slash", "<b>", "😀", "外交部",
        "line\nbreak").Array[1, 3].Select(w => string.Join(' ', w));

    private static readonly Gen<PartialDate> Dates = Gen.Select(Gen.Int[1000, 9999], Gen.Int[0, 12], Gen.Int[0, 28], Gen.Bool,
        (y, m, d, about) =>
        PartialDate.Parse(m == 0 ? $"{y}" : d == 0 ? $"{y}-{m:00}" : $"{y}-{m:00}-{d:00}") is var date && about
            ? PartialDate.Parse(date.Text + "~") : date);

    private static readonly Gen<BibliographyName> Names = Gen.OneOf(
        Words.Select(BibliographyName.Body),
        Gen.Select(Words, Words, Words.Null(), (f, g, p) => new BibliographyName(f, g, null) { NonDroppingParticle = p }));

    [Fact]
    public void What_is_written_is_read_again_the_same() =>
        Gen.Select(Words, Words.Null(), Names.Array[0, 3], Dates, Gen.Int[0, 4], Words.Null(), Words.Null())
            .Sample((title, container, authors, date, season, note, url) =>
        {
            var item = new BibliographyItem
            {
                Id = "x", Type = "interview", Title = title, Container = container, Authors = authors,
                Date = new(date, season == 0 ? null : season), Note = note, Url = url, Raw = new(BibliographyFormat.Ris, 1, ""),
            };
            var back = Assert.Single(ReadCslJson.Read(WriteCslJson.Write([item])).Value);
            Assert.Equal(item.Authors, back.Authors);
            Assert.Equal(item with { Authors = [], Raw = back.Raw }, back with { Authors = [] });
        });
}
