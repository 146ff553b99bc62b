using Microsoft.EntityFrameworkCore;
using SecondTrack.Dialogues.Recordings;
using SecondTrack.Keeping;
using SecondTrack.Keeping.Retention;
using SecondTrack.Storage;

namespace SecondTrack.Dialogues;

/// <summary>
/// When things go that live as long as a series: five years after its last round. A series without a dated round is alive, so its end moves
/// with the day. What belongs to no series lives as long as the longest-lived series of the compartment.
/// </summary>
internal sealed record SeriesLives(IReadOnlyDictionary<Guid, DateOnly> BySeries, DateOnly Compartment)
{
    public static async Task<SeriesLives> Of(Store store, DateOnly today, CancellationToken cancel)
    {
        var rounds = (await store.Set<Round>().Select(r => new { r.SeriesId, r.Dates }).ToListAsync(cancel)).Where(r => r.Dates.IsKnown)
            .GroupBy(r => r.SeriesId).ToDictionary(g => g.Key, g => g.Max(r => r.Dates.Last));
        var ids = await store.Set<Series>().Select(s => s.Id).ToListAsync(cancel);
        var lives = ids.ToDictionary(id => id, id => rounds.GetValueOrDefault(id, today).AddYears(Expiry.YearsAfterSeries));
        return new(lives, lives.Count == 0 ? today.AddYears(Expiry.YearsAfterSeries) : lives.Values.Max());
    }

    public DateOnly Of(Guid? series) => series is { } id && BySeries.TryGetValue(id, out var life) ? life : Compartment;
}

/// <summary>Sessions whose recording ends some day after their summary, with that day.</summary>
internal static class SessionEnds
{
    public static async Task<List<(Session Session, DateOnly Ends)>> Of(Store store, DateOnly today, CancellationToken cancel)
    {
        var sessions = await store.Set<Session>().AsNoTracking().Where(s => s.GroundRule == GroundRule.ChathamHouse || s.GroundRule == GroundRule.Closed)
            .Join(store.Set<Round>(), s => s.RoundId, r => r.Id, (s, r) => new { Session = s, r.SeriesId, r.Dates }).ToListAsync(cancel);
        if (sessions.Count == 0) return [];
        var series = await store.Set<Series>().AsNoTracking().ToDictionaryAsync(s => s.Id, cancel);
        return sessions.ConvertAll(s => (s.Session, Expiry.AfterSummary(
            RecordingOf.Decide(s.Session.GroundRule, series[s.SeriesId], s.Session, encrypted: true),
            s.Session.StartsAt is { } at ? DateOnly.FromDateTime(at.UtcDateTime) : s.Dates.IsKnown ? s.Dates.Last : today)));
    }
}
