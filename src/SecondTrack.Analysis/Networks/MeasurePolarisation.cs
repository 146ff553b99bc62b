namespace SecondTrack.Analysis.Networks;

/// <summary>How polarised a network is for given groups.</summary>
/// <param name="Raw">q/2: from 0.</param>
/// <param name="Normalised">q over twice all weights; 0 for a network without any.</param>
public readonly record struct Polarisation(double Raw, double Normalised);

/// <summary>Groups that make it most polarised.</summary>
/// <param name="Memberships">The group of each row, from 0.</param>
/// <param name="Score">For these groups.</param>
/// <param name="Exact">No other balanced groups are more polarised; false after a search by chance.</param>
public sealed record PolarisedGroups(IReadOnlyList<int> Memberships, Polarisation Score, bool Exact);

/// <summary>How the best groups are looked for.</summary>
public enum PolarisationSearch
{
    /// <summary>All of them where there are few enough, else genetically.</summary>
    Best,

    /// <summary>Swapping pairs until no swap helps, from one random start.</summary>
    Greedy,

    /// <summary>A genetic algorithm: 50 parents, an elite of 10 %, mutation 10 %, at most 1000 generations.</summary>
    Genetic,
}

/// <summary>
/// Polarisation: agreement within groups and disagreement between them, as far from even as can be (Leifeld, rDNA; the groups are of equal size but for one). From a
/// congruence and a conflict network of the same rows, both normalised by average; diagonals are not looked at.
/// </summary>
public static class MeasurePolarisation
{
    /// <summary>Up to so many ways to make balanced groups, all are gone through: two groups of up to 24, three of up to 18.</summary>
    public const double MostEnumerated = 3_000_000;

    /// <summary>The score of given groups.</summary>
    /// <param name="congruence">n × n, row after row.</param>
    /// <param name="conflict">n × n, row after row.</param>
    /// <param name="memberships">n group numbers from 0.</param>
    /// <param name="groups">How many groups there are, some perhaps empty.</param>
    /// <returns>Finite numbers.</returns>
    public static Polarisation Score(ReadOnlySpan<double> congruence, ReadOnlySpan<double> conflict, IReadOnlyList<int> memberships, int groups)
    {
        var sizes = new int[groups];
        foreach (var group in memberships) sizes[group]++;
        var pairs = new PolarisationPairs(congruence, conflict, memberships.Count, sizes);
        return pairs.Score(pairs.Total([.. memberships]));
    }

    /// <summary>The (nearly) balanced groups with the highest score.</summary>
    /// <param name="congruence">n × n, row after row.</param>
    /// <param name="conflict">n × n, row after row.</param>
    /// <param name="rows">n.</param>
    /// <param name="groups">From 1; as a rule 2.</param>
    /// <param name="search">How.</param>
    /// <param name="seed">The same seed gives the same groups.</param>
    /// <param name="cancel">Stops a long search.</param>
    /// <returns>Groups numbered in the order of their first row.</returns>
    public static PolarisedGroups Find(
        ReadOnlySpan<double> congruence, ReadOnlySpan<double> conflict, int rows, int groups, PolarisationSearch search = PolarisationSearch.Best, long seed = 1, CancellationToken cancel = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(groups, 1);
        var pairs = new PolarisationPairs(congruence, conflict, rows, Balanced(rows, groups));
        var exact = search == PolarisationSearch.Best && EnumerateGroups.Ways(pairs.Sizes) <= MostEnumerated;
        var found = exact ? EnumerateGroups.Best(pairs, cancel)
            : search == PolarisationSearch.Greedy ? SearchGroups.Greedy(pairs, new(seed), cancel) : SearchGroups.Genetic(pairs, new(seed), cancel);
        return new(InOrder(found), pairs.Score(pairs.Total(found)), exact);
    }

    /// <summary>The most polarised groups of each window or slice, or of the whole time.</summary>
    /// <remarks>With a kernel, DNA makes both networks by "subtract" (its congruence is its conflict); its published measure is the corrected one.</remarks>
    /// <param name="set">The statements.</param>
    /// <param name="options">Rows, columns, qualifier, filters and windows; type, aggregation and normalisation are set here.</param>
    /// <param name="groups">From 1.</param>
    /// <param name="search">How.</param>
    /// <param name="seed">The same seed gives the same groups.</param>
    /// <param name="cancel">Stops a long search.</param>
    /// <returns>Both networks and the groups, in the order of time; options that <see cref="ComputeNetwork"/> has a fault for are a mistake of the caller's.</returns>
    public static IReadOnlyList<(NetworkMatrix Congruence, NetworkMatrix Conflict, PolarisedGroups Groups)> OverTime(
        StatementSet set, NetworkOptions options, int groups, PolarisationSearch search = PolarisationSearch.Best, long seed = 1, CancellationToken cancel = default)
    {
        var smoothed = options.Window != TimeWindow.None && options.Kernel != Kernel.None;
        var both = new[] { Aggregation.Congruence, Aggregation.Conflict }.Select(a => ComputeNetwork.Of(set, options with
        {
            Type = NetworkType.OneMode, Normalisation = Normalisation.Average, Aggregation = smoothed && options.Definitions == Definitions.Dna ? Aggregation.Subtract : a,
        })).ToArray();
        if (both[0].Fault != NetworkFault.None) throw new ArgumentException($"{both[0].Fault}: {both[0].Found}", nameof(options));
        return [.. both[0].Matrices.Zip(both[1].Matrices, (a, b) => (a, b, Find(a.Cells.Span, b.Cells.Span, a.Rows.Count, groups, search, seed, cancel)))];
    }

    private static int[] Balanced(int rows, int groups) => [.. Enumerable.Range(0, groups).Select(g => (rows / groups) + (g < rows % groups ? 1 : 0))];

    private static int[] InOrder(int[] memberships)
    {
        var names = new Dictionary<int, int>();
        return Array.ConvertAll(memberships, m => names.TryGetValue(m, out var name) ? name : names[m] = names.Count);
    }
}
