namespace SecondTrack.Analysis.Networks;

/// <summary>One thing taken out of a backbone.</summary>
/// <param name="Iteration">From 1; what goes out at once has the same.</param>
/// <param name="Entity">The concept.</param>
/// <param name="BackboneLoss">The spectral distance of what is left from the whole network, in [0, 2].</param>
/// <param name="RedundantLoss">That of everything taken out so far.</param>
/// <param name="Statements">How many statements are left.</param>
public sealed record BackboneStep(int Iteration, string Entity, double BackboneLoss, double RedundantLoss, int Statements);

/// <summary>The order in which concepts can be done without.</summary>
/// <param name="Steps">The most redundant concept first.</param>
/// <param name="Statements">Of the whole network.</param>
/// <param name="Start">Of the time it covers.</param>
/// <param name="Stop">Of the time it covers, included.</param>
public sealed record NestedBackbone(IReadOnlyList<BackboneStep> Steps, int Statements, DateTime Start, DateTime Stop);

/// <summary>The concepts that carry the structure of a network, and the others.</summary>
/// <param name="Entities">The backbone, in UTF-16 order.</param>
/// <param name="Redundant">The others.</param>
/// <param name="Loss">The spectral distance of the backbone's network from the whole, in [0, 2].</param>
/// <param name="PenalisedLoss">What was made smallest: for a fixed size the loss itself.</param>
/// <param name="RedundantLoss">The spectral distance of the others' network from the whole.</param>
/// <param name="Exact">No other set is better; false after annealing.</param>
public sealed record Backbone(IReadOnlyList<string> Entities, IReadOnlyList<string> Redundant, double Loss, double PenalisedLoss, double RedundantLoss, bool Exact);

/// <summary>What is looked for beside a small loss.</summary>
public sealed record BackboneSearch
{
    /// <summary>A backbone of exactly so many concepts; null for any number, and a penalty.</summary>
    public int? Size { get; init; }

    /// <summary>p in loss × exp(−p·(C − |B|)/C): the larger, the smaller the backbone.</summary>
    public double Penalty { get; init; } = 3.5;

    /// <summary>Steps of annealing, where there are more than <see cref="FindBackbone.MostEnumerated"/> concepts.</summary>
    public int Iterations { get; init; } = 10_000;

    /// <summary>The same seed gives the same backbone.</summary>
    public long Seed { get; init; } = 1;
}

/// <summary>
/// Backbones of a one-mode network: the concepts without which it would have another shape (Leifeld 2025, rDNA). Options are those of the whole network, without
/// windows; unusable ones (<see cref="ComputeNetwork"/> gives a fault) are a mistake of the caller's.
/// </summary>
public static class FindBackbone
{
    /// <summary>Up to so many concepts, all their sets are gone through.</summary>
    public const int MostEnumerated = 20;

    /// <summary>Takes out, again and again, the concept or concepts whose loss is smallest.</summary>
    /// <param name="set">The statements.</param>
    /// <param name="options">A one-mode network.</param>
    /// <returns>One step a concept.</returns>
    public static NestedBackbone Nested(StatementSet set, NetworkOptions options)
    {
        var parts = Parts(set, ref options);
        List<int> left = [.. Enumerable.Range(0, parts.Columns.Length)];
        var (sum, gone) = (parts.SumOf(left), parts.Nothing());
        var whole = parts.Shares(sum);
        var steps = new List<BackboneStep>();
        for (var iteration = 1; left.Count > 0; iteration++)
        {
            var losses = new double[left.Count];
            Parallel.For(0, left.Count, i =>
            {
                var without = (double[])sum.Clone();
                parts.Add(without, left[i], -1);
                losses[i] = SpectralDistance.Between(whole, parts.Shares(without));
            });
            // Losses that are equal but for the last digits are a tie.
            var smallest = losses.Min();
            var removed = left.Where((_, i) => losses[i] - smallest <= 1e-12).ToList();
            left.RemoveAll(removed.Contains);
            foreach (var column in removed) parts.Add(gone, column, 1);
            sum = parts.SumOf(left);
            var (backbone, redundant, statements) = (SpectralDistance.Between(whole, parts.Shares(sum)), SpectralDistance.Between(whole, parts.Shares(gone)), left.Sum(c => parts.Statements[c]));
            steps.AddRange(removed.Select(c => new BackboneStep(iteration, parts.Columns[c], backbone, redundant, statements)));
        }
        var period = ComputeNetwork.Whole(set, options);
        return new(steps, parts.Statements.Sum(), period.Start, period.Stop);
    }

    /// <summary>The set of concepts, not empty, with the smallest (penalised) loss; of equal ones that with fewer, then earlier concepts.</summary>
    /// <param name="set">The statements.</param>
    /// <param name="options">A one-mode network.</param>
    /// <param name="search">A size from 1 to the number of concepts (others are brought there), or a penalty.</param>
    /// <param name="cancel">Stops a long search.</param>
    /// <returns>Empty for a network without concepts.</returns>
    public static Backbone Best(StatementSet set, NetworkOptions options, BackboneSearch search, CancellationToken cancel = default)
    {
        var parts = Parts(set, ref options);
        var count = parts.Columns.Length;
        if (count == 0) return new([], [], 0, 0, 0, true);
        if (search.Size is { } size) search = search with { Size = Math.Clamp(size, 1, count) };
        var objective = new BackboneObjective(parts, search);
        var exact = count <= MostEnumerated;
        var chosen = exact ? EnumerateBackbones.Best(objective, search, cancel) : AnnealBackbone.Best(objective, search, options.Definitions, cancel);
        var columns = Enumerable.Range(0, count).ToLookup(c => chosen[c]);
        var loss = objective.Loss(parts.SumOf(columns[true]));
        return new([.. columns[true].Select(c => parts.Columns[c])], [.. columns[false].Select(c => parts.Columns[c])], loss,
            objective.Penalised(loss, columns[true].Count()), objective.Loss(parts.SumOf(columns[false])), exact);
    }

    private static ColumnParts Parts(StatementSet set, ref NetworkOptions options)
    {
        options = options with { Window = TimeWindow.None, Kernel = Kernel.None, Aggregation = options.Qualifier is null ? Aggregation.Ignore : options.Aggregation };
        if (options.Type != NetworkType.OneMode) throw new ArgumentException("A backbone is one of a one-mode network.", nameof(options));
        if (ComputeNetwork.Unusable(set, options) is { } fault) throw new ArgumentException($"{fault.Fault}: {fault.Found}", nameof(options));
        return new(set, options);
    }
}

/// <summary>What a set of concepts loses.</summary>
internal sealed class BackboneObjective(ColumnParts parts, BackboneSearch search)
{
    private readonly double[] _whole = parts.Shares(parts.SumOf(Enumerable.Range(0, parts.Columns.Length)));

    public ColumnParts Parts => parts;

    public double Loss(double[] sum) => SpectralDistance.Between(_whole, parts.Shares(sum));

    public double Penalised(double loss, int size) =>
        search.Size is not null ? loss : loss * Math.Exp(-search.Penalty * (parts.Columns.Length - size) / parts.Columns.Length);
}
