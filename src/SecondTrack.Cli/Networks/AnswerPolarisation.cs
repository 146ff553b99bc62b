using System.Text.Json;
using System.Text.Json.Nodes;
using SecondTrack.Analysis.Networks;

namespace SecondTrack.Cli.Networks;

/// <summary>Polarisation: of given memberships, of the best balanced ones, and over time where there are windows.</summary>
internal static class AnswerPolarisation
{
    public static KindAnswer Of(StatementSet set, NetworkOptions options, JsonObject asked, CancellationToken cancel)
    {
        var (groups, seed) = (Math.Clamp(asked["clusters"]?.GetValue<int>() ?? 2, 1, 100), asked["seed"]?.GetValue<long>() ?? 1);
        if (options.Window != TimeWindow.None) return Series(MeasurePolarisation.OverTime(set, options, groups, seed: seed, cancel: cancel));
        var (labels, congruence, conflict) = Networks(set, options, asked);
        var best = MeasurePolarisation.Find(congruence, conflict, labels.Length, groups, seed: seed, cancel: cancel);
        var greedy = MeasurePolarisation.Find(congruence, conflict, labels.Length, groups, PolarisationSearch.Greedy, seed: 1234, cancel);
        var given = (asked["quality"] as JsonArray ?? []).Select(q => (Memberships: q!["memberships"]!.AsArray().Select(m => m!.GetValue<int>()).ToArray(), K: q["K"]!.GetValue<int>())).ToList();
        if (given.Exists(g => g.Memberships.Length != labels.Length || g.K < 1 || g.Memberships.Any(m => m < 0 || m >= g.K))) throw new FormatException("memberships");
        return new(json =>
        {
            WriteNetworkJson.Texts(json, "labels", labels);
            WriteNetworkJson.Rows(json, "congruence", congruence, labels.Length, labels.Length);
            WriteNetworkJson.Rows(json, "conflict", conflict, labels.Length, labels.Length);
            json.WriteStartArray("quality");
            foreach (var (memberships, k) in given) Quality(json, memberships, k, MeasurePolarisation.Score(congruence, conflict, memberships, k));
            json.WriteEndArray();
            Memberships(json, "bestBalancedBipartition", groups == 2 ? AsExchanged(best.Memberships) : best.Memberships);
            json.WriteNumber("bestBalancedNormalized", best.Score.Normalised);
            json.WriteNumber("greedySeed1234Final", greedy.Score.Normalised);
        }, ["", "cluster", "normalized"], [.. labels.Select(IReadOnlyList<string> (l, i) => [l, $"{best.Memberships[i] + 1}", i == 0 ? AnswerKind.Number(best.Score.Normalised) : ""])]);
    }

    private static (string[] Labels, double[] Congruence, double[] Conflict) Networks(StatementSet set, NetworkOptions options, JsonObject asked)
    {
        if (AnswerKind.Given(asked, "congruence") is { } a && AnswerKind.Given(asked, "conflict") is { } b && asked["labels"] is JsonArray names)
            return a.Rows == b.Rows && names.Count == a.Rows ? ([.. names.Select(n => n!.ToString())], a.Cells, b.Cells) : throw new FormatException("labels");
        var networks = new[] { Aggregation.Congruence, Aggregation.Conflict }.Select(g => ComputeNetwork.Of(set, options with { Aggregation = g }).Matrices[0]).ToArray();
        return ([.. networks[0].Rows], networks[0].Cells.ToArray(), networks[1].Cells.ToArray());
    }

    private static KindAnswer Series(IReadOnlyList<(NetworkMatrix Congruence, NetworkMatrix Conflict, PolarisedGroups Groups)> series) => new(json =>
    {
        json.WriteStartArray("series");
        foreach (var (slice, _, groups) in series)
        {
            json.WriteStartObject();
            json.WriteString("start", WriteNetworkJson.Time(slice.Start));
            json.WriteString("mid", WriteNetworkJson.Time(slice.Middle));
            json.WriteString("stop", WriteNetworkJson.Time(slice.Stop));
            WriteNetworkJson.Texts(json, "labels", slice.Rows);
            Memberships(json, "memberships", groups.Memberships);
            json.WriteNumber("raw", groups.Score.Raw);
            json.WriteNumber("normalized", groups.Score.Normalised);
            json.WriteBoolean("exact", groups.Exact);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }, ["mid", "normalized", "raw"], [.. series.Select(IReadOnlyList<string> (s) => [WriteNetworkJson.Time(s.Congruence.Middle), AnswerKind.Number(s.Groups.Score.Normalised), AnswerKind.Number(s.Groups.Score.Raw)])]);

    /// <summary>Of two groups, 1 is the smaller one, or of equal ones that of the first row.</summary>
    private static int[] AsExchanged(IReadOnlyList<int> memberships)
    {
        var ones = memberships.Sum();
        return [.. memberships.Select(m => ones * 2 > memberships.Count || (ones * 2 == memberships.Count && memberships[0] == 0) ? 1 - m : m)];
    }

    private static void Quality(Utf8JsonWriter json, IReadOnlyList<int> memberships, int k, Polarisation score)
    {
        json.WriteStartObject();
        Memberships(json, "memberships", memberships);
        json.WriteNumber("K", k);
        json.WriteNumber("raw", score.Raw);
        json.WriteNumber("normalized", score.Normalised);
        json.WriteEndObject();
    }

    private static void Memberships(Utf8JsonWriter json, string name, IReadOnlyList<int> memberships)
    {
        json.WriteStartArray(name);
        foreach (var group in memberships) json.WriteNumberValue(group);
        json.WriteEndArray();
    }
}
