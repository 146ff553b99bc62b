namespace SecondTrack.Release;

/// <summary>Where an alias was found: units of the compact stream and which pattern.</summary>
internal readonly record struct AliasHit(int Start, int Length, int Pattern);

/// <summary>
/// Aho and Corasick (1975): all places of all patterns in one pass over the text, however many patterns there are. Patterns with the same
/// spelling share their end.
/// </summary>
internal sealed class FindAliases
{
    private readonly List<Dictionary<char, int>> _next = [[]];
    private readonly List<int> _fail = [0];
    private readonly List<List<int>> _ends = [[]];
    private readonly List<int> _shorter = [0];
    private readonly List<int> _lengths = [];

    public FindAliases(IEnumerable<string> patterns)
    {
        foreach (var pattern in patterns) Add(pattern);
        Link();
    }

    private void Add(string pattern)
    {
        var state = 0;
        foreach (var c in pattern)
        {
            if (!_next[state].TryGetValue(c, out var to))
            {
                _next[state][c] = to = _next.Count;
                _next.Add([]);
                _fail.Add(0);
                _shorter.Add(0);
                _ends.Add([]);
            }
            state = to;
        }
        if (state != 0) _ends[state].Add(_lengths.Count);
        _lengths.Add(pattern.Length);
    }

    private void Link()
    {
        var queue = new Queue<int>(_next[0].Values);
        while (queue.TryDequeue(out var state))
            foreach (var (c, to) in _next[state])
            {
                var fail = _fail[state];
                while (fail != 0 && !_next[fail].ContainsKey(c)) fail = _fail[fail];
                _fail[to] = _next[fail].TryGetValue(c, out var f) && f != to ? f : 0;
                // The nearest shorter state that ends a pattern, so that a hit costs no walk over states that end none.
                _shorter[to] = _ends[_fail[to]].Count > 0 ? _fail[to] : _shorter[_fail[to]];
                queue.Enqueue(to);
            }
    }

    public IEnumerable<AliasHit> In(string text)
    {
        var state = 0;
        for (var i = 0; i < text.Length; i++)
        {
            while (state != 0 && !_next[state].ContainsKey(text[i])) state = _fail[state];
            state = _next[state].GetValueOrDefault(text[i]);
            for (var end = state; end != 0; end = _shorter[end])
                foreach (var pattern in _ends[end])
                    yield return new(i + 1 - _lengths[pattern], _lengths[pattern], pattern);
        }
    }
}
