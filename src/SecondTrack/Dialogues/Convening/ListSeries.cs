using Microsoft.EntityFrameworkCore;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Dialogues.Convening;

public sealed record SeriesLine(Guid Id, LocalText Title, LocalText Purpose, TrackVerdict Verdict, int Held, PartialDate LastHeld, PartialDate NextPlanned);

public sealed record SeriesPage(IReadOnlyList<SeriesLine> Series, int Page, bool HasMore);

/// <summary>The series of the compartment, with how often they met and when next.</summary>
public sealed class ListSeries(Store store, Seat seat)
{
    public const int PerPage = 50;

    public async Task<Outcome<SeriesPage>> Run(int page, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Agenda)) return new NotAllowed();
        page = Math.Max(1, page);
        var rows = await store.Set<Series>().AsNoTracking().OrderBy(s => s.Id).Skip((page - 1) * PerPage).Take(PerPage + 1).ToListAsync(cancel);
        var ids = rows.ConvertAll(s => s.Id);
        var rounds = (await store.Set<Round>().Where(r => ids.Contains(r.SeriesId)).Select(r => new { r.SeriesId, r.Status, r.Dates, r.DateKey }).ToListAsync(cancel))
            .ToLookup(r => r.SeriesId);
        return new SeriesPage([.. rows.Take(PerPage).Select(s => new SeriesLine(s.Id, s.Content.Title, s.Content.Purpose,
            WhichTrack.Of(s.Lead, s.TakesPart, s.Aim, s.Hears), rounds[s.Id].Count(r => r.Status == RoundStatus.Held),
            rounds[s.Id].Where(r => r.Status == RoundStatus.Held).OrderBy(r => r.DateKey).LastOrDefault()?.Dates ?? PartialDate.Unknown,
            rounds[s.Id].Where(r => r.Status == RoundStatus.Planned).OrderBy(r => r.DateKey).FirstOrDefault()?.Dates ?? PartialDate.Unknown))], page, rows.Count > PerPage);
    }
}
