using Microsoft.EntityFrameworkCore;
using SecondTrack.Dialogues;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Evidence.Sources;

public sealed record SeriesOption(Guid Id, LocalText Title, IReadOnlyList<SessionOption> Sessions);

public sealed record SessionOption(Guid Id, int Round, LocalText Title, GroundRule Rule);

/// <summary>The series and sessions that a source can belong to.</summary>
public sealed class ListSeriesOptions(Store store, Seat seat)
{
    public async Task<Outcome<IReadOnlyList<SeriesOption>>> Run(CancellationToken cancel = default)
    {
        if (!seat.May(Need.Read)) return new NotAllowed();
        var series = await store.Set<Series>().AsNoTracking().OrderBy(s => s.Id).ToListAsync(cancel);
        var rounds = await store.Set<Round>().Select(r => new { r.Id, r.SeriesId, r.Number }).ToDictionaryAsync(r => r.Id, cancel);
        var sessions = await store.Set<Session>().AsNoTracking().OrderBy(s => s.Ordinal).ThenBy(s => s.Id).ToListAsync(cancel);
        var bySeries = sessions.Where(s => rounds.ContainsKey(s.RoundId)).ToLookup(s => rounds[s.RoundId].SeriesId,
            s => new SessionOption(s.Id, rounds[s.RoundId].Number, s.Content.Title, s.GroundRule));
        return series.ConvertAll(s => new SeriesOption(s.Id, s.Content.Title, [.. bySeries[s.Id].OrderByDescending(o => o.Round)]));
    }
}
