using Microsoft.EntityFrameworkCore;
using SecondTrack.Storage;

namespace SecondTrack.Dialogues.People;

/// <summary>Some rows of a list in the order of their names: by the database, or in memory where the names are sealed.</summary>
internal static class NameOrder
{
    public static async Task<List<TRow>> Of<TRow>(Store store, IQueryable<TRow> rows, int skip, int take, CancellationToken cancel)
        where TRow : PrivateRow
    {
        const string Column = nameof(Person.SortKey);
        if (store.OpenOne is not { } open)
            return await rows.OrderBy(r => EF.Property<string>(r, Column)).ThenBy(r => r.Id).Skip(skip).Take(take).ToListAsync(cancel);
        var keys = await open.Index.NameKeys(store, cancel);
        var ids = await rows.Select(r => r.Id).ToListAsync(cancel);
        var shown = ids.OrderBy(id => keys.GetValueOrDefault(id, ""), StringComparer.Ordinal).ThenBy(id => id).Skip(skip).Take(take).ToList();
        var place = shown.Select((id, i) => (id, i)).ToDictionary(p => p.id, p => p.i);
        return [.. (await rows.Where(r => shown.Contains(r.Id)).ToListAsync(cancel)).OrderBy(r => place[r.Id])];
    }
}
