namespace SecondTrack.Analysis.Groups;

/// <summary>One number of groups that was tried.</summary>
/// <param name="K">Number of groups.</param>
/// <param name="Silhouette">−1..1, larger is clearer.</param>
/// <param name="StandardError">Of the silhouette where it was estimated from a sample of people; null where it is exact.</param>
/// <param name="Inertia">Sum of squared distances of people to the centre of their group.</param>
/// <param name="IsAllowed">Whether there are people enough for so many groups: k ≤ 2 + people / 12.</param>
public sealed record Candidate(int K, double Silhouette, double? StandardError, double Inertia, bool IsAllowed);

/// <summary>The groups that were found, and how clear their number is.</summary>
/// <param name="Chosen">The division that is shown; everybody in one group where the places do not differ.</param>
/// <param name="Candidates">What was tried, by number of groups.</param>
/// <param name="Margin">Silhouette of the chosen number less that of the next best; a small one says that the number of groups is a matter of taste. Null where
/// nothing else could be tried.</param>
public sealed record GroupSearch(Clustering Chosen, IReadOnlyList<Candidate> Candidates, double? Margin);

/// <summary>
/// Divides people into 2 to 5 groups by their places. For each number the best of several fixed starts is kept, and the number with the
/// clearest silhouette is chosen, the larger of equal ones.
/// </summary>
public static class SearchGroups
{
    /// <summary>The largest number of groups that is tried unless one is asked for.</summary>
    public const int Most = 5;

    /// <summary>Beyond this many different places the starts are compared on a sample of them, and the best three descend on all.</summary>
    private const int MostForEveryStart = 4000;

    /// <param name="places">Of the people to be divided, at least one.</param>
    /// <param name="k">The number of groups, where it is given and not to be found.</param>
    /// <exception cref="ArgumentOutOfRangeException">No places, or <paramref name="k"/> below 1.</exception>
    public static GroupSearch Run(IReadOnlyList<Point> places, int? k = null)
    {
        ArgumentNullException.ThrowIfNull(places);
        ArgumentOutOfRangeException.ThrowIfZero(places.Count);
        if (k is { } given) ArgumentOutOfRangeException.ThrowIfLessThan(given, 1);
        var cloud = Cloud.From(places);
        var most = Math.Min(Math.Max(k ?? Most, Most), cloud.Points.Length);
        if (most < 2 || k == 1) return new(Shown(KMeans.From(cloud, [cloud.Points[0]]), cloud), [], null);
        var runs = new List<KMeans>();
        for (var groups = 2; groups <= most; groups++) runs.Add(Best(cloud, groups, runs.Count > 0 ? runs[^1] : null));
        var silhouettes = Silhouette.Of(cloud, [.. runs.Select(r => r.Labels)], [.. runs.Select(r => r.Centres.Length)]);
        var candidates = runs.Select((r, i) => new Candidate(r.Centres.Length, silhouettes[i].Mean, silhouettes[i].StandardError, r.Inertia, r.Centres.Length <= 2 + places.Count / 12)).ToList();
        var allowed = candidates.Where(c => k is { } asked ? c.K == Math.Min(asked, most) : c.IsAllowed && c.K <= Most).ToList();
        var chosen = allowed.Aggregate((a, b) => b.Silhouette >= a.Silhouette ? b : a);
        var others = allowed.Where(c => c != chosen).ToList();
        return new(Shown(runs[chosen.K - 2], cloud), candidates, others.Count == 0 ? null : chosen.Silhouette - others.Max(c => c.Silhouette));
    }

    private static KMeans Best(Cloud cloud, int k, KMeans? fewer)
    {
        if (cloud.Points.Length <= MostForEveryStart) return Lowest(cloud, [.. Starts.For(cloud, k, fewer)])[0];
        var thinned = cloud.Thinned(MostForEveryStart);
        var fewerThere = fewer is null ? null : KMeans.From(thinned, fewer.Centres);
        return Lowest(cloud, [.. Lowest(thinned, [.. Starts.For(thinned, k, fewerThere)]).Take(3).Select(r => r.Centres)])[0];
    }

    private static List<KMeans> Lowest(Cloud cloud, Point[][] starts)
    {
        var runs = new KMeans[starts.Length];
        Parallel.For(0, starts.Length, s => runs[s] = KMeans.From(cloud, starts[s]));
        return [.. runs.OrderBy(r => r.Inertia)];
    }

    private static Clustering Shown(KMeans run, Cloud cloud)
    {
        // Groups have no names of their own: the largest comes first, and of equal ones that on the left.
        var order = Enumerable.Range(0, run.Centres.Length).OrderByDescending(g => run.Size[g]).ThenBy(g => run.Centres[g].X).ThenBy(g => run.Centres[g].Y).ToList();
        return new([.. cloud.Of.Select(point => order.IndexOf(run.Labels[point]))], [.. order.Select(g => run.Centres[g])], run.Inertia);
    }
}
