using System.Globalization;
using SecondTrack.Dialogues;
using SecondTrack.Dialogues.Continuity;

namespace SecondTrack.Web.Dialogues;

/// <summary>Where everything of a time line stands in its picture: one axis, rounds and contacts above, officials below.</summary>
internal sealed class TimeLineDrawing
{
    public const int Width = 960, Left = 16, Right = 944, Dialogue = 62, Officials = 132, Axis = 172, Height = 200;

    private readonly DateOnly _from;
    private readonly double _days;

    private TimeLineDrawing(DateOnly from, DateOnly to)
    {
        _from = from;
        _days = Math.Max(1, to.DayNumber - from.DayNumber);
        Years = [.. Enumerable.Range(from.Year, to.Year - from.Year + 1).Where(y => to.Year - from.Year < 24 || y % 5 == 0)];
    }

    public IReadOnlyList<int> Years { get; }

    public static TimeLineDrawing? Of(SeriesLineOfTime line)
    {
        var dates = line.Rounds.Select(r => r.Dates).Concat(line.Events.Select(e => e.Date)).Where(d => d.IsKnown).ToList();
        if (dates.Count == 0) return null;
        var from = dates.Min(d => d.First);
        var to = line.Silences.Select(s => s.To).Append(dates.Max(d => d.Last)).Max();
        return new TimeLineDrawing(new DateOnly(from.Year, 1, 1), new DateOnly(to.Year, 12, 31));
    }

    public string X(DateOnly day) => N(Left + (Right - Left) * (day.DayNumber - _from.DayNumber) / _days);

    public string Middle(PartialDate date) => X(DateOnly.FromDayNumber((date.First.DayNumber + date.Last.DayNumber) / 2));

    public string Middle(DateOnly from, DateOnly to) => X(DateOnly.FromDayNumber((from.DayNumber + to.DayNumber) / 2));

    public string Span(DateOnly from, DateOnly to) => N(Math.Max(2, (Right - Left) * (to.DayNumber - from.DayNumber) / _days));

    /// <summary>Room for a label of a gap: a narrow one has its words in the table alone.</summary>
    public bool HasRoom(DateOnly from, DateOnly to) => (Right - Left) * (to.DayNumber - from.DayNumber) / _days > 90;

    public static string Form(RoundStatus status) => status switch
    {
        RoundStatus.Held => "held",
        RoundStatus.Planned => "planned",
        _ => "off",
    };

    private static string N(double n) => n.ToString("0.#", CultureInfo.InvariantCulture);
}
