using System.Runtime.InteropServices;

namespace SecondTrack.Search;

/// <summary>
/// Which terms stand in which entries, and in which order, in memory. Answers as the indexes on disk do: the first entries in the order of
/// keys. Not to be asked and changed at once.
/// </summary>
internal sealed class MemoryPostings
{
    private const int MostUnsorted = 2000;

    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _bySpan;
    private readonly List<string> _terms = [];
    private readonly List<List<int>> _entriesOf = [];
    private readonly List<FoundEntry> _entries = [];
    private readonly List<int[]?> _texts = [];
    private readonly Dictionary<Guid, List<int>> _ofThing = [];
    private readonly HashSet<long> _keys = [];
    private string[] _sorted = [];

    public MemoryPostings() => _bySpan = _ids.GetAlternateLookup<ReadOnlySpan<char>>();

    public int Entries => _keys.Count;

    /// <summary>Entries that are no more, but still take room.</summary>
    public int Gone => _entries.Count - _keys.Count;

    public void Add(SearchEntry entry, string terms)
    {
        var key = entry.Key;
        while (!_keys.Add(key)) key++;
        var slot = _entries.Count;
        _entries.Add(new FoundEntry(key, entry.Kind, entry.ThingId, entry.Part));
        (CollectionsMarshal.GetValueRefOrAddDefault(_ofThing, entry.ThingId, out _) ??= []).Add(slot);
        var text = new List<int>(terms.Length / 8);
        foreach (var range in terms.AsSpan().Split(' '))
        {
            var term = TermOf(terms.AsSpan(range));
            text.Add(term);
            var entries = _entriesOf[term];
            if (entries.Count == 0 || entries[^1] != slot) entries.Add(slot);
        }
        _texts.Add([.. text]);
    }

    public void Remove(Guid thing)
    {
        if (!_ofThing.Remove(thing, out var slots)) return;
        foreach (var slot in slots)
        {
            _texts[slot] = null;
            _keys.Remove(_entries[slot].Key);
        }
    }

    /// <summary>Sorts the terms for questions that ask for a beginning: where many are new, before they are asked for.</summary>
    public void Settle()
    {
        if (_terms.Count - _sorted.Length > MostUnsorted) _sorted = [.. _terms.Order(StringComparer.Ordinal)];
    }

    public List<FoundEntry> Find(IndexQuestion question, int most)
    {
        var terms = question.Terms;
        var phrases = question.Query.Phrases.Select(p => new AskedPhrase(p, this, terms)).ToList();
        var needed = phrases.SelectMany(p => p.Needed)
            .Concat(question.Beginnings.Select(Beginning))
            .Concat(question.Marks.Select(group => Exact(group.Select(terms.Of)))).ToList();
        if (needed.Count == 0) return [];
        var sets = needed.Select(n => n.Count == 1 ? _entriesOf[n[0]] : Union(n)).OrderBy(s => s.Count).ToList();
        if (sets[0].Count == 0) return [];
        var first = new PriorityQueue<int, long>();
        foreach (var slot in sets[0])
        {
            var key = _entries[slot].Key;
            if (_texts[slot] is not { } text || key < question.FromKey || key >= question.EndKey) continue;
            if (first.Count == most && first.TryPeek(out _, out var last) && key >= -last) continue;
            if (!sets.Skip(1).All(s => s.BinarySearch(slot) >= 0) || !phrases.TrueForAll(p => p.StandsIn(text))) continue;
            if (first.Count == most) first.Dequeue();
            first.Enqueue(slot, -key);
        }
        return [.. first.UnorderedItems.Select(f => _entries[f.Element]).OrderBy(e => e.Key)];
    }

    private int TermOf(ReadOnlySpan<char> term)
    {
        if (_bySpan.TryGetValue(term, out var id)) return id;
        var text = term.ToString();
        _ids.Add(text, id = _terms.Count);
        _terms.Add(text);
        _entriesOf.Add([]);
        return id;
    }

    private List<int> Exact(IEnumerable<string> terms) => [.. terms.Select(t => _ids.GetValueOrDefault(t, -1)).Where(id => id >= 0).Distinct()];

    private List<int> Beginning(string beginning)
    {
        Settle();
        var found = new List<int>();
        var at = Array.BinarySearch(_sorted, beginning, StringComparer.Ordinal);
        for (var i = at < 0 ? ~at : at; i < _sorted.Length && _sorted[i].StartsWith(beginning, StringComparison.Ordinal); i++) found.Add(_ids[_sorted[i]]);
        for (var i = _sorted.Length; i < _terms.Count; i++)
            if (_terms[i].StartsWith(beginning, StringComparison.Ordinal)) found.Add(i);
        return found;
    }

    private List<int> Union(List<int> terms)
    {
        var all = new HashSet<int>();
        foreach (var term in terms) all.UnionWith(_entriesOf[term]);
        var sorted = all.ToList();
        sorted.Sort();
        return sorted;
    }

    /// <summary>Terms one behind the other; the last may be any of those with its beginning.</summary>
    private sealed class AskedPhrase
    {
        private readonly List<List<int>> _steps;
        private readonly HashSet<int>? _lasts;

        public AskedPhrase(Phrase phrase, MemoryPostings index, SearchTerms terms)
        {
            var all = phrase.Tokens.Select(t => terms.Of(t)).ToList();
            _steps = [.. all.Select((term, i) => phrase.LastIsBeginning && i == all.Count - 1 ? index.Beginning(term) : index.Exact([term]))];
            if (_steps[^1].Count > 1) _lasts = [.. _steps[^1]];
        }

        public IEnumerable<List<int>> Needed => _steps;

        public bool StandsIn(int[] text)
        {
            if (_steps.Count == 1) return true;
            var first = _steps[0][0];
            for (var at = Array.IndexOf(text, first); at >= 0; at = Array.IndexOf(text, first, at + 1))
            {
                if (at + _steps.Count > text.Length) return false;
                var k = 1;
                while (k < _steps.Count && Fits(text[at + k], k)) k++;
                if (k == _steps.Count) return true;
            }
            return false;
        }

        private bool Fits(int term, int step) => step == _steps.Count - 1 && _lasts is not null ? _lasts.Contains(term) : _steps[step][0] == term;
    }
}
