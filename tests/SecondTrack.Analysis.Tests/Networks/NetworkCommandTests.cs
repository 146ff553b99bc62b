using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using SecondTrack.Analysis.Networks;
using SecondTrack.Cli;
using SecondTrack.Cli.Networks;
using Xunit;

namespace SecondTrack.Analysis.Tests.Networks;

public sealed class NetworkCommandTests : IDisposable
{
    private const string Good = """
        id,date,document,person,organisation,concept,agreement
        1,2024-01-01,A,Ann,Left,tax,1
        2,2024-01-01,A,Bob,Right,tax,0
        3,2024-02-01,B,"Chi, 池",Left,tax,1
        4,2024-02-01,B,Ann,Left,"road ""A"";",NA
        5,2024-03-01,C,Bob,Right,road,1
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_table_of_statements_becomes_a_network_and_its_files()
    {
        var (csv, json) = (Write("s.csv", Good), Path.Combine(_folder, "o.json"));
        string[] files = ["n.csv", "n.graphml", "n.gexf"];
        Assert.Equal(0, await CommandLine.Run(["network", csv, "--type", "onemode", "--rows", "person", "--columns", "concept", "--qualifier", "agreement", "--aggregation", "conflict",
            "--json", json, "--csv", Path.Combine(_folder, files[0]), "--graphml", Path.Combine(_folder, files[1]), "--gexf", Path.Combine(_folder, files[2])]));
        var answer = JsonNode.Parse(await File.ReadAllTextAsync(json))!.AsObject();
        Assert.Equal(["db", "options", "filteredStatementIds", "matrices"], answer.Select(p => p.Key));
        Assert.Equal("[1,2,3,5]", answer["filteredStatementIds"]!.ToJsonString());
        var matrix = answer["matrices"]![0]!.AsObject();
        Assert.Equal(["start", "mid", "stop", "n", "rows", "cols", "m"], matrix.Select(p => p.Key));
        Assert.Equal("[[0,1,0],[1,0,1],[0,1,0]]", matrix["m"]!.ToJsonString());
        Assert.Equal("\"\";\"Ann\";\"Bob\";\"Chi, 池\"\n\"Ann\";0;1;0\n\"Bob\";1;0;1\n\"Chi, 池\";0;1;0\n", await File.ReadAllTextAsync(Path.Combine(_folder, files[0])));
        XNamespace g = "http://graphml.graphdrawing.org/xmlns", x = "http://gexf.net/1.3";
        var (graphml, gexf) = (XDocument.Load(Path.Combine(_folder, files[1])), XDocument.Load(Path.Combine(_folder, files[2])));
        Assert.Equal((3, 2), (graphml.Descendants(g + "node").Count(), graphml.Descendants(g + "edge").Count()));
        Assert.Equal((3, 2), (gexf.Descendants(x + "node").Count(), gexf.Descendants(x + "edge").Count()));
        Assert.All(graphml.Descendants(g + "edge"), e => Assert.Contains(graphml.Descendants(g + "node"), n => n.Attribute("id")!.Value == e.Attribute("source")!.Value));
    }

    [Theory]
    [InlineData("id,date,person,concept,agreement\n1,2024-01-01,Ann,tax", "s.csv, line 2: found 4 cells, expected 5 as in the first line.")]
    [InlineData("id,day,person,concept,agreement\n1,2024-01-01,Ann,tax,1", "s.csv, line 1: found no column “date”, expected id, date, document, person, organisation, concept, agreement.")]
    [InlineData("id,date,person,concept,agreement\n1,2024-01-01,Ann,tax,1\n1,2024-01-01,Bob,tax,1", "s.csv, line 3, column “id”: found “1”, expected a whole number that no other line has.")]
    [InlineData("id,date,person,concept,agreement\n1,31/01/2024,Ann,tax,1", "s.csv, line 2, column “date”: found “31/01/2024”, expected a date such as 2024-03-31.")]
    [InlineData("id,date,person,concept,agreement\n1,2024-01-01,Ann,tax,Infinity", "s.csv, line 2, column “agreement”: found “Infinity”, expected a whole number, true or false.")]
    [InlineData("id,date,person,concept,agreement\n1,2024-01-01,Ann,tax,1e3", "s.csv, line 2, column “agreement”: found “1e3”, expected a whole number, true or false.")]
    [InlineData("id,date,document,person,concept\n1,2024-01-01,A,Ann,tax\n2,2024-01-02,A,Bob,tax", "s.csv, line 3, column “date”: found “2024-01-02”, expected 2024-01-01 00:00:00, the date of its document in an earlier line.")]
    [InlineData("id,date,person,person,concept\n1,2024-01-01,A,Ann,tax", "s.csv, line 1: found the column “person” twice, expected each column once.")]
    [InlineData("id,date,person,concept\n", "s.csv, line 2: found nothing, expected at least one line of values.")]
    [InlineData("id,date,person\n1,2024-01-01,Ann", "s.csv, line 1: found 1 columns of values, expected at least two (person or organisation, concept).")]
    [InlineData("id,date,person,concept\n1,2024-01-01,\"Ann,tax", "s.csv, line 2: found a quotation mark that is never closed, expected its closing mark.")]
    public async Task A_malformed_table_gets_one_sentence(string text, string sentence)
    {
        var path = Write("s.csv", text);
        Assert.Equal(sentence, StatementFile.Of(path).Refusal?.Sentence.In(Language.English));
        Assert.Equal(2, await CommandLine.Run(["network", path]));
    }

    [Theory]
    [InlineData("id,date,person,concept,agreement\n1,2024-01-01,Ann,tax,1")]
    [InlineData("date;person;concept;agreement\n2024-01-01;Ann;tax;0\n2024-01-01;Bob;tax;0")]
    [InlineData("date,person,concept,agreement\n2024-01-01,NA,tax,1\n2024-01-01,,tax,\n2024-01-01,null,,0")]
    public void Few_or_empty_statements_give_finite_numbers(string text)
    {
        var file = StatementFile.Of(Write("s.csv", text)).Value;
        foreach (var kernel in AskedNetwork.Kernels)
            foreach (var normalisation in AskedNetwork.Normalisations)
                foreach (var aggregation in AskedNetwork.Aggregations)
                    foreach (var definitions in new[] { Definitions.Corrected, Definitions.Dna })
                    {
                        var asked = new JsonObject
                        {
                            ["variable1"] = "person", ["qualifier"] = "agreement", ["networkType"] = normalisation.Value is Normalisation.Activity or Normalisation.Prominence ? "twomode" : "onemode",
                            ["qualifierAggregation"] = aggregation.Name, ["normalization"] = normalisation.Name, ["kernel"] = kernel.Name, ["timeWindow"] = kernel.Value == Kernel.None ? "no" : "days", ["windowSize"] = 2, ["indentTime"] = false,
                        };
                        var answer = AnswerNetwork.Of(file, asked, definitions);
                        if (answer.Done) Assert.All(answer.Value.Result.Matrices, m => Assert.All(m.Cells.ToArray(), c => Assert.True(double.IsFinite(c))));
                    }
        foreach (var kind in AnswerKind.Kinds) Assert.DoesNotContain("NaN", Encoding.UTF8.GetString(WriteNetworkJson.Kind("s", kind, null, AnswerKind.Of(file, new() { ["kind"] = kind }, Definitions.Corrected, default).Value.Json)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_batch_goes_on_after_a_line_that_cannot_be_answered()
    {
        Write("s.csv", Good);
        var (batch, json) = (Write("b.jsonl", """
            {"db": "s.csv", "options": {"variable1": "person"}}
            {"db": "s.csv", "options": {"variable1": "nobody"}}
            {"db": "s.csv", "options": {"windowSize": "wide"}}
            {"db": "none.csv", "options": {}}
            {"db": "s.csv", "kind": "nestedBackbone"}
            """), Path.Combine(_folder, "o.jsonl"));
        Assert.Equal(2, await CommandLine.Run(["network", "--batch", batch, "--json", json]));
        var lines = (await File.ReadAllLinesAsync(json)).Select(l => JsonNode.Parse(l)!).ToList();
        Assert.Equal(5, lines.Count);
        Assert.NotNull(lines[0]["matrices"]);
        Assert.StartsWith("There is no variable “nobody”", lines[1]["error"]!.ToString(), StringComparison.Ordinal);
        Assert.Equal("The option windowSize is “\"wide\"”; expected a whole number.", lines[2]["error"]!.ToString());
        Assert.Contains("none.csv", lines[3]["error"]!.ToString(), StringComparison.Ordinal);
        Assert.Equal("nested", lines[4]["result"]!["method"]!.ToString());
        Assert.Equal(2, await CommandLine.Run(["network", "--batch", Write("c.jsonl", "{\"db\": ")]));
    }

    [Fact]
    public void Labels_of_any_characters_stay_in_a_graph_that_can_be_read()
    {
        var matrix = new NetworkMatrix(default, default, default, 0, ["a\u0001<&\"", "😀池\uD800"], ["x"], new double[] { 1, -0.5 });
        var written = XDocument.Parse(Encoding.UTF8.GetString(WriteGraph.GraphMl(matrix, new())));
        Assert.Equal(["a\uFFFD<&\"", "😀池\uFFFD", "x"], written.Descendants().Where(e => e.Attribute("key")?.Value == "label").Select(e => e.Value));
        Assert.Equal(["1", "-0.5"], written.Descendants().Where(e => e.Attribute("key")?.Value == "weight").Select(e => e.Value));
    }

    [Fact]
    public async Task Several_windows_are_several_files()
    {
        var csv = Write("s.csv", Good);
        Assert.Equal(0, await CommandLine.Run(["network", csv, "--rows", "person", "--window", "months", "--window-size", "1", "--from", "2024-01-01", "--to", "2024-03-31", "--csv", Path.Combine(_folder, "w.csv")]));
        Assert.Equal(["w 01 2024-01-16 12:00:00.csv", "w 02 2024-02-15 12:00:00.csv", "w 03 2024-03-16 12:00:00.csv"],
            Directory.GetFiles(_folder, "w*").Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal));
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
