using Microsoft.EntityFrameworkCore;
using SecondTrack.Storage;

namespace SecondTrack.Keeping;

public sealed record MovedOnSince() : Refusal(new Words(
    "This was changed again afterwards, so it cannot be undone by itself. Undo the later change first.",
    "此后又有改动，无法单独撤销。请先撤销较晚的改动。"));

public sealed record CannotBeUndone() : Refusal(new Words(
    "Who is in is not undone from here. Change it back on the page of members.",
    "成员变动不能在此撤销，请在成员页面改回。"));

public sealed record AlreadyUndone() : Refusal(new Words("This change has been undone already.", "这次改动已经撤销过了。"));

/// <summary>
/// Puts everything that one change touched back to how it was: what it added goes, what it removed returns, what it changed changes back.
/// Undoing is itself a change and can be undone.
/// </summary>
public sealed class UndoChange(Store store, Seat seat)
{
    public async Task<Outcome<Guid>> Run(Guid changeId, CancellationToken cancel = default)
    {
        var change = await store.Set<Change>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == changeId && c.CompartmentId == seat.CompartmentId, cancel);
        if (change is null) return new NotThere();
        if (!seat.May(change.AccountId == seat.AccountId ? Need.Write : Need.Convene)) return new NotAllowed();
        if (await store.Set<Change>().AnyAsync(c => c.CompartmentId == seat.CompartmentId && c.Undoes == changeId, cancel)) return new AlreadyUndone();

        var versions = await store.Set<EarlierVersion>().AsNoTracking().Where(e => e.ChangeId == changeId).ToListAsync(cancel);
        if (versions.Count == 0) return new CannotBeUndone();
        foreach (var version in versions)
            if (await PutBack(version, cancel) is { } refusal)
                return refusal;
        store.Undoing(changeId);
        return await store.Save(new Words("Undone: {0}", "撤销：{0}").With(new Words(change.LabelEn, change.LabelZh)), cancel);
    }

    private async Task<Refusal?> PutBack(EarlierVersion version, CancellationToken cancel)
    {
        var type = store.PrivateTypes.Single(t => t.Name == version.Thing);
        var row = (PrivateRow?)await store.FindAsync(type, [version.ThingId], cancel);
        if (version.Act == AuditAct.Removed)
        {
            if (row is not null) return new MovedOnSince();
            var entry = store.Entry(RowState.Revive(store, version));
            entry.Property(nameof(PrivateRow.Revision)).CurrentValue = version.RevisionAfter + 1;
            entry.State = EntityState.Added;
            return null;
        }
        if (row is null || row.Revision != version.RevisionAfter) return new MovedOnSince();
        if (version.Act == AuditAct.Added) store.Remove(row);
        else RowState.Restore(store.Entry(row), store.OpenEarlier(version));
        return null;
    }
}
