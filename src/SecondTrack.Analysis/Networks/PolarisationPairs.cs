namespace SecondTrack.Analysis.Networks;

/// <summary>
/// q = Σ over pairs in one group of |A − (c(c−1)/W)(‖A‖/W)| + |B|, and over pairs of different groups of |A| + |B − (c·c′/N)(‖B‖/N)|. For groups of fixed sizes c it is
/// a sum over pairs that are looked up.
/// </summary>
internal sealed class PolarisationPairs
{
    private readonly double[] _congruence, _conflict, _within, _between;
    private readonly double _weights;

    public PolarisationPairs(ReadOnlySpan<double> congruence, ReadOnlySpan<double> conflict, int rows, int[] sizes)
    {
        (Rows, Sizes) = (rows, sizes);
        (_congruence, _conflict) = (WithoutDiagonal(congruence), WithoutDiagonal(conflict));
        var (a, b) = (_congruence.Sum(Math.Abs), _conflict.Sum(Math.Abs));
        _weights = a + b;
        var within = sizes.Sum(c => c * (c - 1.0));
        var between = (rows * (rows - 1.0)) - within;
        _within = Array.ConvertAll(sizes, c => within == 0 ? 0 : c * (c - 1.0) / within * (a / within));
        _between = new double[sizes.Length * sizes.Length];
        for (var g = 0; g < sizes.Length; g++)
            for (var h = 0; h < sizes.Length; h++) _between[(g * sizes.Length) + h] = between == 0 ? 0 : sizes[g] * (double)sizes[h] / between * (b / between);

        double[] WithoutDiagonal(ReadOnlySpan<double> cells)
        {
            var copy = cells.ToArray();
            for (var i = 0; i < rows; i++) copy[(i * rows) + i] = 0;
            return copy;
        }
    }

    public int Rows { get; }

    public int[] Sizes { get; }

    /// <summary>What rows i and j add to q, both ways, in groups g and h.</summary>
    public double Of(int i, int j, int g, int h)
    {
        var (ij, ji) = ((i * Rows) + j, (j * Rows) + i);
        if (g == h)
            return Math.Abs(_congruence[ij] - _within[g]) + Math.Abs(_conflict[ij]) + Math.Abs(_congruence[ji] - _within[g]) + Math.Abs(_conflict[ji]);
        var expected = _between[(g * Sizes.Length) + h];
        return Math.Abs(_congruence[ij]) + Math.Abs(_conflict[ij] - expected) + Math.Abs(_congruence[ji]) + Math.Abs(_conflict[ji] - expected);
    }

    public double Total(int[] memberships)
    {
        var q = 0.0;
        for (var i = 0; i < Rows; i++)
            for (var j = 0; j < i; j++) q += Of(i, j, memberships[i], memberships[j]);
        return q;
    }

    public Polarisation Score(double q) => new(q / 2, _weights == 0 ? 0 : q / (2 * _weights));
}
