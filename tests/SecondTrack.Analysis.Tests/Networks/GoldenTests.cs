using System.Text.Json.Nodes;
using SecondTrack.Analysis.Networks;
using SecondTrack.Cli.Networks;
using Xunit;

namespace SecondTrack.Analysis.Tests.Networks;

/// <summary>What Discourse Network Analyzer's own engine returned, line by line, through the reader and the command's options.</summary>
public class GoldenTests
{
    [Theory]
    [InlineData("sample-v3")]
    [InlineData("synthetic-v3")]
    public void Every_network_of_DNA_is_reproduced(string name)
    {
        var file = StatementFile.Of(SharedData.Path($"dna/{name}.dna")).Value;
        var checks = 0;
        foreach (var golden in File.ReadLines(SharedData.Path($"dna/golden/{name}.jsonl")).Select(l => JsonNode.Parse(l)!.AsObject()).Where(g => g.ContainsKey("options")))
        {
            var answer = AnswerNetwork.Of(file, golden["options"]!.AsObject(), Definitions.Dna);
            var what = golden["options"]!.ToJsonString();
            if (golden["error"] is { } error)
            {
                Assert.Equal(error.GetValue<string>(), answer.Refusal?.Sentence.En);
                continue;
            }
            var mine = JsonNode.Parse(WriteNetworkJson.Of(golden["db"]!.GetValue<string>(), golden["options"]!.AsObject(), answer.Value.Result))!;
            SameJson.Assert(golden, mine, what);
            checks++;
        }
        Assert.True(checks >= 82);
    }

    [Fact]
    public void The_older_format_holds_the_same_statements()
    {
        var (v2, v3) = (StatementFile.Of(SharedData.Path("dna/sample-v2.dna")).Value, StatementFile.Of(SharedData.Path("dna/sample-v3.dna")).Value);
        foreach (var aggregation in new[] { "ignore", "congruence", "conflict", "subtract" })
        {
            var asked = new JsonObject { ["networkType"] = "onemode", ["qualifier"] = "agreement", ["qualifierAggregation"] = aggregation, ["normalization"] = "average", ["duplicates"] = "document" };
            var (a, b) = (AnswerNetwork.Of(v2, asked, Definitions.Dna).Value.Result, AnswerNetwork.Of(v3, asked, Definitions.Dna).Value.Result);
            Assert.Equal(b.Matrices[0].Rows, a.Matrices[0].Rows);
            Assert.Equal(b.Matrices[0].Cells.ToArray(), a.Matrices[0].Cells.ToArray());
            Assert.Equal(b.Matrices[0].Start, a.Matrices[0].Start);
        }
    }

    /// <summary>The sums that DNA's documentation and its tests give for its sample.</summary>
    [Theory]
    [InlineData("onemode", "ignore", "no", 276)]
    [InlineData("onemode", "ignore", "average", 46.261854)]
    [InlineData("onemode", "ignore", "jaccard", 24.469002)]
    [InlineData("onemode", "ignore", "cosine", 8.872727)]
    [InlineData("onemode", "congruence", "no", 160)]
    [InlineData("onemode", "congruence", "average", 25.802436)]
    [InlineData("onemode", "congruence", "jaccard", 13.610663)]
    [InlineData("onemode", "congruence", "cosine", 4.806061)]
    [InlineData("onemode", "conflict", "no", 116)]
    [InlineData("onemode", "conflict", "average", 20.459418)]
    [InlineData("onemode", "conflict", "jaccard", 10.858340)]
    [InlineData("onemode", "conflict", "cosine", 4.066667)]
    [InlineData("onemode", "subtract", "no", 44)]
    [InlineData("onemode", "subtract", "average", 5.343018)]
    [InlineData("onemode", "subtract", "jaccard", 2.752323)]
    [InlineData("onemode", "subtract", "cosine", 0.739394)]
    [InlineData("twomode", "ignore", "no", 40)]
    [InlineData("twomode", "combine", "no", 30)]
    [InlineData("twomode", "subtract", "no", 18)]
    [InlineData("twomode", "ignore", "activity", 7)]
    [InlineData("twomode", "subtract", "activity", 2.118182)]
    [InlineData("twomode", "ignore", "prominence", 6)]
    [InlineData("twomode", "subtract", "prominence", 3.778571)]
    public void Reference_sums(string type, string aggregation, string normalisation, double sum)
    {
        var file = StatementFile.Of(SharedData.Path("dna/sample-v3.dna")).Value;
        var asked = new JsonObject { ["networkType"] = type, ["qualifier"] = "agreement", ["qualifierAggregation"] = aggregation, ["normalization"] = normalisation };
        var result = AnswerNetwork.Of(file, asked, Definitions.Dna).Value.Result;
        Assert.Equal(40, result.Matrices[0].Statements);
        Assert.Equal(sum, result.Matrices[0].Cells.ToArray().Sum(), 6);
    }
}

internal static class SameJson
{
    /// <summary>Same names in the same order, numbers within 1e-9.</summary>
    public static void Assert(JsonNode? expected, JsonNode? actual, string what)
    {
        switch (expected)
        {
            case JsonObject o:
                Xunit.Assert.Equal(o.Select(p => p.Key), actual!.AsObject().Select(p => p.Key));
                foreach (var (key, value) in o) Assert(value, actual[key], $"{what}/{key}");
                break;
            case JsonArray a:
                Xunit.Assert.True(a.Count == actual!.AsArray().Count, $"{what}: {actual.AsArray().Count} instead of {a.Count}");
                for (var i = 0; i < a.Count; i++) Assert(a[i], actual[i], $"{what}[{i}]");
                break;
            case JsonValue v when v.GetValueKind() == System.Text.Json.JsonValueKind.Number:
                var (e, m) = (v.GetValue<double>(), actual!.GetValue<double>());
                Xunit.Assert.True(Math.Abs(e - m) <= 1e-9 * Math.Max(1, Math.Abs(e)), $"{what}: {m} instead of {e}");
                break;
            default:
                Xunit.Assert.True(JsonNode.DeepEquals(expected, actual), $"{what}: {actual} instead of {expected}");
                break;
        }
    }
}
