using Microsoft.EntityFrameworkCore;
using SecondTrack.Dialogues;
using SecondTrack.Dialogues.Convening;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Evidence.Points;

/// <param name="Ordinal">Of the side, for its colour.</param>
public sealed record PointOf(ActorKind Kind, Guid Id, LocalText Name, int? Ordinal)
{
    public string Key => $"{Kind}:{Id:N}";
}

/// <param name="At">On the clock of the place.</param>
public sealed record PointLine(Guid Id, LocalText Text, PointOf? Of, DateTimeOffset At);

public sealed record PointsFound(SessionFacts Session, IReadOnlyList<PointLine> Points, IReadOnlyList<PointOf> Choices);

/// <summary>The points of one session in the order of the clock, and whom a new one may belong to.</summary>
public sealed class ListPoints(Store store, Seat seat, FindSession find)
{
    public async Task<Outcome<PointsFound>> Run(Guid session, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Read)) return new NotAllowed();
        var found = await find.Run(session, cancel);
        if (!found.Done) return found.Refusal!;
        var rows = await store.Set<SessionPoint>().AsNoTracking().Where(p => p.SessionId == session).OrderBy(p => p.At).ThenBy(p => p.Id).ToListAsync(cancel);
        var sides = await store.Set<Side>().AsNoTracking().Where(s => s.SeriesId == found.Value.Series).OrderBy(s => s.Ordinal).ToListAsync(cancel);
        var communities = await store.Set<Community>().AsNoTracking().OrderBy(c => c.Ordinal).ThenBy(c => c.Id).ToListAsync(cancel);
        List<PointOf> choices =
        [
            .. sides.Select(s => new PointOf(ActorKind.Side, s.Id, s.Content.Name, s.Ordinal)),
            .. communities.Select(c => new PointOf(ActorKind.Community, c.Id, c.Content.Name, null)),
        ];
        var zone = NodaTime.DateTimeZoneProviders.Tzdb.GetZoneOrNull(found.Value.Written.TimeZone) ?? NodaTime.DateTimeZone.Utc;
        return new PointsFound(found.Value, rows.ConvertAll(p => new PointLine(p.Id, p.Content.Text, choices.Find(c => c.Id == p.OfId),
            NodaTime.Instant.FromDateTimeOffset(p.At).InZone(zone).ToDateTimeOffset())), choices);
    }
}
