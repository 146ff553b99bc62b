namespace SecondTrack.Dialogues.Continuity;

public sealed record LineRound(Guid Id, int Number, LocalText Title, PartialDate Dates, RoundStatus Status, Cause Cause);

public sealed record LineEvent(Guid Id, TimelineKind Kind, Cause Cause, PartialDate Date, LocalText Title, LocalText Note);

/// <summary>Longer than usual between two rounds that were held. The causes are those of what was put off in between.</summary>
public sealed record Gap(LineRound Before, LineRound After, DateOnly From, DateOnly To, int Months, IReadOnlyList<Cause> Causes);

/// <summary>The officials did not speak: from a freeze to the next talks or visit, or until now.</summary>
public sealed record Silence(DateOnly From, DateOnly To, bool IsOpen);

/// <summary>The line of a series, read: where it paused, where the officials were silent, and which rounds were held all the same.</summary>
public sealed record SeriesLineOfTime(IReadOnlyList<LineRound> Rounds, IReadOnlyList<LineEvent> Events)
{
    public required IReadOnlyList<Gap> Gaps { get; init; }

    public required IReadOnlyList<Silence> Silences { get; init; }

    /// <summary>Rounds held while the officials did not speak: what a second track is for.</summary>
    public required IReadOnlyList<LineRound> HeldInSilence { get; init; }

    public bool IsEmpty => Rounds.Count == 0 && Events.Count == 0;
}

/// <summary>Reads a line of time off dated rounds and events. Numbers and dates only: no store, no clock.</summary>
public static class Continuity
{
    private const int ShortestGap = 9, GapOfTwoRounds = 18;

    public static SeriesLineOfTime Of(IEnumerable<LineRound> rounds, IEnumerable<LineEvent> events, DateOnly today)
    {
        var dated = rounds.OrderBy(r => r.Dates.IsKnown ? r.Dates.SortKey : int.MaxValue).ThenBy(r => r.Number).ToList();
        var line = events.Where(e => e.Date.IsKnown).OrderBy(e => e.Date.SortKey).ThenBy(e => e.Id).ToList();
        var held = dated.Where(r => r.Status == RoundStatus.Held && r.Dates.IsKnown).ToList();
        var silences = Silences(line, today);
        return new SeriesLineOfTime(dated, line)
        {
            Gaps = Gaps(held, dated, line),
            Silences = silences,
            HeldInSilence = held.FindAll(r => silences.Exists(s => r.Dates.First >= s.From && r.Dates.Last <= s.To)),
        };
    }

    /// <summary>A gap is half as long again as the usual interval of this series, and never shorter than nine months.</summary>
    private static List<Gap> Gaps(List<LineRound> held, List<LineRound> all, List<LineEvent> events)
    {
        var intervals = held.Zip(held.Skip(1), (a, b) => (Before: a, After: b, Months: Months(a.Dates.Last, b.Dates.First))).ToList();
        if (intervals.Count == 0) return [];
        var sorted = intervals.Select(i => i.Months).Order().ToList();
        var usual = sorted[(sorted.Count - 1) / 2];
        var longest = intervals.Count == 1 ? GapOfTwoRounds : Math.Max(ShortestGap, usual * 3 / 2);
        return intervals.FindAll(i => i.Months > longest).ConvertAll(i =>
        {
            var (from, to) = (i.Before.Dates.Last, i.After.Dates.First);
            bool Between(PartialDate date) => date.IsKnown && date.Last >= from && date.First <= to;
            var causes = events.Where(e => e.Kind == TimelineKind.Postponement && Between(e.Date)).Select(e => e.Cause)
                .Concat(all.Where(r => r.Status is RoundStatus.Postponed or RoundStatus.Cancelled && Between(r.Dates)).Select(r => r.Cause))
                .Where(c => c != Cause.None).Distinct().ToList();
            return new Gap(i.Before, i.After, from, to, i.Months, causes);
        });
    }

    private static List<Silence> Silences(List<LineEvent> events, DateOnly today)
    {
        var silences = new List<Silence>();
        foreach (var freeze in events.Where(e => e.Kind == TimelineKind.OfficialFreeze))
        {
            var from = freeze.Date.First;
            if (silences.Count > 0 && from <= silences[^1].To) continue;
            var ends = freeze.Date.Text.Contains('/', StringComparison.Ordinal) ? freeze.Date.Last : Resumed(events, freeze);
            if (ends is null && from > today) continue;
            silences.Add(new Silence(from, ends ?? today, ends is null));
        }
        return silences;
    }

    private static DateOnly? Resumed(List<LineEvent> events, LineEvent freeze) =>
        events.Find(e => e.Kind is TimelineKind.OfficialTalks or TimelineKind.OfficialVisit && e.Date.First > freeze.Date.First)?.Date.First;

    private static int Months(DateOnly from, DateOnly to) =>
        Math.Max(0, (to.Year - from.Year) * 12 + to.Month - from.Month - (to.Day < from.Day ? 1 : 0));
}
