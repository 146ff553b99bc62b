using SecondTrack.Analysis.Groups;

namespace SecondTrack.Analysis.Tests.Groups;

/// <summary>The definitions written down once more, dense, slow and without regard to the library.</summary>
internal static class SlowOpinions
{
    /// <summary>Imputed and centred votes, people × statements.</summary>
    public static double[][] Centred(VoteMatrix votes, StatementStatus[] statuses)
    {
        var x = Enumerable.Range(0, votes.People).Select(_ => new double[votes.Statements]).ToArray();
        for (var j = 0; j < votes.Statements; j++)
        {
            if (statuses[j] != StatementStatus.Open) continue;
            var seen = Enumerable.Range(0, votes.People).Where(i => votes[i, j] is not null).ToList();
            var mean = seen.Count == 0 ? 0 : seen.Average(i => (double)votes[i, j]!.Value);
            for (var i = 0; i < votes.People; i++) x[i][j] = (votes[i, j] is { } v ? (double)v : mean) - mean;
        }
        return x;
    }

    /// <summary>Eigenvectors of XᵀX by Jacobi rotations, the largest eigenvalue first.</summary>
    public static (double[] Values, double[][] Vectors) Eigen(double[][] x)
    {
        var m = x[0].Length;
        var a = new double[m, m];
        for (var j = 0; j < m; j++)
            for (var l = 0; l < m; l++)
                foreach (var row in x) a[j, l] += row[j] * row[l];
        var v = new double[m, m];
        for (var j = 0; j < m; j++) v[j, j] = 1;
        for (var sweep = 0; sweep < 60; sweep++)
            for (var p = 0; p < m; p++)
                for (var q = p + 1; q < m; q++)
                {
                    if (Math.Abs(a[p, q]) < 1e-300) continue;
                    var theta = (a[q, q] - a[p, p]) / (2 * a[p, q]);
                    var t = (theta >= 0 ? 1 : -1) / (Math.Abs(theta) + Math.Sqrt(theta * theta + 1));
                    var (c, s) = (1 / Math.Sqrt(t * t + 1), t / Math.Sqrt(t * t + 1));
                    for (var r = 0; r < m; r++) (a[r, p], a[r, q]) = (c * a[r, p] - s * a[r, q], s * a[r, p] + c * a[r, q]);
                    for (var r = 0; r < m; r++) (a[p, r], a[q, r]) = (c * a[p, r] - s * a[q, r], s * a[p, r] + c * a[q, r]);
                    for (var r = 0; r < m; r++) (v[r, p], v[r, q]) = (c * v[r, p] - s * v[r, q], s * v[r, p] + c * v[r, q]);
                }
        var order = Enumerable.Range(0, m).OrderByDescending(j => a[j, j]).ToArray();
        return ([.. order.Select(j => a[j, j])], [.. order.Select(j => Enumerable.Range(0, m).Select(r => v[r, j]).ToArray())]);
    }

    /// <summary>Place of a person: the imputed row on the axis, times √(statements / seen).</summary>
    public static double Place(double[][] centred, VoteMatrix votes, StatementStatus[] statuses, int person, IReadOnlyList<double> axis)
    {
        var seen = Enumerable.Range(0, votes.Statements).Count(j => statuses[j] != StatementStatus.Open || votes[person, j] is not null);
        return Math.Sqrt((double)votes.Statements / Math.Max(seen, 1)) * centred[person].Zip(axis, (a, b) => a * b).Sum();
    }

    public static double Silhouette(IReadOnlyList<Point> places, IReadOnlyList<int> labels)
    {
        double Apart(int i, int j) => Math.Sqrt(Math.Pow(places[i].X - places[j].X, 2) + Math.Pow(places[i].Y - places[j].Y, 2));
        return Enumerable.Range(0, places.Count).Average(i =>
        {
            var others = Enumerable.Range(0, places.Count).Where(j => j != i).GroupBy(j => labels[j]).ToDictionary(g => g.Key, g => g.Average(j => Apart(i, j)));
            if (!others.TryGetValue(labels[i], out var a) || others.Count < 2) return 0;
            var b = others.Where(o => o.Key != labels[i]).Min(o => o.Value);
            return Math.Max(a, b) == 0 ? 0 : (b - a) / Math.Max(a, b);
        });
    }

    public static double Inertia(IReadOnlyList<Point> places, IReadOnlyList<int> labels) => places.Select((p, i) => (p, g: labels[i])).GroupBy(p => p.g).Sum(g =>
    {
        var (x, y) = (g.Average(p => p.p.X), g.Average(p => p.p.Y));
        return g.Sum(p => Math.Pow(p.p.X - x, 2) + Math.Pow(p.p.Y - y, 2));
    });

    /// <summary>The smallest inertia over every division into k groups.</summary>
    public static double BestInertia(IReadOnlyList<Point> places, int k)
    {
        var (labels, best) = (new int[places.Count], double.PositiveInfinity);
        void Try(int at, int used)
        {
            if (at == places.Count)
            {
                if (used == k) best = Math.Min(best, Inertia(places, labels));
                return;
            }
            for (var g = 0; g < Math.Min(used + 1, k); g++)
            {
                labels[at] = g;
                Try(at + 1, Math.Max(used, g + 1));
            }
        }
        Try(0, 0);
        return best;
    }
}
