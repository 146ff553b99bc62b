using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using SecondTrack.Analysis.Networks;

namespace SecondTrack.Cli.Networks;

internal sealed record UnknownKind(string Found) : Refusal(new Words("The kind is “{0}”; expected one of {1}.", "kind 为“{0}”，应为以下之一：{1}。").With(Found, string.Join(", ", AnswerKind.Kinds)));

/// <summary>An answer that is more than a network: its JSON, and the table for a reader.</summary>
internal sealed record KindAnswer(Action<Utf8JsonWriter> Json, IReadOnlyList<string> Headings, IReadOnlyList<IReadOnlyList<string>> Rows);

/// <summary>
/// What is measured on networks: polarisation, spectra, backbones, phases. A line of a batch may bring its own matrices instead of options; without options it means
/// persons and concepts by agreement, subtracted and averaged.
/// </summary>
internal static class AnswerKind
{
    public static readonly IReadOnlyList<string> Kinds = ["polarization", "normalizedEigenvalues", "nestedBackbone", "penaltyBackbone", "fixedBackbone", "phases"];

    private static JsonObject Usual() => new()
    {
        ["networkType"] = "onemode", ["variable1"] = "person", ["variable2"] = "concept", ["qualifier"] = "agreement", ["qualifierAggregation"] = "subtract", ["normalization"] = "average",
    };

    public static Outcome<KindAnswer> Of(StatementFile file, JsonObject asked, Definitions definitions, CancellationToken cancel)
    {
        var kind = asked["kind"]?.ToString() ?? "";
        if (!Kinds.Contains(kind)) return new UnknownKind(kind);
        var found = AnswerNetwork.Find(file, asked["options"] as JsonObject ?? Usual(), definitions);
        if (!found.Done) return found.Refusal!;
        var (set, options) = found.Value;
        if (kind != "phases") options = options with { Type = NetworkType.OneMode };
        if (kind == "polarization") options = options with { Aggregation = Aggregation.Congruence, Normalisation = Normalisation.Average };
        if (kind is not ("polarization" or "phases")) options = options with { Window = TimeWindow.None, Kernel = Kernel.None };
        var network = ComputeNetwork.Of(set, options);
        if (network.Fault != NetworkFault.None) return new NoNetwork(network.Fault, AnswerNetwork.Why(network, set));
        try
        {
            return kind switch
            {
                "polarization" => AnswerPolarisation.Of(set, options, asked, cancel),
                "normalizedEigenvalues" => Spectrum(network, asked, definitions),
                "nestedBackbone" => Nested(FindBackbone.Nested(set, options)),
                "phases" => Phases(network, asked, definitions),
                _ => Searched(kind, FindBackbone.Best(set, options, Search(kind, asked), cancel)),
            };
        }
        catch (Exception e) when (e is InvalidOperationException or FormatException or ArgumentException)
        {
            return new WrongOption(kind, e.Message, new("square matrices and whole numbers as in the documentation", "文档所述的方阵和整数"));
        }
    }

    /// <summary>A matrix that a line brings, row after row.</summary>
    public static (double[] Cells, int Rows)? Given(JsonObject asked, string name)
    {
        if (asked[name] is not JsonArray rows) return null;
        double[] cells = [.. rows.SelectMany(r => r!.AsArray().Select(c => c!.GetValue<double>()))];
        return cells.Length == rows.Count * rows.Count && Array.TrueForAll(cells, double.IsFinite) ? (cells, rows.Count) : throw new FormatException(name);
    }

    public static string Number(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);

    private static KindAnswer Spectrum(NetworkResult network, JsonObject asked, Definitions definitions)
    {
        var (cells, rows) = Given(asked, "clampedMatrix") ?? (network.Matrices[0].Cells.ToArray(), network.Matrices[0].Rows.Count);
        cells = Array.ConvertAll(cells, c => Math.Max(0, c));
        var shares = SpectralDistance.Shares(cells, rows, definitions);
        double[] sums = [.. SpectralDistance.Shares(cells, rows, Definitions.Dna).Reverse()];
        return new(json =>
        {
            WriteNetworkJson.Rows(json, "clampedMatrix", cells, rows, rows);
            Numbers(json, definitions == Definitions.Dna ? "dnaEigenvalues" : "eigenvalues", shares);
            Numbers(json, "sortedRowSumShares", sums);
        }, ["λ"], [.. shares.Select(IReadOnlyList<string> (s) => [Number(s)])]);
    }

