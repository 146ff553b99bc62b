using Microsoft.EntityFrameworkCore;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Search;

/// <summary>Makes the search entries of a compartment again from what is there: all or nothing.</summary>
public sealed class RebuildSearch(Store store, Seat seat, SearchDoor door)
{
    public async Task<Refusal?> Run(CancellationToken cancel = default)
    {
        if (!seat.May(Need.Convene)) return new NotAllowed();
        if (store.OpenOne is { } open)
        {
            open.Index.Begin();
            await open.Index.Filled;
            return null;
        }
        await using var whole = await store.Database.BeginTransactionAsync(cancel);
        var gone = await store.Set<SearchEntry>().Where(e => e.CompartmentId == seat.CompartmentId).Select(e => e.ThingId).Distinct().ToListAsync(cancel);
        await SearchDoor.IndexOf(store).Remove(store, seat.CompartmentId, gone, cancel);
        foreach (var type in door.Types) await SearchDoor.Refill(store, type, cancel);
        await whole.CommitAsync(cancel);
        return null;
    }
}
