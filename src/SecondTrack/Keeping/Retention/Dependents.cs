using Microsoft.EntityFrameworkCore;
using SecondTrack.Storage;

namespace SecondTrack.Keeping.Retention;

/// <summary>Everything that cannot stay when some things go: read off the store's own keys, so that a new type with a key is followed without a word here.</summary>
internal static class Dependents
{
    /// <summary>The things themselves with all that needs them, and what only points at them and will point at nothing.</summary>
    public static async Task<(List<PrivateRow> Gone, List<(PrivateRow Row, string Key)> Unlinked)> Of(
        Store store, IReadOnlyList<KeptType> kept, IEnumerable<PrivateRow> roots, CancellationToken cancel)
    {
        var gone = new Dictionary<Guid, PrivateRow>();
        var unlinked = new List<(PrivateRow Row, string Key)>();
        var next = roots.DistinctBy(r => r.Id).ToList();
        while (next.Count > 0)
        {
            foreach (var row in next) gone[row.Id] = row;
            var found = new List<PrivateRow>();
            foreach (var group in next.GroupBy(r => r.GetType()))
            {
                var ids = group.Select(r => r.Id).ToList();
                foreach (var key in store.Model.FindEntityType(group.Key)!.GetReferencingForeignKeys())
                {
                    if (kept.FirstOrDefault(k => k.RowType == key.DeclaringEntityType.ClrType) is not { } type) continue;
                    var rows = await type.Referring(store, key.Properties[0].Name, !key.IsRequired, ids, cancel);
                    if (key.IsRequired) found.AddRange(rows);
                    else unlinked.AddRange(rows.Select(r => (r, key.Properties[0].Name)));
                }
                foreach (var type in kept) found.AddRange(await type.ReferringLoosely(store, ids, cancel));
            }
            next = found.Where(r => !gone.ContainsKey(r.Id)).DistinctBy(r => r.Id).ToList();
        }
        return ([.. gone.Values], unlinked.FindAll(u => !gone.ContainsKey(u.Row.Id)));
    }

    /// <summary>Marks all of it for removal; forgotten when the caller saves.</summary>
    public static async Task<List<PrivateRow>> Remove(Store store, IReadOnlyList<KeptType> kept, IEnumerable<PrivateRow> roots, CancellationToken cancel)
    {
        var (gone, unlinked) = await Of(store, kept, roots, cancel);
        foreach (var (row, key) in unlinked) store.Entry(row).Property(key).CurrentValue = null;
        store.RemoveAll(gone);
        return gone;
    }
}
