namespace SecondTrack.Analysis.Networks;

/// <summary>Rows by columns.</summary>
internal static class TwoMode
{
    /// <summary>From counts or sums of weights. Of a boolean qualifier, level 0 is disagreement and counts against.</summary>
    public static double[] Cells(CellBlocks blocks, double[] data, Aggregation aggregation, bool boolean)
    {
        var cells = new double[blocks.RowCount * blocks.ColumnCount];
        foreach (var (row, column, level, place) in blocks.Cells())
        {
            if (data[place] == 0) continue;
            cells[(row * blocks.ColumnCount) + column] += aggregation switch
            {
                Aggregation.Subtract when blocks.Levels.Values is { } values => (boolean ? values[level] == 1 ? 1 : -1 : values[level]) * data[place],
                // The first level is the most significant digit.
                Aggregation.Combine => Math.ScaleB(1, blocks.Levels.Count - 2 - level),
                _ => data[place],
            };
        }
        return cells;
    }

    /// <summary>What each row, or each column, is divided by, from plain counts also for slices; null where DNA reads outside its matrix and has no result.</summary>
    public static double[]? Denominators(CellBlocks blocks, double[] counts, double[] cells, NetworkOptions options)
    {
        var (rows, columns, byRow) = (blocks.RowCount, blocks.ColumnCount, options.Normalisation == Normalisation.Activity);
        var sums = new double[byRow ? rows : columns];
        if (options.Aggregation != Aggregation.Combine)
            foreach (var (row, column, _, place) in blocks.Cells()) sums[byRow ? row : column] += counts[place];
        else
        {
            var transposed = !byRow && options.Definitions == Definitions.Dna;
            if (transposed && rows != columns) return null;
            for (var i = 0; i < rows; i++)
                for (var j = 0; j < columns; j++)
                    if (cells[(i * columns) + j] > 0) sums[byRow || transposed ? i : j]++;
        }
        return sums;
    }

    /// <summary>Divides rows or columns; nothing divided by nothing is 0.</summary>
    public static void Divide(double[] cells, int columns, double[] by, bool byRow)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            var denominator = by[byRow ? i / columns : i % columns];
            cells[i] = denominator == 0 ? 0 : cells[i] / denominator;
        }
    }
}
