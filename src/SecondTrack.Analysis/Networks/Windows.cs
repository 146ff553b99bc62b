namespace SecondTrack.Analysis.Networks;

/// <summary>A stretch of time with both its ends.</summary>
internal readonly record struct Period(DateTime Start, DateTime Middle, DateTime Stop);

/// <summary>Where the windows and slices lie.</summary>
internal static class Windows
{
    /// <summary>
    /// Windows that lie wholly in the time. One of w units begins at a whole step and covers exactly w units. DNA: at h = (w − 1)/2 units, halves rounded up,
    /// before and after a step, so that 6 and 7 are the same, and each step is taken from the last, so that months stay at their shortest day.
    /// </summary>
    public static IEnumerable<Period> Plain(NetworkOptions options)
    {
        var (unit, size) = (options.Window, options.WindowSize);
        if (options.Definitions == Definitions.Dna)
        {
            // (w − 1)/2, halves rounded up.
            var half = size / 2;
            foreach (var middle in Steps(options.Start, options.Stop, unit))
            {
                var (from, to) = (Calendar.Step(middle, unit, -half), Calendar.Step(middle, unit, half));
                if (from >= options.Start && to <= options.Stop) yield return new(from, middle, to);
            }
            yield break;
        }
        for (var i = 0L; ; i++)
        {
            var (from, to) = (Calendar.Step(options.Start, unit, i), Calendar.Step(options.Start, unit, i + size));
            if (to == DateTime.MaxValue || to.AddSeconds(-1) > options.Stop) yield break;
            yield return new(from, Calendar.Middle(from, to), to.AddSeconds(-1));
        }
    }

    /// <summary>
    /// So many statements around each: half before, half after, and one more after where the number is even. Where the outermost shares its second with others,
    /// all of them are in. Statements too near an end have no window.
    /// </summary>
    public static IEnumerable<Period> OfEvents(DateTime[] dates, int size)
    {
        var (before, after) = ((size - 1) / 2, size / 2);
        for (var i = before; i + after < dates.Length; i++) yield return new(dates[i - before], dates[i], dates[i + after]);
    }

    /// <summary>Slices around each step; an odd width counts as the next even one. A Gaussian one reaches over the whole time.</summary>
    public static IEnumerable<Period> Slices(NetworkOptions options, DateTime[] dates)
    {
        if (dates.Length == 0) yield break;
        var (unit, half) = (options.Window, HalfWidth(options));
        var first = options.Start > dates[0] ? options.Start : dates[0];
        var last = options.Stop < dates[^1] ? options.Stop : dates[^1];
        var (begin, end) = options.Indent ? (Calendar.Step(first, unit, half), Calendar.Step(last, unit, -half)) : (first, last);
        foreach (var middle in Steps(begin, end, unit))
        {
            if (options.Kernel == Kernel.Gaussian)
            {
                yield return new(first, middle, last);
                continue;
            }
            var (from, to) = (Calendar.Step(middle, unit, -half), Calendar.Step(middle, unit, half));
            yield return new(from > first ? from : first, middle, to < last ? to : last);
        }
    }

    public static int HalfWidth(NetworkOptions options) => (options.WindowSize + 1) / 2;

    private static IEnumerable<DateTime> Steps(DateTime first, DateTime last, TimeWindow unit)
    {
        for (var at = first; at <= last; at = Calendar.Step(at, unit, 1))
        {
            yield return at;
            if (at == DateTime.MaxValue) yield break;
        }
    }
}
