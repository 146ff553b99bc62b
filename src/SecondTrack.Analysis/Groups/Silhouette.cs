using System.Runtime.CompilerServices;

namespace SecondTrack.Analysis.Groups;

/// <summary>
/// How much closer people stand to their own group than to the next: mean over people of (b − a) / max(a, b), where a is the mean distance
/// to the others of the own group and b the smallest mean distance to another group; 0 for whoever is alone in a group.
/// </summary>
/// <remarks>Rousseeuw, P. J. (1987). Silhouettes. Journal of Computational and Applied Mathematics 20, 53–65.</remarks>
internal static class Silhouette
{
    /// <summary>Up to this many different places it is exact.</summary>
    public const int MostExact = 5000;

    /// <summary>Beyond, the mean is over this many places spread over the cloud, each with its distances to everybody.</summary>
    public const int SampleSize = 2000;

    /// <param name="cloud">The places.</param>
    /// <param name="labels">For each division its labels; distances are computed once for all of them.</param>
    /// <param name="groups">For each division the number of groups.</param>
    /// <returns>For each division the silhouette in −1..1, and the standard error of the sample, or null where it is exact.</returns>
    public static (double Mean, double? StandardError)[] Of(Cloud cloud, IReadOnlyList<int[]> labels, IReadOnlyList<int> groups)
    {
        var count = cloud.Points.Length;
        var sample = Cloud.Sample(count, count <= MostExact ? count : SampleSize);
        var sizes = labels.Select((l, d) => Sizes(cloud, l, groups[d])).ToArray();
        var widths = new double[labels.Count][];
        for (var d = 0; d < labels.Count; d++) widths[d] = new double[sample.Length];
        Parallel.For(0, sample.Length, () => new double[count], (s, _, distance) =>
        {
            var own = cloud.Points[sample[s]];
            for (var i = 0; i < count; i++) distance[i] = cloud.Weights[i] * Point.Distance(own, cloud.Points[i]);
            for (var d = 0; d < labels.Count; d++) widths[d][s] = Width(sample[s], distance, labels[d], sizes[d]);
            return distance;
        }, _ => { });
        return [.. widths.Select(w => Mean(w, sample, cloud.Weights, exact: sample.Length == count))];
    }

    // One command does this once: compiled well at the first call instead of after many.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Width(int point, double[] distance, int[] labels, double[] size)
    {
        Span<double> sums = stackalloc double[size.Length];
        sums.Clear();
        for (var i = 0; i < labels.Length; i++) sums[labels[i]] += distance[i];
        var own = labels[point];
        if (size[own] <= 1) return 0;
        var (a, b) = (sums[own] / (size[own] - 1), double.PositiveInfinity);
        for (var g = 0; g < size.Length; g++)
            if (g != own && size[g] > 0) b = Math.Min(b, sums[g] / size[g]);
        return double.IsInfinity(b) || Math.Max(a, b) == 0 ? 0 : (b - a) / Math.Max(a, b);
    }

    private static double[] Sizes(Cloud cloud, int[] labels, int groups)
    {
        var sizes = new double[groups];
        for (var i = 0; i < labels.Length; i++) sizes[labels[i]] += cloud.Weights[i];
        return sizes;
    }

    private static (double, double?) Mean(double[] widths, int[] sample, double[] weights, bool exact)
    {
        var (all, sum) = (0.0, 0.0);
        for (var s = 0; s < sample.Length; s++)
        {
            all += weights[sample[s]];
            sum += weights[sample[s]] * widths[s];
        }
        var mean = sum / all;
        if (exact) return (mean, null);
        var spread = 0.0;
        for (var s = 0; s < sample.Length; s++) spread += Math.Pow(weights[sample[s]] / all * (widths[s] - mean), 2);
        return (mean, Math.Sqrt(spread));
    }
}
