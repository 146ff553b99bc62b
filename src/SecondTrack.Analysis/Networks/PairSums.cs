using System.Numerics;

namespace SecondTrack.Analysis.Networks;

/// <summary>
/// Sums over pairs of rows, M[a][b] = Σ x[a]·y[b], for every a ≤ b. What a pair of statements adds always falls apart into a factor of the one and
/// a factor of the other, so that statements are gone through once and never in pairs.
/// </summary>
internal sealed class PairSums(int rows)
{
    private readonly double[] _cells = new double[rows * rows];

    /// <summary>Adds x[a]·y[b] of one block; the sum over all calls must be symmetric.</summary>
    public void Add(CellBlocks.Block block, ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        for (var a = 0; a < block.Height; a++)
        {
            var factor = x[a];
            if (factor == 0) continue;
            if (block.Rows is { } places)
            {
                var row = _cells.AsSpan(places[a] * rows, rows);
                for (var b = a; b < places.Length; b++) row[places[b]] += factor * y[b];
            }
            else AddScaled(_cells.AsSpan((a * rows) + a, rows - a), factor, y[a..block.Height]);
        }
    }

    private static void AddScaled(Span<double> to, double factor, ReadOnlySpan<double> y)
    {
        var i = 0;
        var by = new Vector<double>(factor);
        for (; i <= y.Length - Vector<double>.Count; i += Vector<double>.Count)
            (new Vector<double>(to[i..]) + (by * new Vector<double>(y[i..]))).CopyTo(to[i..]);
        for (; i < y.Length; i++) to[i] += factor * y[i];
    }

    /// <summary>The whole matrix, row after row, with its diagonal.</summary>
    public double[] Symmetric()
    {
        for (var a = 0; a < rows; a++)
            for (var b = a + 1; b < rows; b++) _cells[(b * rows) + a] = _cells[(a * rows) + b];
        return _cells;
    }
}
