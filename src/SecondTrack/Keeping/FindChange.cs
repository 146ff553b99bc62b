using Microsoft.EntityFrameworkCore;
using SecondTrack.Storage;

namespace SecondTrack.Keeping;

/// <summary>A change as the list of changes and the bar after saving show it.</summary>
public sealed record ChangeLine(Guid Id, Words Label, DateTimeOffset At, Guid AccountId, bool CanUndo);

public sealed class FindChange(Store store, Seat seat)
{
    public async Task<ChangeLine?> Run(Guid id, CancellationToken cancel = default)
    {
        var change = await store.Set<Change>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == id && c.CompartmentId == seat.CompartmentId, cancel);
        if (change is null) return null;
        var undone = await store.Set<Change>().AnyAsync(c => c.CompartmentId == seat.CompartmentId && c.Undoes == id, cancel);
        // Who is in is changed back by hand, with its own checks: only what has an earlier version can be undone.
        var kept = await store.Set<EarlierVersion>().AnyAsync(e => e.ChangeId == id, cancel);
        var may = kept && seat.May(change.AccountId == seat.AccountId ? Need.Write : Need.Convene);
        return new ChangeLine(change.Id, new Words(change.LabelEn, change.LabelZh), change.At, change.AccountId, may && !undone);
    }
}
