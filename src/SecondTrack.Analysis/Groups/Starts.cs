namespace SecondTrack.Analysis.Groups;

/// <summary>
/// Where the descents of k-means begin: slices along each axis, points far from each other, the best division into one group fewer with
/// each group split in turn, and draws by k-means++ from a fixed sequence. The same cloud always gives the same starts.
/// </summary>
/// <remarks>
/// Arthur, D. and Vassilvitskii, S. (2007). k-means++. SODA, 1027–1035. Likas, A., Vlassis, N. and Verbeek, J. J. (2003). The global k-means
/// clustering algorithm. Pattern Recognition 36(2), 451–461. Gonzalez, T. F. (1985). Theoretical Computer Science 38, 293–306.
/// </remarks>
internal static class Starts
{
    private const int Draws = 8;

    /// <param name="cloud">At least k points.</param>
    /// <param name="k">Number of groups.</param>
    /// <param name="fewer">The best division into k − 1 groups, where there is one.</param>
    public static IEnumerable<Point[]> For(Cloud cloud, int k, KMeans? fewer)
    {
        yield return Slices(cloud, k, Enumerable.Range(0, cloud.Points.Length));
        yield return Slices(cloud, k, Enumerable.Range(0, cloud.Points.Length).OrderBy(i => cloud.Points[i].Y).ThenBy(i => cloud.Points[i].X));
        yield return FarApart(cloud, k);
        if (fewer is not null)
            for (var g = 0; g < fewer.Centres.Length; g++) yield return Split(cloud, fewer, g);
        for (var draw = 0; draw < Draws; draw++) yield return Drawn(cloud, k, new FixedRandom(1000 * k + draw));
    }

    private static Point[] Slices(Cloud cloud, int k, IEnumerable<int> order)
    {
        var (sums, weights) = (new Point[k], new double[k]);
        var (passed, all) = (0.0, cloud.Weights.Sum());
        foreach (var i in order)
        {
            var slice = Math.Min(k - 1, (int)(passed / all * k));
            var (w, p) = (cloud.Weights[i], cloud.Points[i]);
            sums[slice] = new(sums[slice].X + w * p.X, sums[slice].Y + w * p.Y);
            weights[slice] += w;
            passed += w;
        }
        return [.. sums.Select((s, i) => weights[i] > 0 ? new Point(s.X / weights[i], s.Y / weights[i]) : cloud.Points[i])];
    }

    private static Point[] FarApart(Cloud cloud, int k)
    {
        var all = cloud.Weights.Sum();
        var mean = new Point(cloud.Points.Select((p, i) => cloud.Weights[i] * p.X).Sum() / all, cloud.Points.Select((p, i) => cloud.Weights[i] * p.Y).Sum() / all);
        var chosen = new List<Point> { cloud.Points.MaxBy(p => Point.SquaredDistance(p, mean)) };
        var nearest = Array.ConvertAll(cloud.Points, p => Point.SquaredDistance(p, chosen[0]));
        while (chosen.Count < k)
        {
            var far = cloud.Points[Enumerable.Range(0, nearest.Length).MaxBy(i => nearest[i])];
            chosen.Add(far);
            for (var i = 0; i < nearest.Length; i++) nearest[i] = Math.Min(nearest[i], Point.SquaredDistance(cloud.Points[i], far));
        }
        return [.. chosen];
    }

    private static Point[] Split(Cloud cloud, KMeans fewer, int group)
    {
        var centre = fewer.Centres[group];
        var (xx, xy, yy) = (0.0, 0.0, 0.0);
        for (var i = 0; i < cloud.Points.Length; i++)
        {
            if (fewer.Labels[i] != group) continue;
            var (dx, dy, w) = (cloud.Points[i].X - centre.X, cloud.Points[i].Y - centre.Y, cloud.Weights[i]);
            (xx, xy, yy) = (xx + w * dx * dx, xy + w * dx * dy, yy + w * dy * dy);
        }
        // One standard deviation to either side along the longer axis of the group.
        var angle = 0.5 * Math.Atan2(2 * xy, xx - yy);
        var half = Math.Sqrt((xx + yy) / Math.Max(fewer.Size[group], 1));
        var (stepX, stepY) = (half * Math.Cos(angle), half * Math.Sin(angle));
        return [.. fewer.Centres.Select((c, g) => g == group ? new Point(c.X - stepX, c.Y - stepY) : c), new(centre.X + stepX, centre.Y + stepY)];
    }

    private static Point[] Drawn(Cloud cloud, int k, FixedRandom random)
    {
        var chosen = new List<Point>();
        var mass = (double[])cloud.Weights.Clone();
        var nearest = new double[cloud.Points.Length];
        Array.Fill(nearest, double.PositiveInfinity);
        while (chosen.Count < k)
        {
            var (left, at) = (random.NextDouble() * mass.Sum(), 0);
            while (at < mass.Length - 1 && (left -= mass[at]) > 0) at++;
            var p = cloud.Points[at];
            chosen.Add(p);
            for (var i = 0; i < nearest.Length; i++)
            {
                nearest[i] = Math.Min(nearest[i], Point.SquaredDistance(cloud.Points[i], p));
                mass[i] = cloud.Weights[i] * nearest[i];
            }
        }
        return [.. chosen];
    }
}
