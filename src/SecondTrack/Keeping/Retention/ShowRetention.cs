using SecondTrack.Storage;

namespace SecondTrack.Keeping.Retention;

/// <param name="Soon">Rows that go within 90 days, by day.</param>
public sealed record RetentionLine(Words Name, Words Until, int Rows, DateOnly? First, DateOnly? Last, IReadOnlyList<(DateOnly Day, int Rows)> Soon);

public sealed record RetentionShown(RetentionDay Day, IReadOnlyList<RetentionLine> Lines, IReadOnlyList<HoldLine> Holds)
{
    public DateOnly? HeldUntil => Holds.Where(h => h.IsOn).Select(h => (DateOnly?)h.EndsOn).Max();
}

/// <summary>What goes when, by which rule, and what holds it.</summary>
public sealed class ShowRetention(Store store, Seat seat, TellRetentionDay tell, IEnumerable<KeptType> types)
{
    private const int SoonDays = 90;

    public async Task<Outcome<RetentionShown>> Run(CancellationToken cancel = default)
    {
        if (!seat.May(Need.Read)) return new NotAllowed();
        var day = await tell.Run(cancel);
        var lines = new List<RetentionLine>();
        foreach (var type in types) await type.Reckon(store, day.Today, cancel);
        foreach (var type in types)
        {
            var due = (await type.Due(store, cancel)).Where(d => d.Day is not null).Select(d => (Day: Expiry.Day(d.Day!.Value), d.Rows)).ToList();
            if (due.Count == 0) continue;
            lines.Add(new(type.Name, type.Until, due.Sum(d => d.Rows), due[0].Day, due[^1].Day, due.FindAll(d => d.Day <= day.Today.AddDays(SoonDays))));
        }
        return new RetentionShown(day, [.. lines.OrderBy(l => l.First)], await LegalHolds.List(store, day.Today, cancel));
    }
}
