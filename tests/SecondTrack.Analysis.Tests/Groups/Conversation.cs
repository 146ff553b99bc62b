using System.Globalization;
using System.Text.Json;
using SecondTrack.Analysis.Groups;

namespace SecondTrack.Analysis.Tests.Groups;

/// <summary>A conversation of the shared data, its people and statements in the order of their numbers.</summary>
internal sealed record Conversation(int[] People, int[] Statements, IReadOnlyList<VoteEvent> Events, StatementStatus[] Statuses)
{
    public VoteMatrix Votes => VoteMatrix.Of(People.Length, Statements.Length, Events);

    public int Person(int id) => Array.BinarySearch(People, id);

    public int Statement(int id) => Array.BinarySearch(Statements, id);

    /// <summary>What the Polis server computed, and the votes it had.</summary>
    public static (Conversation Of, JsonElement Math) PolisMath(string name)
    {
        var votes = Json($"polis-math/{name}/votes.json").EnumerateArray()
            .Select(v => (v.GetProperty("participant_id").GetInt32(), v.GetProperty("statement_id").GetInt32(), v.GetProperty("vote").GetInt32())).ToList();
        var statuses = Json($"polis-math/{name}/comments.json").EnumerateArray().ToDictionary(c => c.GetProperty("statement_id").GetInt32(),
            c => c.GetProperty("is_meta").GetBoolean() ? StatementStatus.Meta : c.GetProperty("moderated").GetInt32() == -1 ? StatementStatus.ModeratedOut : StatementStatus.Open);
        return (Of(votes, statuses), Json($"polis-math/{name}/math-pca2.json"));
    }

    /// <summary>A published conversation, and what red-dwarf 0.4.0 made of it.</summary>
    public static (Conversation Of, JsonElement Peer) Polis(string name)
    {
        var peer = Json($"polis/{name}/peer.json");
        var moderated = peer.GetProperty("mod_out_statement_ids").EnumerateArray().Select(i => i.GetInt32()).ToDictionary(i => i, _ => StatementStatus.ModeratedOut);
        var lines = File.ReadLines(SharedData.Path($"polis/{name}/participants-votes.csv")).Select(l => l.Split(',')).ToList();
        var from = Array.IndexOf(lines[0], "n-disagree") + 1;
        var votes = new List<(int, int, int)>();
        foreach (var line in lines.Skip(1))
            for (var at = from; at < line.Length; at++)
                if (line[at].Length > 0) votes.Add((Number(line[0]), Number(lines[0][at]), Number(line[at])));
        return (Of(votes, moderated), peer);
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static Conversation Of(List<(int Person, int Statement, int Vote)> votes, Dictionary<int, StatementStatus> statuses)
    {
        var people = votes.Select(v => v.Person).Distinct().Order().ToArray();
        var statements = votes.Select(v => v.Statement).Distinct().Order().ToArray();
        return new(people, statements, [.. votes.Select(v => new VoteEvent(Array.BinarySearch(people, v.Person), Array.BinarySearch(statements, v.Statement), (Vote)v.Vote))],
            [.. statements.Select(s => statuses.GetValueOrDefault(s))]);
    }

    private static JsonElement Json(string path)
    {
        using var file = File.OpenRead(SharedData.Path(path));
        return JsonDocument.Parse(file).RootElement.Clone();
    }

    public static double[] Numbers(JsonElement array) => [.. array.EnumerateArray().Select(x => x.GetDouble())];

    /// <summary>|cosine| of two directions.</summary>
    public static double Cosine(IReadOnlyList<double> a, IReadOnlyList<double> b) =>
        Math.Abs(a.Zip(b, (x, y) => x * y).Sum()) / Math.Sqrt(a.Sum(x => x * x) * b.Sum(y => y * y));
}
