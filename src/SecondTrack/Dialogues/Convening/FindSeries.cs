using Microsoft.EntityFrameworkCore;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Dialogues.Convening;

public sealed record SideLine(Guid Id, LocalText Name, LocalText Note, int Ordinal);

public sealed record GroupLine(Guid Id, LocalText Name, LocalText Task);

public sealed record RoundLine(
    Guid Id, int Number, LocalText Title, LocalText Place, PartialDate Dates, Mode Mode, RoundStatus Status, Cause Cause, int Sessions, int Participants);

public sealed record SeriesFacts(Guid Id, SeriesIn Written, TrackVerdict Verdict, int Revision)
{
    public required IReadOnlyList<SideLine> Sides { get; init; }

    public required IReadOnlyList<GroupLine> Groups { get; init; }

    public required IReadOnlyList<RoundLine> Rounds { get; init; }

    /// <summary>Where it records less than the product's table.</summary>
    public required IReadOnlyList<SeriesRecording> Recording { get; init; }

    /// <summary>The first planned round that is not over.</summary>
    public RoundLine? Next { get; init; }
}

/// <summary>One series at a glance. Whoever may see the agenda alone is not told how many take part.</summary>
public sealed class FindSeries(Store store, Seat seat, TimeProvider time)
{
    public async Task<Outcome<SeriesFacts>> Run(Guid id, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Agenda)) return new NotAllowed();
        if (await store.Set<Series>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, cancel) is not { } series) return new NotThere();
        var sides = await store.Set<Side>().AsNoTracking().Where(s => s.SeriesId == id).OrderBy(s => s.Ordinal).ToListAsync(cancel);
        var groups = await store.Set<WorkingGroup>().AsNoTracking().Where(g => g.SeriesId == id).OrderBy(g => g.Ordinal).ToListAsync(cancel);
        var rounds = await Rounds(id, cancel);
        var today = PartialDate.Day(DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime)).SortKey;
        var read = seat.May(Need.Read);
        var c = series.Content;
        return new SeriesFacts(id, new SeriesIn(c.Title, c.Purpose, series.Lead, series.TakesPart, series.Aim, series.Hears)
        {
            LeadWhy = read ? c.LeadWhy : LocalText.Empty, TakesPartWhy = read ? c.TakesPartWhy : LocalText.Empty,
            AimWhy = read ? c.AimWhy : LocalText.Empty, HearsWhy = read ? c.HearsWhy : LocalText.Empty, Revision = series.Revision,
        }, WhichTrack.Of(series.Lead, series.TakesPart, series.Aim, series.Hears), series.Revision)
        {
            Sides = sides.ConvertAll(s => new SideLine(s.Id, s.Content.Name, read ? s.Content.Note : LocalText.Empty, s.Ordinal)),
            Groups = groups.ConvertAll(g => new GroupLine(g.Id, g.Content.Name, g.Content.Task)),
            Rounds = rounds, Recording = c.Recording,
            Next = rounds.Where(r => r.Status == RoundStatus.Planned && (!r.Dates.IsKnown || PartialDate.Day(r.Dates.Last).SortKey >= today))
                .OrderBy(r => r.Dates.IsKnown ? r.Dates.SortKey : int.MaxValue).FirstOrDefault(),
        };
    }

    private async Task<List<RoundLine>> Rounds(Guid series, CancellationToken cancel)
    {
        var rows = await store.Set<Round>().AsNoTracking().Where(r => r.SeriesId == series).OrderByDescending(r => r.Number).ToListAsync(cancel);
        var ids = rows.ConvertAll(r => r.Id);
        var sessions = await store.Set<Session>().Where(s => ids.Contains(s.RoundId)).GroupBy(s => s.RoundId)
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        var participants = !seat.May(Need.Read) ? [] : await store.Set<Participant>().Where(p => ids.Contains(p.RoundId)).GroupBy(p => p.RoundId)
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        return rows.ConvertAll(r => new RoundLine(r.Id, r.Number, r.Content.Title, r.Content.Place, r.Dates, r.Mode, r.Status, r.Cause,
            sessions.GetValueOrDefault(r.Id), participants.GetValueOrDefault(r.Id)));
    }
}
