namespace SecondTrack.Analysis.Scores;

/// <summary>How far two coders agree beyond chance: 1 is perfect, 0 is chance, and it can be negative. Units that only one coder has coded count nothing.</summary>
/// <remarks>
/// Krippendorff, K. (2018). Content Analysis: An Introduction to Its Methods, 4th ed., ch. 12. Sage. He asks for 0.8, and for 0.667 where
/// conclusions may be tentative.
/// </remarks>
public static class KrippendorffAlpha
{
    /// <summary>For categories without an order.</summary>
    /// <param name="first">The first coder's value for each unit; null where there is none.</param>
    /// <param name="second">The second coder's, in the same order.</param>
    /// <returns>At most 1; null where it is not defined: no unit was coded by both, or only one value was ever used.</returns>
    /// <exception cref="ArgumentException">The coders do not have the same units.</exception>
    public static double? Nominal(IReadOnlyList<int?> first, IReadOnlyList<int?> second) => Of(first, second, (_, _, _) => 1);

    /// <summary>For values whose order counts but not their distance. Values are compared by how many codings lie between them.</summary>
    /// <inheritdoc cref="Nominal"/>
    public static double? Ordinal(IReadOnlyList<int?> first, IReadOnlyList<int?> second) => Of(first, second, (used, low, high) =>
    {
        var between = 0.0;
        for (var v = low; v <= high; v++) between += used[v];
        return Math.Pow(between - (used[low] + used[high]) / 2.0, 2);
    });

    private static double? Of(IReadOnlyList<int?> first, IReadOnlyList<int?> second, Func<int[], int, int, double> difference)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (first.Count != second.Count) throw new ArgumentException("Both coders must have the same units.", nameof(second));
        var pairs = first.Zip(second).Where(p => p is { First: not null, Second: not null }).Select(p => (A: p.First!.Value, B: p.Second!.Value)).ToList();
        var values = pairs.SelectMany(p => new[] { p.A, p.B }).Distinct().Order().ToList();
        if (values.Count < 2) return null;
        var used = values.ConvertAll(v => pairs.Sum(p => (p.A == v ? 1 : 0) + (p.B == v ? 1 : 0))).ToArray();
        double Apart(int a, int b) => a == b ? 0 : difference(used, Math.Min(a, b), Math.Max(a, b));
        var observed = pairs.Average(p => Apart(values.IndexOf(p.A), values.IndexOf(p.B)));
        var (expected, all) = (0.0, used.Sum());
        for (var a = 0; a < used.Length; a++)
            for (var b = 0; b < used.Length; b++) expected += (double)used[a] * used[b] * Apart(a, b);
        return 1 - observed / (expected / ((double)all * (all - 1)));
    }
}
