using System.IO.Compression;
using System.Text;
using System.Text.Json;
using SecondTrack.Cli;
using Xunit;

namespace SecondTrack.Analysis.Tests.Groups;

/// <summary>The commands, from a file to their JSON. Their messages come in the language of the system, here English by <c>--lang</c>.</summary>
public sealed class GroupsCommandTests : IDisposable
{
    private const string Long = "voter-id,comment-id,vote\n", Matrix = "participant,group-id,n-comments,n-votes,n-agree,n-disagree,";

    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string Votes(int people = 12, int statements = 6) => Long + string.Concat(Enumerable.Range(0, people).SelectMany(i => Enumerable.Range(0, statements)
        .Where(j => (i + j) % 5 != 0).Select(j => $"{i + 100},{j + 7},{(j == 0 ? 1 : i % 2 == 0 ? 1 - j % 3 : j % 3 - 1)}\n")));

    [Fact]
    public async Task Answers_in_the_promised_form()
    {
        var sides = Write("sides.csv", "participant,side\n" + string.Concat(Enumerable.Range(0, 12).Select(i => $"{i + 100},{(i % 2 == 0 ? "north" : "south")}\n")));
        var answer = await Json("groups", Write("votes.csv", Votes()), "--sides", sides);
        Assert.Equal(100, answer.GetProperty("participants")[0].GetProperty("id").GetInt32());
        Assert.Equal("north", answer.GetProperty("participants")[0].GetProperty("side").GetString());
        Assert.Equal(6, answer.GetProperty("statements").GetArrayLength());
        Assert.Equal(answer.GetProperty("k").GetInt32(), answer.GetProperty("groups").GetArrayLength());
        Assert.Equal([7, 8, 9, 10, 11, 12], answer.GetProperty("pca").GetProperty("statements").EnumerateArray().Select(s => s.GetInt32()));
        var common = answer.GetProperty("commonGround")[0];
        Assert.Equal((7, "shared"), (common.GetProperty("statement").GetInt32(), common.GetProperty("band").GetString()));
        foreach (var name in new[] { "majority", "search", "sides", "seconds" }) Assert.True(answer.TryGetProperty(name, out _));
        Assert.InRange(answer.GetProperty("overlapOfGroupsAndSides").GetDouble(), 0.5, 1);
        var published = await Json("groups", Path.Combine(_folder, "votes.csv"), "--sides", sides, "--publish", "3");
        Assert.Equal(["minimumCell", "statements"], published.EnumerateObject().Select(p => p.Name));
    }

    [Fact]
    public async Task Both_forms_any_packing_and_a_mark_give_the_same()
    {
        var votes = Votes();
        var rows = votes.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(l => l.Split(',')).ToLookup(c => c[0]);
        var matrix = Matrix + "7,8,9,10,11,12\n" + string.Concat(rows.Select(r => $"{r.Key},,,,,," + string.Join(',', Enumerable.Range(7, 6).Select(j => r.FirstOrDefault(c => c[1] == $"{j}")?[2])) + "\n"));
        var packed = Path.Combine(_folder, "votes.csv.gz");
        await using (var gz = new GZipStream(File.Create(packed), CompressionMode.Compress)) await gz.WriteAsync(Encoding.UTF8.GetBytes("\uFEFF" + votes.Replace("\n", "\r\n", StringComparison.Ordinal)));
        var expected = Body(await Json("groups", Write("votes.csv", votes)));
        Assert.Equal(expected, Body(await Json("groups", Write("matrix.csv", matrix))));
        Assert.Equal(expected, Body(await Json("groups", packed)));
        Assert.Equal(expected, Body(await Json("groups", Write("utf16.csv", votes, Encoding.Unicode))));

        static string Body(JsonElement answer) => string.Join('\n', answer.EnumerateObject().Where(p => p.Name != "seconds").Select(p => p.ToString()));
    }

