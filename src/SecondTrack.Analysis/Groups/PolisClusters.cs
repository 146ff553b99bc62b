namespace SecondTrack.Analysis.Groups;

/// <summary>
/// Groups as Polis makes them from a cold start: people to at most 100 base clusters, base clusters to groups, each from the first different
/// places in the order of the rows. For comparison with its output; <see cref="SearchGroups"/> finds better divisions.
/// </summary>
public static class PolisClusters
{
    private const int BaseClusters = 100, BaseSteps = 101, GroupSteps = 21;

    /// <summary>Centres that moved less than this stand still.</summary>
    private const double Still = 0.01;

    /// <param name="places">Of the people who are clustered, in the order in which they first voted; at least one.</param>
    /// <param name="k">The number of groups, where it is given and not to be found.</param>
    /// <returns>Inertia is over people; silhouettes are over base clusters, unweighted, as Polis has them.</returns>
    public static GroupSearch Run(IReadOnlyList<Point> places, int? k = null)
    {
        ArgumentNullException.ThrowIfNull(places);
        ArgumentOutOfRangeException.ThrowIfZero(places.Count);
        var bases = Divide(places, [.. places.Select(_ => 1.0)], BaseClusters, BaseSteps);
        var weights = new double[bases.Centres.Length];
        foreach (var b in bases.Labels) weights[b]++;
        var (divisions, silhouettes) = Level2(bases.Centres, weights, k);
        if (divisions.Count == 0 || k == 1) return new(Shown(places, bases, Divide(bases.Centres, weights, 1, GroupSteps)), [], null);
        var shown = divisions.Select(d => Shown(places, bases, d)).ToList();
        var candidates = divisions.Select((d, i) => new Candidate(d.Centres.Length, silhouettes[i], null, shown[i].Inertia, true)).ToList();
        var at = k is null ? candidates.FindLastIndex(c => c.Silhouette >= candidates.Max(o => o.Silhouette)) : candidates.Count - 1;
        var others = candidates.Where((_, i) => i != at).ToList();
        return new(shown[at], candidates, k is not null || others.Count == 0 ? null : candidates[at].Silhouette - others.Max(c => c.Silhouette));
    }

    /// <summary>Base clusters to groups, for every number of groups that they are enough for.</summary>
    internal static (List<(int[] Labels, Point[] Centres)> Divisions, List<double> Silhouettes) Level2(Point[] bases, double[] weights, int? k)
    {
        var most = Math.Max(k ?? 0, Math.Min(SearchGroups.Most, 2 + bases.Length / 12));
        var divisions = Enumerable.Range(2, Math.Max(most - 1, 1)).Select(n => Divide(bases, weights, n, GroupSteps)).Where(d => d.Centres.Length > 1).ToList();
        // Every base cluster counts once here, also where two have the same centre.
        return (divisions, divisions.ConvertAll(d => SilhouetteOf(bases, d.Labels, d.Centres.Length)));
    }

    private static (int[] Labels, Point[] Centres) Divide(IReadOnlyList<Point> points, double[] weights, int k, int steps)
    {
        var centres = points.Distinct().Take(k).ToArray();
        var labels = new int[points.Count];
        for (var step = 0; step < steps; step++)
        {
            // On an exact tie the later centre wins.
            for (var i = 0; i < points.Count; i++) labels[i] = Enumerable.Range(0, centres.Length).Aggregate((a, b) => Point.SquaredDistance(points[i], centres[b]) <= Point.SquaredDistance(points[i], centres[a]) ? b : a);
            var kept = labels.Distinct().Order().ToList();
            for (var i = 0; i < labels.Length; i++) labels[i] = kept.IndexOf(labels[i]);
            var before = Sorted(centres);
            centres = [.. Enumerable.Range(0, kept.Count).Select(g => Mean(points, weights, labels, g))];
            if (Sorted(centres).Zip(before, Point.Distance).All(moved => moved < Still)) break;
        }
        return (labels, centres);
    }

    private static Point Mean(IReadOnlyList<Point> points, double[] weights, int[] labels, int group)
    {
        var (x, y, w) = (0.0, 0.0, 0.0);
        for (var i = 0; i < labels.Length; i++)
            if (labels[i] == group) (x, y, w) = (x + weights[i] * points[i].X, y + weights[i] * points[i].Y, w + weights[i]);
        return new(x / w, y / w);
    }

    private static List<Point> Sorted(Point[] centres) => [.. centres.OrderBy(c => c.X).ThenBy(c => c.Y)];

    private static double SilhouetteOf(Point[] points, int[] labels, int groups)
    {
        var widths = points.Select((p, i) =>
        {
            var mean = Enumerable.Range(0, groups).Select(g => Enumerable.Range(0, points.Length).Where(j => labels[j] == g && j != i).Select(j => Point.Distance(p, points[j])).DefaultIfEmpty(double.NaN).Average()).ToList();
            var (a, b) = (mean[labels[i]], mean.Where((m, g) => g != labels[i] && !double.IsNaN(m)).Min());
            return double.IsNaN(a) || Math.Max(a, b) == 0 ? 0 : (b - a) / Math.Max(a, b);
        });
        return widths.Average();
    }

    private static Clustering Shown(IReadOnlyList<Point> places, (int[] Labels, Point[] Centres) bases, (int[] Labels, Point[] Centres) groups)
    {
        var sizes = new int[groups.Centres.Length];
        foreach (var b in bases.Labels) sizes[groups.Labels[b]]++;
        var order = Enumerable.Range(0, sizes.Length).OrderByDescending(g => sizes[g]).ThenBy(g => groups.Centres[g].X).ToList();
        var labels = bases.Labels.Select(b => order.IndexOf(groups.Labels[b])).ToArray();
        var weights = places.Select(_ => 1.0).ToArray();
        var centres = Enumerable.Range(0, sizes.Length).Select(g => Mean(places, weights, labels, g)).ToArray();
        return new(labels, centres, places.Select((p, i) => Point.SquaredDistance(p, centres[labels[i]])).Sum());
    }
}
