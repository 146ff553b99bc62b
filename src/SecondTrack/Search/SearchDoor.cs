using System.Text;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Search;

/// <summary>
/// The one door to search. Capabilities register here what of their rows is indexed; saving tells it which rows changed, and it keeps their
/// entries in step in the same transaction. It also chooses the index of a compartment, so that one in memory can take the disk's place.
/// </summary>
public sealed class SearchDoor(IEnumerable<SearchType> types, IEnumerable<SearchWidening> widenings)
{
    // PostgreSQL keeps at most 255 places of a word in one entry and 16,383 places in all: a longer text is laid into several entries,
    // on both databases alike.
    private const int MostTokens = 4000, MostOfOne = 250, Overlap = 64;

    private readonly List<SearchType> _types = [.. types];
    private readonly List<SearchWidening> _widenings = [.. widenings];

    public IReadOnlyList<SearchType> Types => _types;

    internal SearchType? OfKind(string? kind) => _types.Find(t => t.Kind == kind);

    internal SearchWidening? Widening(Facet facet) => _widenings.Find(w => w.Facet == facet);

    internal static SearchIndex IndexOf(Store store) => store.OpenOne?.Index ?? OnDisk(store);

    /// <summary>Also asked where a compartment is encrypted: to take out what lay there before.</summary>
    internal static SearchIndex OnDisk(Store store) =>
        store.Database.ProviderName?.EndsWith("Sqlite", StringComparison.Ordinal) == true ? SqliteSearchIndex.Instance : PostgresSearchIndex.Instance;

    /// <summary>Called when the rows are in the store and the transaction is still open: what is described is what will be committed.</summary>
    internal async Task Follow(Store store, IReadOnlyList<(PrivateRow Row, AuditAct Act)> rows, CancellationToken cancel)
    {
        // An index in memory follows the audit trail instead, so that it never holds what was not committed.
        if (rows.Count == 0 || _types.Count == 0 || store.OpenOne is not null) return;
        var changed = rows.Select(r => r.Row).ToList();
        var added = rows.Where(r => r.Act == AuditAct.Added).Select(r => r.Row.Id).ToHashSet();
        var removed = rows.Where(r => r.Act == AuditAct.Removed).Select(r => r.Row.Id).ToHashSet();
        var compartment = store.Within;
        var index = IndexOf(store);
        var stale = removed.ToHashSet();
        var toDescribe = new List<(SearchType Type, Guid[] Ids)>();
        foreach (var type in _types)
        {
            var ids = changed.Where(type.IsOf).Select(r => r.Id).ToHashSet();
            ids.UnionWith(await type.TouchedBy(store, changed, cancel));
            ids.ExceptWith(removed);
            if (ids.Count == 0) continue;
            toDescribe.Add((type, [.. ids]));
            stale.UnionWith(ids.Where(id => !added.Contains(id)));
        }
        if (stale.Count > 0) await index.Remove(store, compartment, stale, cancel);
        foreach (var (type, ids) in toDescribe)
            foreach (var some in ids.Chunk(400))
                await Add(store, index, compartment, type, await type.Describe(store, some, cancel), cancel);
    }

    /// <summary>Describes everything of one type again: when its description changed.</summary>
    internal static async Task Refill(Store store, SearchType type, CancellationToken cancel)
    {
        var (index, compartment) = (IndexOf(store), store.Within);
        foreach (var some in (await type.All(store, cancel)).Chunk(400))
        {
            await index.Remove(store, compartment, some, cancel);
            await Add(store, index, compartment, type, await type.Describe(store, some, cancel), cancel);
        }
    }

    /// <summary>Per thing the texts that its entries should hold, each with the part it stands in.</summary>
    internal static async Task<ILookup<Guid, (int Part, string Terms)>> TextsOf(Store store, SearchType type, IReadOnlyCollection<Guid> ids, CancellationToken cancel)
    {
        var terms = new SearchTerms(store.Within);
        return (await type.Describe(store, ids, cancel)).SelectMany(card => Entries(terms, type, card)).ToLookup(t => t.Card.Id, t => (t.Part, t.Terms));
    }

    internal static async Task Add(Store store, SearchIndex index, Guid compartment, SearchType type, IReadOnlyList<SearchCard> cards, CancellationToken cancel)
    {
        var terms = new SearchTerms(compartment);
        var texts = cards.SelectMany(card => Entries(terms, type, card)).ToList();
        var keys = await Keys(store, index, [.. texts.Select(t => SearchEntry.KeyOf(t.Card.Date.SortKey, t.Card.Id, t.Part))], cancel);
        await index.Add(store, [.. texts.Select((t, i) => new NewEntry(
            new SearchEntry { Key = keys[i], CompartmentId = compartment, Kind = type.Kind, ThingId = t.Card.Id, Part = t.Part }, t.Terms))], cancel);
    }

    private static async Task<long[]> Keys(Store store, SearchIndex index, long[] wanted, CancellationToken cancel)
    {
        var used = new HashSet<long>();
        var open = Enumerable.Range(0, wanted.Length).ToList();
        while (open.Count > 0)
        {
            var taken = await index.Taken(store, [.. open.Select(i => wanted[i])], cancel);
            open.RemoveAll(i => !taken.Contains(wanted[i]) && used.Add(wanted[i]));
            foreach (var i in open) wanted[i]++;
        }
        return wanted;
    }

    private static IEnumerable<(SearchCard Card, int Part, string Terms)> Entries(SearchTerms terms, SearchType type, SearchCard card)
    {
        var marks = string.Join(' ', card.Marks.Append(new SearchMark(Facet.Kind, type.Kind)).Distinct().Select(terms.Of));
        var names = string.Join(' ', NameBeginnings.Of(card.Names).Select(terms.Beginning));
        for (var part = 0; part < card.Parts.Count; part++)
        {
            var first = true;
            foreach (var piece in Pieces(card.Parts[part]))
            {
                var index = new StringBuilder(marks);
                if (first && part == 0 && names.Length > 0) index.Append(' ').Append(names);
                first = false;
                foreach (var run in piece) terms.Append(index, run.Span);
                yield return (card, part, index.ToString());
            }
        }
    }

    /// <summary>The texts of one part, in as many pieces as the limits ask for: nearly always one.</summary>
    private static List<List<ReadOnlyMemory<Token>>> Pieces(IReadOnlyList<SearchText> texts)
    {
        var pieces = new List<List<ReadOnlyMemory<Token>>> { new() };
        var (count, seen) = (0, new Dictionary<string, int>(StringComparer.Ordinal));
        foreach (var text in texts)
        {
            var tokens = ReadTokens.Of(text.Text).ToArray();
            var start = 0;
            for (var i = 0; i < tokens.Length; i++)
            {
                var many = seen[tokens[i].Text] = seen.GetValueOrDefault(tokens[i].Text) + 1;
                if (++count < MostTokens && many < MostOfOne) continue;
                pieces[^1].Add(tokens.AsMemory(start..(i + 1)));
                pieces.Add([]);
                // A phrase that stands across the cut is still whole in the next piece.
                start = Math.Max(start, i + 1 - Overlap);
                (count, seen) = (i + 1 - start, new(StringComparer.Ordinal));
                foreach (var again in tokens.AsSpan(start..(i + 1))) seen[again.Text] = seen.GetValueOrDefault(again.Text) + 1;
            }
            pieces[^1].Add(tokens.AsMemory(start));
        }
        return pieces;
    }
}
