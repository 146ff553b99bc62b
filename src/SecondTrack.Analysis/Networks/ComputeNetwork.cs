namespace SecondTrack.Analysis.Networks;

/// <summary>
/// Discourse networks (Leifeld 2017): actors related through the concepts they agree or disagree on; whole, in windows of time, or in slices smoothed by a kernel
/// (Leifeld, Henrichsen, Buckton, Fergusson and Hilton 2021, rDNA). Linear in the statements, quadratic in the rows.
/// </summary>
public static class ComputeNetwork
{
    /// <summary>More windows than this are refused: no reader has use for them.</summary>
    public const int MostWindows = 100_000;

    /// <summary>The network or networks that are asked for. The same statements in another order give the same numbers.</summary>
    /// <param name="set">The statements of one statement type.</param>
    /// <param name="options">What is asked.</param>
    /// <returns>Matrices of finite numbers, or the <see cref="NetworkResult.Fault"/>.</returns>
    public static NetworkResult Of(StatementSet set, NetworkOptions options)
    {
        if (options.Qualifier is null) options = options with { Aggregation = Aggregation.Ignore };
        if (Unusable(set, options) is { } fault) return fault;
        var kept = FilterStatements.Of(set, options);
        if (options.Type == NetworkType.EventList) return new(kept.Ids, []);
        var smoothed = options.Kernel != Kernel.None && options.Window != TimeWindow.None;
        var coded = CodeStatements.Of(set, options, kept, smoothed);
        if (options.Aggregation == Aggregation.Combine && coded.Levels.Count - 1 > 52)
            return NetworkResult.Not(NetworkFault.TooManyLevels, $"{coded.Levels.Count - 1}");
        var boolean = options.Qualifier is { OfDocument: false } q && set.Variables[q.Variable] == VariableKind.Boolean;
        var periods = smoothed ? Windows.Slices(options, coded.Date)
            : options.Window == TimeWindow.None ? [Whole(set, options)]
            : options.Window == TimeWindow.Events ? Windows.OfEvents(coded.Date, options.WindowSize) : Windows.Plain(options);
        var listed = periods.Take(MostWindows + 1).ToArray();
        if (listed.Length > MostWindows) return NetworkResult.Not(NetworkFault.TooManyWindows, $"{MostWindows}");
        NetworkMatrix?[] matrices = smoothed ? KernelSlices.Of(coded, listed, options, boolean) : InWindows(coded, listed, options, boolean);
        return Array.Exists(matrices, m => m is null) ? NetworkResult.Not(NetworkFault.NoResultInDna) : new(kept.Ids, matrices!);
    }

    internal static NetworkResult? Unusable(StatementSet set, NetworkOptions o)
    {
        foreach (var role in new[] { o.Rows, o.Columns }.Concat(o.Qualifier is { } q ? [q] : []).Concat(o.ExcludeValues.Keys.Select(v => new Role(v))))
            if (!ReadRole.IsKnown(set, role)) return NetworkResult.Not(NetworkFault.UnknownVariable, role.Variable);
        if (o.Type == NetworkType.EventList) return null;
        var oneMode = o.Type == NetworkType.OneMode;
        var (aggregations, normalisations) = oneMode
            ? (new[] { Aggregation.Ignore, Aggregation.Congruence, Aggregation.Conflict, Aggregation.Subtract, Aggregation.CongruenceAndConflict },
                new[] { Normalisation.None, Normalisation.Average, Normalisation.Jaccard, Normalisation.Cosine })
            : ([Aggregation.Ignore, Aggregation.Subtract, Aggregation.Combine], [Normalisation.None, Normalisation.Activity, Normalisation.Prominence]);
        if (!aggregations.Contains(o.Aggregation)) return NetworkResult.Not(NetworkFault.AggregationOfOtherType, $"{o.Aggregation}");
        if (!normalisations.Contains(o.Normalisation)) return NetworkResult.Not(NetworkFault.NormalisationOfOtherType, $"{o.Normalisation}");
        if (o.Window != TimeWindow.None && o.WindowSize < 1) return NetworkResult.Not(NetworkFault.WindowTooSmall, $"{o.WindowSize}");
        if (o.Kernel != Kernel.None && o.Window is TimeWindow.Events) return NetworkResult.Not(NetworkFault.KernelNeedsTime);
        if (o.Kernel != Kernel.None && o.Window != TimeWindow.None && o.Aggregation == Aggregation.Combine) return NetworkResult.Not(NetworkFault.CombineWithKernel);
        return o.Aggregation == Aggregation.CongruenceAndConflict && o.Window != TimeWindow.Events ? NetworkResult.Not(NetworkFault.BothNeedEvents) : null;
    }

