namespace SecondTrack.Analysis.Networks;

/// <summary>Steps of a calendar: a day has 24 hours, a month ends where the calendar says.</summary>
internal static class Calendar
{
    /// <summary>A date so many units later; the ends of time where it would leave them.</summary>
    public static DateTime Step(DateTime date, TimeWindow unit, long units)
    {
        if (unit is TimeWindow.Months or TimeWindow.Years)
        {
            var month = (date.Year * 12L) + date.Month - 1 + (unit == TimeWindow.Years ? units * 12 : units);
            return month < 12 ? DateTime.MinValue : month >= 10_000 * 12L ? DateTime.MaxValue : date.AddMonths((int)(month - (date.Year * 12L) - date.Month + 1));
        }
        var seconds = (date.Ticks / TimeSpan.TicksPerSecond) + (decimal)SecondsOf(unit) * units;
        return seconds < 0 ? DateTime.MinValue : seconds > DateTime.MaxValue.Ticks / TimeSpan.TicksPerSecond ? DateTime.MaxValue
            : new DateTime((long)seconds * TimeSpan.TicksPerSecond);
    }

    /// <summary>Whole units from one date to another, cut off towards zero; months and years go by the days of the calendar alone.</summary>
    public static long Between(DateTime from, DateTime to, TimeWindow unit)
    {
        if (unit is not (TimeWindow.Months or TimeWindow.Years)) return (to - from).Ticks / TimeSpan.TicksPerSecond / SecondsOf(unit);
        var months = ((to.Year - from.Year) * 12) + to.Month - from.Month;
        if (months > 0 && to.Day < from.Day) months--;
        if (months < 0 && to.Day > from.Day) months++;
        return unit == TimeWindow.Years ? months / 12 : months;
    }

    /// <summary>Halfway, to the second.</summary>
    public static DateTime Middle(DateTime start, DateTime stop) => start.AddSeconds((stop - start).Ticks / TimeSpan.TicksPerSecond / 2);

    private static long SecondsOf(TimeWindow unit) => unit switch
    {
        TimeWindow.Seconds => 1, TimeWindow.Minutes => 60, TimeWindow.Hours => 3600, TimeWindow.Weeks => 604_800, _ => 86_400,
    };
}
