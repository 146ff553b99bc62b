namespace SecondTrack.Analysis.Groups;

/// <summary>
/// Places to be clustered, in an order of their own (by x, then y) and each only once with a weight, so that the order of people decides
/// nothing.
/// </summary>
internal sealed class Cloud
{
    private Cloud(Point[] points, double[] weights, int[] of) => (Points, Weights, Of) = (points, weights, of);

    public Point[] Points { get; }

    /// <summary>How many people stand at each point.</summary>
    public double[] Weights { get; }

    /// <summary>For each of the places given, its point.</summary>
    public int[] Of { get; }

    public static Cloud From(IReadOnlyList<Point> places)
    {
        var order = Enumerable.Range(0, places.Count).ToArray();
        Array.Sort(order, (a, b) => (places[a].X.CompareTo(places[b].X), places[a].Y.CompareTo(places[b].Y)) switch { (0, var y) => y, (var x, _) => x });
        var (points, weights, of) = (new List<Point>(places.Count), new List<double>(places.Count), new int[places.Count]);
        foreach (var i in order)
        {
            if (points.Count == 0 || points[^1] != places[i])
            {
                points.Add(places[i]);
                weights.Add(0);
            }
            weights[^1]++;
            of[i] = points.Count - 1;
        }
        return new([.. points], [.. weights], of);
    }

    /// <summary>Every so-many-th point, at most that many: spread over the cloud because its points are in order.</summary>
    public Cloud Thinned(int most)
    {
        var chosen = Sample(Points.Length, most);
        return new([.. chosen.Select(i => Points[i])], [.. chosen.Select(i => Weights[i])], []);
    }

    public static int[] Sample(int count, int most) =>
        count <= most ? [.. Enumerable.Range(0, count)] : [.. Enumerable.Range(0, most).Select(i => (int)((i + 0.5) * count / most))];
}
