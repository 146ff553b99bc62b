using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using SecondTrack.Keeping;
using SecondTrack.Keeping.Keys;
using SecondTrack.Search;

namespace SecondTrack.Storage;

/// <summary>
/// Forgetting is saving that leaves nothing behind: no earlier version is written, those that were there go, and with them the salts that
/// would let a hash of the audit trail be guessed. It cannot be undone.
/// </summary>
public sealed partial class Store
{
    private bool _forgets;

    /// <summary>Saves what an operation decided to forget; what it removed stands in the audit trail as erased, by its id alone.</summary>
    internal async Task<Outcome<Guid>> Forget(Words label, CancellationToken cancel = default)
    {
        _forgets = true;
        try
        {
            var saved = await Save(label, cancel);
            if (saved.Done && Database.CurrentTransaction is null) await SearchDoor.OnDisk(this).Scrub(this, cancel);
            return saved;
        }
        finally
        {
            _forgets = false;
        }
    }

    /// <summary>Marks all of them for removal, in whatever order they come: what hangs on what is settled when it is saved.</summary>
    internal void RemoveAll(IEnumerable<PrivateRow> rows)
    {
        ChangeTracker.CascadeDeleteTiming = CascadeTiming.OnSaveChanges;
        RemoveRange(rows);
        ChangeTracker.CascadeDeleteTiming = CascadeTiming.Immediate;
    }

    /// <summary>Who goes takes their key along, in the same transaction.</summary>
    private async Task ShredKeys(IEnumerable<EntityEntry> entries, CancellationToken cancel)
    {
        foreach (var entry in entries)
            if (entry is { State: EntityState.Deleted, Entity: PrivateRow row } && row.ConcernsPerson == row.Id) await ShredPersonKey.Run(this, row.Id, cancel);
    }

    private async Task DropEarlierVersions(Guid compartment, IEnumerable<Guid> things, CancellationToken cancel)
    {
        foreach (var some in things.Chunk(400))
            await Set<EarlierVersion>().Where(e => e.CompartmentId == compartment && some.Contains(e.ThingId)).ExecuteDeleteAsync(cancel);
    }
}
