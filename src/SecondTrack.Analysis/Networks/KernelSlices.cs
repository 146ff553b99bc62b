namespace SecondTrack.Analysis.Networks;

/// <summary>
/// Networks of the whole time seen from one moment after another: a statement weighs less the farther it lies. The weight of two statements is
/// √ζ_s·√ζ_t, which is a factor of the one and a factor of the other: a slice costs no more than a plain network.
/// </summary>
internal static class KernelSlices
{
    public static NetworkMatrix[] Of(CodedStatements coded, Period[] periods, NetworkOptions options, bool boolean)
    {
        var oneMode = options.Type == NetworkType.OneMode;
        int[] rows = [.. Enumerable.Range(0, coded.Rows.Names.Length)], columns = [.. Enumerable.Range(0, coded.Columns.Names.Length)];
        var blocks = new CellBlocks(coded, 0, coded.Count, rows, columns);
        var counts = blocks.Counts();
        var dna = options.Definitions == Definitions.Dna;
        var normalised = options.Normalisation != Normalisation.None;
        var pairs = !normalised || !oneMode ? null : dna ? SumOfReciprocals(blocks, counts) : OneMode.Denominators(blocks, counts, options);
        var matrices = new NetworkMatrix[periods.Length];
        Parallel.For(0, periods.Length, i =>
        {
            var weights = Weights(coded, periods[i], options, out var statements);
            double[] cells;
            if (oneMode)
            {
                cells = OneMode.Sums(blocks, blocks.Sums(s => Math.Sqrt(weights[s])), options.Aggregation, options.Definitions, smoothed: true);
                if (dna && pairs is not null)
                    for (var c = 0; c < cells.Length; c++) cells[c] *= pairs[c];
                else OneMode.Divide(cells, pairs);
            }
            else
            {
                cells = TwoMode.Cells(blocks, blocks.Sums(s => weights[s]), options.Aggregation, boolean);
                // DNA leaves two-mode slices as they are.
                if (normalised && !dna)
                    TwoMode.Divide(cells, columns.Length, TwoMode.Denominators(blocks, counts, cells, options)!, options.Normalisation == Normalisation.Activity);
            }
            matrices[i] = ComputeNetwork.Matrix(coded, periods[i], dna ? 0 : statements, rows, oneMode ? rows : columns, cells, options.Type);
        });
        return matrices;
    }

    private static double[] Weights(CodedStatements coded, Period period, NetworkOptions options, out int statements)
    {
        var weights = new double[coded.Count];
        var (from, to) = ComputeNetwork.Within(coded.Date, period);
        var width = Windows.HalfWidth(options) * 2;
        statements = 0;
        for (var s = from; s < to; s++)
        {
            weights[s] = s > from && coded.Date[s] == coded.Date[s - 1] ? weights[s - 1]
                : Weight(options, 2.0 * Calendar.Between(coded.Date[s], period.Middle, options.Window) / width);
            if (weights[s] > 0) statements++;
        }
        return weights;
    }

    private static double Weight(NetworkOptions options, double d) => options.Kernel switch
    {
        Kernel.Gaussian => Math.Exp(-d * d / 2) / Math.Sqrt(2 * Math.PI),
        _ when Math.Abs(d) > 1 => 0,
        Kernel.Uniform => 0.5,
        Kernel.Epanechnikov => 0.75 * (1 - (d * d)),
        _ => options.Definitions == Definitions.Dna ? Math.Abs(1 - d) : 1 - Math.Abs(d),
    };

    /// <summary>DNA's factor of a pair: Σ 2/(n + n′) over the cells where either has a statement, instead of 2/Σ(n + n′).</summary>
    private static double[] SumOfReciprocals(CellBlocks blocks, double[] counts)
    {
        var n = blocks.RowCount;
        // As if the other had nothing in the cell; where it has, that is put right below.
        var alone = blocks.PerRow(counts, x => x > 0 ? 2 / x : 0);
        var factors = new double[n * n];
        for (var a = 0; a < n; a++)
            for (var b = 0; b < n; b++) factors[(a * n) + b] = alone[a] + alone[b];
        foreach (var block in blocks.Blocks)
            for (var k = 0; k < block.Levels.Length; k++)
            {
                var level = counts.AsSpan(block.Offset + (k * block.Height), block.Height);
                for (var a = 0; a < block.Height; a++)
                    for (var b = 0; b < block.Height && level[a] > 0; b++)
                        if (level[b] > 0)
                            factors[((block.Rows?[a] ?? a) * n) + (block.Rows?[b] ?? b)] += (2 / (level[a] + level[b])) - (2 / level[a]) - (2 / level[b]);
            }
        return factors;
    }
}