    [Fact]
    public async Task Names_in_a_Chinese_encoding_are_read()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var votes = Votes().Replace("100,", "王院长,", StringComparison.Ordinal).Replace("101,", "李教授,", StringComparison.Ordinal);
        var answer = await Json("groups", Write("votes.csv", votes, Encoding.GetEncoding("gb18030")));
        Assert.Equal("王院长", answer.GetProperty("participants")[0].GetProperty("id").GetString());
    }

    [Fact]
    public async Task The_latest_vote_holds_in_whatever_order_the_file_has_them()
    {
        var stamped = "timestamp,comment-id,voter-id,vote\n" + string.Concat(Enumerable.Range(0, 24).Select(n => $"{100 - n},{n % 4},{n / 4},{(n % 3) - 1}\n")) + "1,0,0,1\n200,1,0,1\n";
        var answer = await Json("groups", Write("votes.csv", stamped));
        var changes = answer.GetProperty("changesOfMind").EnumerateArray().Select(c => (c.GetProperty("statement").GetInt32(), c.GetProperty("from").GetString(), c.GetProperty("to").GetString())).ToList();
        Assert.Equal([(0, "agree", "disagree"), (1, "pass", "agree")], changes);
    }

    [Theory]
    [InlineData("", "votes.csv, line 1: found nothing, expected the names of the columns.")]
    [InlineData("a,b\n1,2\n", "line 1: found the columns a, b, expected")]
    [InlineData(Long + "1,2,7\n", "votes.csv, line 2, column “vote”: found “7”, expected −1, 0 or 1.")]
    [InlineData(Long + "1,2,Infinity\n", "line 2, column “vote”: found “Infinity”")]
    [InlineData(Long + "1,2,NaN\n", "found “NaN”")]
    [InlineData(Long + "1,2,1\n1,3\n", "line 3: found 2 cells, expected 3")]
    [InlineData(Long + "1,\"2,1\n1,3,1\n", "quotation mark")]
    [InlineData(Long, "votes.csv: found no votes")]
    [InlineData(Long + "1,2,1\n1,3,0\n", "votes of one person, expected at least two")]
    [InlineData(Long + "1,2,1\n2,2,0\n", "one statement, expected at least two")]
    [InlineData(Long + "1,2,1\n2,2,1\n1,3,1\n2,3,1\n", "the same vote from everybody")]
    [InlineData(Matrix + "0,1\n1,,,,,,1,1\n1,,,,,,0,1\n", "line 3, column “participant”: found “1”, expected each participant once")]
    [InlineData(Matrix + "0,1\n1,,,,,,1,1\n2,,,,,,2,1\n", "line 3, column “0”: found “2”, expected −1, 0, 1 or nothing")]
    [InlineData(Matrix + "0,0\n1,,,,,,1,1\n", "the column “0” twice")]
    [InlineData(Matrix + "0,1\n1,,,,,,,\n2,,,,,,,\n", "no votes")]
    public async Task A_malformed_file_gets_one_sentence(string content, string sentence) => await Refused(sentence, "groups", Write("votes.csv", content));

    [Theory]
    [InlineData("--k", "99", "--k: found 99")]
    [InlineData("--k", "0", "--k: found 0, expected 1 or more")]
    [InlineData("--publish", "3", "--publish needs --sides")]
    [InlineData("--sides", "participant,side\n100,a\n100,b\n", "line 3, column “participant”: found “100”, expected each participant once")]
    [InlineData("--sides", "participant,sides\n100,a\n", "expected the columns participant, side")]
    [InlineData("--sides", "participant,side\n5,a\n", "nobody who voted")]
    [InlineData("--labels", "participant,group\n100,NA\n", "no group")]
    [InlineData("--comments", "comment-id,moderated\n7,2\n", "line 2, column “moderated”: found “2”")]
    public async Task A_wrong_companion_gets_one_sentence(string option, string value, string sentence) =>
        await Refused(sentence, "groups", Write("votes.csv", Votes()), option, value.Contains('\n', StringComparison.Ordinal) ? Write("other.csv", value) : value);

    [Fact]
    public async Task Forecasts_are_scored()
    {
        var answer = await Json("score", Write("f.csv", "forecaster,question,time,probability,outcome\na,q1,2026-01-01,0.8,1\nb,q1,2026-01-03,0.4,1\na,q1,2026-01-05,0.9,1\na,q2,2026-01-01,0,1\nb,q3,2026-01-01,0.5,\n"));
        Assert.Equal((0.04 + 0.36 + 0.01 + 1) / 4, answer.GetProperty("brier").GetDouble(), 1e-12);
        Assert.Equal(answer.GetProperty("brier").GetDouble(), answer.GetProperty("reliability").GetDouble() - answer.GetProperty("resolution").GetDouble() + answer.GetProperty("uncertainty").GetDouble(), 1e-12);
        Assert.Equal(JsonValueKind.Null, answer.GetProperty("log").ValueKind);
        Assert.Equal(1, answer.GetProperty("certainAndWrong").GetInt32());
        Assert.Equal([1.0, 0.5], answer.GetProperty("perForecaster").EnumerateArray().Select(f => Math.Round(f.GetProperty("coverage").GetDouble(), 9)));
    }

    [Theory]
    [InlineData("a,q,1,1.2,1\n", "line 2, column “probability”: found “1.2”, expected a number from 0 to 1.")]
    [InlineData("a,q,1,NaN,1\n", "found “NaN”")]
    [InlineData("a,q,1,0.5,2\n", "column “outcome”: found “2”")]
    [InlineData("a,q,soon,0.5,1\n", "column “time”: found “soon”")]
    [InlineData("a,q,1,0.5,1\nb,q,2,0.5,0\n", "the same outcome for this question as in line 2")]
    [InlineData("a,q,1,0.5,\n", "no forecast with an outcome")]
    public async Task A_malformed_forecast_gets_one_sentence(string rows, string sentence) => await Refused(sentence, "score", Write("f.csv", "forecaster,question,time,probability,outcome\n" + rows));

    private string Write(string name, string content, Encoding? encoding = null)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, content, encoding ?? new UTF8Encoding(false));
        return path;
    }

    private async Task<JsonElement> Json(params string[] args)
    {
        var to = Path.Combine(_folder, "answer.json");
        Assert.Equal(0, await CommandLine.Run([.. args, "--json", to, "--lang", "en"]));
        return JsonDocument.Parse(await File.ReadAllBytesAsync(to)).RootElement.Clone();
    }

    private static async Task Refused(string sentence, params string[] args)
    {
        var before = Console.Error;
        using var said = new StringWriter();
        Console.SetError(said);
        try
        {
            Assert.Equal(2, await CommandLine.Run([.. args, "--lang", "en"]));
        }
        finally
        {
            Console.SetError(before);
        }
        Assert.Contains(sentence, said.ToString(), StringComparison.Ordinal);
        Assert.Single(said.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }
}
