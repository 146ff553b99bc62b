using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using SecondTrack.Storage;

namespace SecondTrack.Search;

/// <summary>The search index against the rows: what cannot be found, and what is found though it is gone.</summary>
internal sealed class SearchCheck(SearchDoor door) : StoreCheck("search")
{
    /// <summary>Words whose entry is gone are found by nobody, but must not lie there: what was forgotten would still be in them.</summary>
    internal override async IAsyncEnumerable<Words> OfStore(Store store, [EnumeratorCancellation] CancellationToken cancel)
    {
        if (!store.Database.IsSqlite()) yield break;
        var left = await store.Database.SqlQuery<int>($"SELECT COUNT(*) AS Value FROM SearchIndex_docsize WHERE id NOT IN (SELECT Key FROM SearchEntries)").SingleAsync(cancel);
        if (left > 0) yield return new Words("The search index holds the words of {0} entries that are gone; rebuild the index.", "检索索引仍含 {0} 个已不存在条目的词语；请重建索引。").With(left);
    }

    internal override async IAsyncEnumerable<Words> OfCompartment(Store store, [EnumeratorCancellation] CancellationToken cancel)
    {
        if (store.Seat.IsEncrypted)
        {
            if (await store.Set<SearchEntry>().AnyAsync(e => e.CompartmentId == store.Within, cancel))
                yield return new Words("The search index holds words of the encrypted compartment {0}.", "检索索引中仍有加密隔间 {0} 的词语。").With(store.Within);
            yield break;
        }
        var index = SearchDoor.OnDisk(store);
        foreach (var type in door.Types)
        {
            var there = (await store.Set<SearchEntry>().AsNoTracking().Where(e => e.CompartmentId == store.Within && e.Kind == type.Kind).ToListAsync(cancel)).ToLookup(e => e.ThingId);
            var seen = new HashSet<Guid>();
            foreach (var some in (await type.All(store, cancel)).Chunk(400))
            {
                seen.UnionWith(some);
                var texts = await SearchDoor.TextsOf(store, type, some, cancel);
                foreach (var id in some)
                    if (!await AreHeld(store, index, [.. there[id]], [.. texts[id]], cancel))
                        yield return new Words("{0} {1} is not in the search index as it is written; rebuild the index.", "检索索引中的 {0} {1} 与内容不符；请重建索引。").With(type.Kind, id);
            }
            foreach (var gone in there.Where(e => !seen.Contains(e.Key)))
                yield return new Words("The search index still holds {0} {1}, which is gone; rebuild the index.", "检索索引仍含已不存在的 {0} {1}；请重建索引。").With(type.Kind, gone.Key);
        }
    }

    private static async Task<bool> AreHeld(Store store, SearchIndex index, List<SearchEntry> entries, (int Part, string Terms)[] texts, CancellationToken cancel)
    {
        if (entries.Count != texts.Length) return false;
        foreach (var (part, terms) in texts)
        {
            var keys = entries.Where(e => e.Part == part).Select(e => e.Key).ToList();
            if (await index.Holding(store, keys, terms, cancel) is not { } key) return false;
            entries.RemoveAll(e => e.Key == key);
        }
        return true;
    }
}
