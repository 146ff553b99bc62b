using System.Runtime.CompilerServices;

namespace SecondTrack.Analysis.Groups;

/// <summary>People divided into groups around centres.</summary>
/// <param name="Labels">For each place its group, 0..k − 1; group 0 is the largest.</param>
/// <param name="Centres">Mean place of each group.</param>
/// <param name="Inertia">Sum over people of the squared distance to the centre of their group, not negative.</param>
public sealed record Clustering(IReadOnlyList<int> Labels, IReadOnlyList<Point> Centres, double Inertia);

/// <summary>
/// One descent of k-means from given centres: whole sweeps until nothing moves (Lloyd), then single points as long as that lowers the
/// inertia (Hartigan), which leaves places where sweeps are stuck.
/// </summary>
/// <remarks>
/// Lloyd, S. (1982). Least squares quantization in PCM. IEEE Trans. Information Theory 28(2), 129–137. Hartigan, J. A. and Wong, M. A. (1979).
/// Algorithm AS 136. Applied Statistics 28(1), 100–108.
/// </remarks>
internal sealed class KMeans
{
    private const int MostSweeps = 300;

    private readonly Cloud _cloud;

    private KMeans(Cloud cloud, Point[] centres)
    {
        _cloud = cloud;
        Centres = (Point[])centres.Clone();
        Labels = new int[cloud.Points.Length];
        Size = new double[centres.Length];
    }

    public int[] Labels { get; }

    public Point[] Centres { get; }

    /// <summary>People in each group.</summary>
    public double[] Size { get; }

    public double Inertia { get; private set; }

    public static KMeans From(Cloud cloud, Point[] centres, bool exchange = true)
    {
        var run = new KMeans(cloud, centres);
        Array.Fill(run.Labels, -1);
        for (var sweep = 0; sweep < MostSweeps && run.Assign(); sweep++) run.Recentre();
        if (exchange)
            for (var sweep = 0; sweep < MostSweeps && run.Exchange(); sweep++) run.Recentre();
        run.Recentre();
        run.Inertia = run.Labels.Select((g, i) => cloud.Weights[i] * Point.SquaredDistance(cloud.Points[i], run.Centres[g])).Sum();
        return run;
    }

    // One command does this once: compiled well at the first call instead of after many.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool Assign()
    {
        var moved = false;
        for (var i = 0; i < Labels.Length; i++)
        {
            var (best, nearest) = (0, double.PositiveInfinity);
            for (var g = 0; g < Centres.Length; g++)
                if (Point.SquaredDistance(_cloud.Points[i], Centres[g]) is var d && d < nearest) (best, nearest) = (g, d);
            moved |= Labels[i] != best;
            Labels[i] = best;
        }
        return moved;
    }

    private void Recentre()
    {
        while (true)
        {
            Array.Clear(Size);
            var (x, y) = (new double[Centres.Length], new double[Centres.Length]);
            for (var i = 0; i < Labels.Length; i++)
            {
                var (g, w, p) = (Labels[i], _cloud.Weights[i], _cloud.Points[i]);
                Size[g] += w;
                x[g] += w * p.X;
                y[g] += w * p.Y;
            }
            for (var g = 0; g < Centres.Length; g++)
                if (Size[g] > 0) Centres[g] = new(x[g] / Size[g], y[g] / Size[g]);
            var empty = Array.FindIndex(Size, s => s == 0);
            if (empty < 0) return;
            // A group that lost everybody takes the point that is worst off.
            var worst = Enumerable.Range(0, Labels.Length).MaxBy(i => Size[Labels[i]] > _cloud.Weights[i] ? _cloud.Weights[i] * Point.SquaredDistance(_cloud.Points[i], Centres[Labels[i]]) : -1);
            if (Size[Labels[worst]] <= _cloud.Weights[worst]) return;
            Labels[worst] = empty;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool Exchange()
    {
        var moved = false;
        for (var i = 0; i < Labels.Length; i++)
        {
            var (from, w, p) = (Labels[i], _cloud.Weights[i], _cloud.Points[i]);
            if (Size[from] <= w) continue;
            var gain = Size[from] * w / (Size[from] - w) * Point.SquaredDistance(p, Centres[from]);
            var (to, cost) = (from, gain * (1 - 1e-12));
            for (var g = 0; g < Centres.Length; g++)
                if (g != from && Size[g] * w / (Size[g] + w) * Point.SquaredDistance(p, Centres[g]) is var c && c < cost) (to, cost) = (g, c);
            if (to == from) continue;
            Centres[from] = Shifted(Centres[from], Size[from], p, -w);
            Centres[to] = Shifted(Centres[to], Size[to], p, w);
            Size[from] -= w;
            Size[to] += w;
            Labels[i] = to;
            moved = true;
        }
        return moved;
    }

    private static Point Shifted(Point centre, double size, Point p, double by) =>
        new(centre.X + by * (p.X - centre.X) / (size + by), centre.Y + by * (p.Y - centre.Y) / (size + by));
}