    private static KindAnswer Nested(NestedBackbone nested) => new(json =>
    {
        json.WriteStartObject("result");
        json.WriteString("method", "nested");
        Numbers(json, "iteration", nested.Steps.Select(s => (double)s.Iteration));
        WriteNetworkJson.Texts(json, "entities", [.. nested.Steps.Select(s => s.Entity)]);
        Numbers(json, "backboneLoss", nested.Steps.Select(s => s.BackboneLoss));
        Numbers(json, "redundantLoss", nested.Steps.Select(s => s.RedundantLoss));
        Numbers(json, "numStatements", nested.Steps.Select(s => (double)s.Statements));
        json.WriteNumber("numStatementsFull", nested.Statements);
        json.WriteNumber("start", Seconds(nested.Start));
        json.WriteNumber("stop", Seconds(nested.Stop));
        json.WriteEndObject();
    }, ["iteration", "entity", "backboneLoss", "redundantLoss", "numStatements"],
        [.. nested.Steps.Select(IReadOnlyList<string> (s) => [$"{s.Iteration}", s.Entity, Number(s.BackboneLoss), Number(s.RedundantLoss), $"{s.Statements}"])]);

    private static BackboneSearch Search(string kind, JsonObject asked) => new()
    {
        Size = kind == "fixedBackbone" ? asked["size"]?.GetValue<int>() ?? 1 : null,
        Penalty = asked["penalty"]?.GetValue<double>() is { } p && double.IsFinite(p) ? p : 3.5,
        Iterations = Math.Clamp(asked["iterations"]?.GetValue<int>() ?? 10_000, 1, 10_000_000),
        Seed = asked["seed"]?.GetValue<long>() ?? 1,
    };

    private static KindAnswer Searched(string kind, Backbone backbone) => new(json =>
    {
        json.WriteStartObject("result");
        json.WriteString("method", kind == "fixedBackbone" ? "fixed" : "penalty");
        WriteNetworkJson.Texts(json, "entities", backbone.Entities);
        WriteNetworkJson.Texts(json, "redundant", backbone.Redundant);
        json.WriteNumber("backboneLoss", backbone.Loss);
        json.WriteNumber("penalizedLoss", backbone.PenalisedLoss);
        json.WriteNumber("redundantLoss", backbone.RedundantLoss);
        json.WriteBoolean("exact", backbone.Exact);
        json.WriteEndObject();
    }, ["backbone", "loss"], [.. backbone.Entities.Select(IReadOnlyList<string> (e, i) => [e, i == 0 ? Number(backbone.Loss) : ""])]);

    private static KindAnswer Phases(NetworkResult network, JsonObject asked, Definitions definitions)
    {
        var spectral = asked["distance"]?.ToString() == "spectral";
        var slices = network.Matrices;
        var distances = CompareSlices.Of(slices, spectral ? SliceDistance.Spectral : SliceDistance.Absolute, asked["normalizeToOne"]?.GetValue<bool>() ?? true, definitions);
        var times = slices.Select(s => WriteNetworkJson.Time(s.Middle)).ToArray();
        return new(json =>
        {
            WriteNetworkJson.Texts(json, "mid", times);
            WriteNetworkJson.Rows(json, "distances", distances, slices.Count, slices.Count);
        }, ["", .. times], [.. Enumerable.Range(0, slices.Count).Select(IReadOnlyList<string> (i) => [times[i], .. Enumerable.Range(0, slices.Count).Select(j => Number(distances[(i * slices.Count) + j]))])]);
    }

    public static void Numbers(Utf8JsonWriter json, string name, IEnumerable<double> numbers)
    {
        json.WriteStartArray(name);
        foreach (var number in numbers) json.WriteNumberValue(number);
        json.WriteEndArray();
    }

    private static long Seconds(DateTime time) => (time - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerSecond;
}
