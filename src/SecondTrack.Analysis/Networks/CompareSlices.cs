namespace SecondTrack.Analysis.Networks;

/// <summary>What tells two slices apart.</summary>
public enum SliceDistance
{
    /// <summary>Σ|a − b| over cells of the same labels.</summary>
    Absolute,

    /// <summary><see cref="SpectralDistance"/>, for one-mode networks.</summary>
    Spectral,
}

/// <summary>How much a discourse changed from slice to slice (phase transitions; Leifeld and Henrichsen, rDNA).</summary>
public static class CompareSlices
{
    /// <summary>The distance of every slice from every other.</summary>
    /// <param name="slices">Windows or slices of one network; nodes that one of them lacks count as rows and columns of zeros.</param>
    /// <param name="distance">Which distance.</param>
    /// <param name="toOne">Every slice is first divided by its sum, so that only the pattern counts, not how much was said; one that sums to 0 is left as it is.</param>
    /// <param name="definitions">Whose eigenvalues.</param>
    /// <returns>A symmetric matrix with a zero diagonal, row after row, as many rows as slices.</returns>
    public static double[] Of(IReadOnlyList<NetworkMatrix> slices, SliceDistance distance, bool toOne, Definitions definitions = Definitions.Corrected)
    {
        var (rows, columns) = (new Labels(slices.SelectMany(s => s.Rows)), new Labels(slices.SelectMany(s => s.Columns)));
        var cells = slices.Select(s => Aligned(s, rows, columns, toOne)).ToArray();
        var shares = distance == SliceDistance.Spectral ? Array.ConvertAll(cells, c => SpectralDistance.Shares(c, rows.Names.Length, definitions)) : [];
        var distances = new double[cells.Length * cells.Length];
        Parallel.For(0, cells.Length, i =>
        {
            for (var j = 0; j < i; j++)
            {
                var apart = distance == SliceDistance.Spectral ? SpectralDistance.Between(shares[i], shares[j]) : cells[i].Zip(cells[j], (a, b) => Math.Abs(a - b)).Sum();
                distances[(i * cells.Length) + j] = distances[(j * cells.Length) + i] = apart;
            }
        });
        return distances;
    }

    private static double[] Aligned(NetworkMatrix slice, Labels rows, Labels columns, bool toOne)
    {
        var cells = new double[rows.Names.Length * columns.Names.Length];
        var sum = 0.0;
        foreach (var cell in slice.Cells.Span) sum += cell;
        for (var i = 0; i < slice.Rows.Count; i++)
            for (var j = 0; j < slice.Columns.Count; j++)
                cells[(rows.PlaceOf(slice.Rows[i]) * columns.Names.Length) + columns.PlaceOf(slice.Columns[j])] = toOne && sum != 0 ? slice[i, j] / sum : slice[i, j];
        return cells;
    }
}
