using Microsoft.EntityFrameworkCore;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Dialogues.Continuity;

/// <summary>The line of one series, with all that stands on it.</summary>
public sealed class ReadContinuity(Store store, Seat seat, TimeProvider time)
{
    public async Task<Outcome<SeriesLineOfTime>> Run(Guid series, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Read)) return new NotAllowed();
        if (!await store.Set<Series>().AnyAsync(s => s.Id == series, cancel)) return new NotThere();
        var rounds = await store.Set<Round>().AsNoTracking().Where(r => r.SeriesId == series).ToListAsync(cancel);
        var events = await store.Set<TimelineEvent>().AsNoTracking().Where(e => e.SeriesId == series).OrderBy(e => e.DateKey).Take(500).ToListAsync(cancel);
        return Continuity.Of(
            rounds.Select(r => new LineRound(r.Id, r.Number, r.Content.Title, r.Dates, r.Status, r.Cause)),
            events.Select(e => new LineEvent(e.Id, e.Kind, e.Cause, e.Date, e.Content.Title, e.Content.Note)),
            DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));
    }
}