    internal static Period Whole(StatementSet set, NetworkOptions options)
    {
        if (set.Statements.Count == 0) return new(options.Start, Calendar.Middle(options.Start, options.Stop), options.Stop);
        var (first, last) = (set.Statements[0].Document.Date, set.Statements[^1].Document.Date);
        var start = options.Start > first ? options.Start : first;
        var stop = options.Stop < last ? options.Stop : last;
        return new(start, Calendar.Middle(start, stop), stop);
    }

    private static NetworkMatrix?[] InWindows(CodedStatements coded, Period[] periods, NetworkOptions options, bool boolean)
    {
        var both = options.Aggregation == Aggregation.CongruenceAndConflict;
        var matrices = new NetworkMatrix?[periods.Length * (both ? 2 : 1)];
        Parallel.For(0, matrices.Length, i =>
        {
            var asked = !both ? options : options with { Aggregation = i % 2 == 0 ? Aggregation.Congruence : Aggregation.Conflict };
            matrices[i] = InWindow(coded, periods[both ? i / 2 : i], asked, boolean);
        });
        return matrices;
    }

    private static NetworkMatrix? InWindow(CodedStatements coded, Period period, NetworkOptions options, bool boolean)
    {
        var (from, to) = options.Window == TimeWindow.None ? (0, coded.Count) : Within(coded.Date, period);
        var rows = Present(coded.Rows, coded.Row, from, to, options.Isolates);
        var columns = Present(coded.Columns, coded.Column, from, to, options.Isolates);
        var blocks = new CellBlocks(coded, from, to, rows, columns);
        var counts = blocks.Counts();
        double[] cells;
        if (options.Type == NetworkType.OneMode)
        {
            cells = OneMode.Sums(blocks, counts, options.Aggregation, options.Definitions, smoothed: false);
            OneMode.Divide(cells, OneMode.Denominators(blocks, counts, options));
        }
        else
        {
            cells = TwoMode.Cells(blocks, counts, options.Aggregation, boolean);
            if (options.Normalisation != Normalisation.None)
            {
                if (TwoMode.Denominators(blocks, counts, cells, options) is not { } by) return null;
                TwoMode.Divide(cells, columns.Length, by, options.Normalisation == Normalisation.Activity);
            }
        }
        return Matrix(coded, period, to - from, rows, options.Type == NetworkType.OneMode ? rows : columns, cells, options.Type);
    }

    internal static NetworkMatrix Matrix(CodedStatements coded, Period period, int statements, int[] rows, int[] columns, double[] cells, NetworkType type)
    {
        // Adding zero turns a negative zero into zero.
        for (var i = 0; i < cells.Length; i++) cells[i] += 0.0;
        var rowNames = Array.ConvertAll(rows, r => coded.Rows.Names[r]);
        return new(period.Start, period.Middle, period.Stop, statements, rowNames,
            type == NetworkType.OneMode ? rowNames : Array.ConvertAll(columns, c => coded.Columns.Names[c]), cells);
    }

    /// <summary>The statements of a period, both its ends included.</summary>
    internal static (int From, int To) Within(DateTime[] dates, Period period)
    {
        return (Before(period.Start, included: false), Before(period.Stop, included: true));

        int Before(DateTime date, bool included)
        {
            var (low, high) = (0, dates.Length);
            while (low < high)
            {
                var middle = (low + high) / 2;
                if (dates[middle] < date || (included && dates[middle] == date)) low = middle + 1;
                else high = middle;
            }
            return low;
        }
    }

    private static int[] Present(Labels labels, int[] places, int from, int to, bool all)
    {
        if (all || to - from == places.Length) return [.. Enumerable.Range(0, labels.Names.Length)];
        var present = new HashSet<int>();
        for (var s = from; s < to; s++) present.Add(places[s]);
        int[] sorted = [.. present];
        Array.Sort(sorted);
        return sorted;
    }
}
