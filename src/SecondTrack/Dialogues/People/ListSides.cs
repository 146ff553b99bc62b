using Microsoft.EntityFrameworkCore;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Dialogues.People;

/// <param name="Ordinal">Which accent colour it has.</param>
public sealed record SideChoice(Guid Id, LocalText Name, int Ordinal, Guid Series, LocalText SeriesTitle);

/// <summary>All sides of all series: few, and shown beside every name.</summary>
public sealed class ListSides(Store store, Seat seat)
{
    public async Task<IReadOnlyList<SideChoice>> Run(CancellationToken cancel = default)
    {
        if (!seat.May(Need.Read)) return [];
        var rows = await store.Set<Side>().AsNoTracking()
            .Join(store.Set<Series>(), side => side.SeriesId, series => series.Id, (side, series) => new { Side = side, Series = series })
            .OrderBy(x => x.Series.Id).ThenBy(x => x.Side.Ordinal).Take(400).ToListAsync(cancel);
        return rows.ConvertAll(x => new SideChoice(x.Side.Id, x.Side.Content.Name, x.Side.Ordinal, x.Series.Id, x.Series.Content.Title));
    }
}
