using Microsoft.EntityFrameworkCore;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Search;

/// <summary>Brings an index in memory in step with what the audit trail says has changed, as the door does on the disk with each save.</summary>
internal sealed class FollowTrail(Store store, SearchDoor door, MemorySearchIndex index)
{
    private const int Some = 400;

    public async Task Run(long from, long to, CancellationToken cancel)
    {
        var compartment = store.Within;
        var told = await store.Set<AuditEntry>().AsNoTracking()
            .Where(a => a.CompartmentId == compartment && a.Seq > from && a.Seq <= to && a.ChangeId != Guid.Empty)
            .OrderBy(a => a.Seq).Select(a => new { a.Thing, a.ThingId, a.ChangeId }).ToListAsync(cancel);
        if (told.Count == 0) return;
        var rows = new List<PrivateRow>();
        var there = new HashSet<Guid>();
        foreach (var type in store.PrivateTypes)
        {
            var ids = told.Where(t => t.Thing == type.Name).Select(t => t.ThingId).Distinct().ToList();
            foreach (var some in ids.Chunk(Some))
                foreach (var row in await store.RowsOf(type).AsNoTracking().Where(r => some.Contains(r.Id)).ToListAsync(cancel))
                    if (there.Add(row.Id)) rows.Add(row);
        }
        var gone = told.Select(t => t.ThingId).Where(id => !there.Contains(id)).ToHashSet();
        foreach (var some in told.Where(t => gone.Contains(t.ThingId)).Select(t => t.ChangeId).Distinct().Chunk(Some))
            foreach (var version in await store.Set<EarlierVersion>().AsNoTracking().Where(v => some.Contains(v.ChangeId) && v.Act == AuditAct.Removed).ToListAsync(cancel))
                if (gone.Contains(version.ThingId)) rows.Add(RowState.Revive(store, version));

        await index.Remove(store, compartment, gone, cancel);
        foreach (var type in door.Types)
        {
            var ids = rows.Where(type.IsOf).Select(r => r.Id).ToHashSet();
            ids.UnionWith(await type.TouchedBy(store, rows, cancel));
            await index.Remove(store, compartment, ids, cancel);
            ids.ExceptWith(gone);
            foreach (var some in ids.Chunk(Some)) await index.Describe(store, type, some, cancel);
        }
    }
}
