namespace SecondTrack.Analysis.Networks;

/// <summary>
/// How alike two rows are through the columns they share. With x and y the contents of both rows' cells in a column, by level:
/// ignore ΣxΣy; congruence Σ x_k y_m (1 − d), conflict Σ x_k y_m d, with d the distance of two levels as a share of the widest, or for text 0 and 1.
/// </summary>
internal static class OneMode
{
    /// <summary>The contents are counts or, smoothed, sums of weights; DNA then defines text and the diagonal otherwise.</summary>
    public static double[] Sums(CellBlocks blocks, double[] data, Aggregation aggregation, Definitions definitions, bool smoothed)
    {
        var sums = new PairSums(blocks.RowCount);
        var dna = definitions == Definitions.Dna;
        var nominal = blocks.Levels.Values is null;
        // DNA: with a kernel, text levels are all the same; without, a text conflict also sets an actor against whoever never spoke of it.
        var (same, absent) = (nominal && dna && smoothed, nominal && dna && !smoothed);
        if (!(same && aggregation == Aggregation.Conflict))
            foreach (var block in blocks.Blocks) AddBlock(sums, block, data, blocks.Levels, same ? Aggregation.Ignore : aggregation, absent);
        var cells = sums.Symmetric();
        if (absent && aggregation is Aggregation.Conflict or Aggregation.Subtract)
            AddActivities(cells, blocks.PerRow(data, x => x), aggregation == Aggregation.Conflict ? 1 : -1);
        if (!(dna && smoothed))
            for (var i = 0; i < blocks.RowCount; i++) cells[(i * blocks.RowCount) + i] = 0;
        return cells;
    }

    private static void AddBlock(PairSums sums, CellBlocks.Block block, double[] data, Levels levels, Aggregation aggregation, bool absent)
    {
        var (height, count) = (block.Height, block.Levels.Length);
        var x = data.AsSpan(block.Offset, height * count);
        Span<double> y = new double[height], all = new double[height];
        for (var k = 0; k < count; k++)
            for (var r = 0; r < height; r++) all[r] += x[(k * height) + r];
        if (aggregation == Aggregation.Ignore) sums.Add(block, all, all);
        else if (levels.Values is { } values) AddOrdered(sums, block, x, all, values, levels.Range, aggregation);
        else
        {
            for (var k = 0; k < count; k++)
            {
                var level = x.Slice(k * height, height);
                if (absent && aggregation != Aggregation.Congruence) AddAbsence(sums, block, level, y, aggregation);
                else
                {
                    var share = aggregation switch { Aggregation.Conflict => -1, Aggregation.Subtract => 2, _ => 1 };
                    for (var r = 0; r < height; r++) y[r] = share * level[r];
                    sums.Add(block, level, y);
                }
            }
            if (absent || aggregation == Aggregation.Congruence) return;
            for (var r = 0; r < height; r++) y[r] = aggregation == Aggregation.Conflict ? all[r] : -all[r];
            sums.Add(block, all, y);
        }
    }

    /// <summary>Σ_m y_m|v_k − v_m| for every level k at once, from running sums: a scale of a thousand grades costs no more than one of two.</summary>
    private static void AddOrdered(PairSums sums, CellBlocks.Block block, Span<double> x, Span<double> all, double[] values, double range, Aggregation aggregation)
    {
        var height = block.Height;
        Span<double> y = new double[height], below = new double[height], moment = new double[height], total = new double[height];
        for (var k = 0; k < block.Levels.Length; k++)
            for (var r = 0; r < height; r++) total[r] += values[block.Levels[k]] * x[(k * height) + r];
        for (var k = 0; k < block.Levels.Length; k++)
        {
            var level = x.Slice(k * height, height);
            var value = values[block.Levels[k]];
            for (var r = 0; r < height; r++)
            {
                below[r] += level[r];
                moment[r] += value * level[r];
                var apart = range == 0 ? 0 : ((value * ((2 * below[r]) - all[r])) + total[r] - (2 * moment[r])) / range;
                y[r] = aggregation switch { Aggregation.Congruence => all[r] - apart, Aggregation.Conflict => apart, _ => all[r] - (2 * apart) };
            }
            sums.Add(block, level, y);
        }
    }

    /// <summary>x where the other has nothing, both ways, is n + n′ less what each has where the other has something.</summary>
    private static void AddAbsence(PairSums sums, CellBlocks.Block block, Span<double> level, Span<double> y, Aggregation aggregation)
    {
        var present = new double[level.Length];
        for (var r = 0; r < present.Length; r++) present[r] = level[r] > 0 ? 1 : 0;
        var sign = aggregation == Aggregation.Conflict ? -1 : 1;
        for (var r = 0; r < present.Length; r++) y[r] = (sign * present[r]) + (aggregation == Aggregation.Subtract ? level[r] : 0);
        sums.Add(block, level, y);
        for (var r = 0; r < present.Length; r++) y[r] = sign * level[r];
        sums.Add(block, present, y);
    }

    private static void AddActivities(double[] cells, double[] activity, int sign)
    {
        var n = activity.Length;
        for (var a = 0; a < n; a++)
            for (var b = 0; b < n; b++) cells[(a * n) + b] += sign * (activity[a] + activity[b]);
    }

    /// <summary>What each cell is divided by, from counts; null for nothing.</summary>
    public static double[]? Denominators(CellBlocks blocks, double[] counts, NetworkOptions options)
    {
        var n = blocks.RowCount;
        var result = new double[n * n];
        var activity = blocks.PerRow(counts, x => x);
        switch (options.Normalisation)
        {
            case Normalisation.Average:
                Fill((a, b) => (activity[a] + activity[b]) / 2);
                return result;
            case Normalisation.Cosine when options.Definitions == Definitions.Dna:
                Fill((a, b) => activity[a] * activity[b]);
                return result;
            case Normalisation.Cosine:
                var squares = Squares(blocks, counts, options);
                Fill((a, b) => Math.Sqrt(squares[a] * squares[b]));
                return result;
            case Normalisation.Jaccard:
                return Jaccard(blocks, counts, activity);
            default:
                return null;
        }

        void Fill(Func<int, int, double> of)
        {
            for (var a = 0; a < n; a++)
                for (var b = 0; b < n; b++) result[(a * n) + b] = of(a, b);
        }
    }

    /// <summary>The squared length of each row: of its columns when levels are ignored, else of its cells.</summary>
    public static double[] Squares(CellBlocks blocks, double[] counts, NetworkOptions options) =>
        options.Aggregation == Aggregation.Ignore ? ColumnSquares(blocks, counts) : blocks.PerRow(counts, x => x * x);

    /// <summary>Σ x·[y=0] + y·[x=0] + x·y over columns and levels.</summary>
    private static double[] Jaccard(CellBlocks blocks, double[] counts, double[] activity)
    {
        var sums = new PairSums(blocks.RowCount);
        foreach (var block in blocks.Blocks)
            for (var k = 0; k < block.Levels.Length; k++)
            {
                var level = counts.AsSpan(block.Offset + (k * block.Height), block.Height);
                var (present, y) = (new double[block.Height], new double[block.Height]);
                for (var r = 0; r < block.Height; r++) (present[r], y[r]) = (level[r] > 0 ? 1 : 0, level[r] > 0 ? level[r] - 1 : 0);
                sums.Add(block, level, y);
                for (var r = 0; r < block.Height; r++) y[r] = -level[r];
                sums.Add(block, present, y);
            }
        var cells = sums.Symmetric();
        AddActivities(cells, activity, 1);
        return cells;
    }

    private static double[] ColumnSquares(CellBlocks blocks, double[] counts)
    {
        var squares = new double[blocks.RowCount];
        foreach (var block in blocks.Blocks)
            for (var r = 0; r < block.Height; r++)
            {
                var sum = 0.0;
                for (var k = 0; k < block.Levels.Length; k++) sum += counts[block.Offset + (k * block.Height) + r];
                squares[block.Rows?[r] ?? r] += sum * sum;
            }
        return squares;
    }

    /// <summary>Cell by cell; nothing divided by nothing is 0.</summary>
    public static void Divide(double[] cells, double[]? by)
    {
        if (by is null) return;
        for (var i = 0; i < cells.Length; i++) cells[i] = by[i] == 0 ? 0 : cells[i] / by[i];
    }
}
