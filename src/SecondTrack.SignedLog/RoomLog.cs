namespace SecondTrack.SignedLog;

/// <summary>Whether a signature of the data by the key is good. The product uses <see cref="SignatureRule.Verify"/>; a simulation remembers answers.</summary>
public delegate bool VerifySignature(ReadOnlySpan<byte> key, ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature);

/// <summary>
/// The entries of a room, judged and put in order. A pure function of the genesis and the set of entries: in which order and from whom they came makes no
/// difference, and an entry is judged by what its signer had received alone.
/// </summary>
public sealed partial class RoomLog
{
    private readonly Dictionary<string, Placed> _placed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _slots = new(StringComparer.Ordinal);
    private readonly HashSet<string> _branched = new(StringComparer.Ordinal);
    private readonly VerifySignature _verify;

    private RoomLog(Genesis genesis, VerifySignature verify) => (Genesis, _verify) = (genesis, verify);

    /// <summary>The genesis.</summary>
    public Genesis Genesis { get; }

    /// <summary>The valid entries in the order of display.</summary>
    public IReadOnlyList<Placed> Entries { get; private set; } = [];

    /// <summary>Entries that rest on others that are not here yet.</summary>
    public IReadOnlyList<Entry> Pending { get; private set; } = [];

    /// <summary>The ids that pending entries name and nobody has sent: the missing middle, to be asked for.</summary>
    public IReadOnlyList<string> Missing { get; private set; } = [];

    /// <summary>Entries that are not part of the room, and why.</summary>
    public IReadOnlyList<(Entry Entry, Problem Problem)> Invalid { get; private set; } = [];

    /// <summary>The changes that need everybody's consent, in order.</summary>
    public IReadOnlyList<Change> Changes => _changes;

    /// <summary>The entry of this id, when it is valid.</summary>
    public Placed? Find(string id) => _placed.GetValueOrDefault(id);

    /// <summary>The newest entries of a party: one, or several when its chain is forked.</summary>
    public IReadOnlyList<Placed> Tips(string party) => [.. Entries.Where(e => e.Entry.Party == party && e.Children == 0)];

    /// <summary>Judges a set of entries.</summary>
    public static RoomLog Of(Genesis genesis, IEnumerable<Entry> entries, VerifySignature? verify = null)
    {
        var log = new RoomLog(genesis, verify ?? SignatureRule.Verify);
        var set = new Dictionary<string, Entry>(StringComparer.Ordinal);
        foreach (var entry in entries) set.TryAdd(entry.Id, entry);
        foreach (var party in genesis.Parties.Select(p => p.Id).Concat(set.Values.Select(e => e.Party)).Distinct().Order(StringComparer.Ordinal)) log._slots[party] = log._slots.Count;
        log.Place(set);
        log.Revoke();
        log.FindForks();
        return log;
    }

    private static IEnumerable<string> Links(Entry entry)
    {
        if (entry.Prev.Length > 0) yield return entry.Prev;
        foreach (var (_, head) in entry.Seen) yield return head.Id;
    }

    /// <summary>Each entry when everything it rests on has been judged; those that are ready at once by party, place on the chain, id.</summary>
    private void Place(Dictionary<string, Entry> set)
    {
        var waits = new Dictionary<string, int>(StringComparer.Ordinal);
        var followers = new Dictionary<string, List<Entry>>(StringComparer.Ordinal);
        var ready = new PriorityQueue<Entry, Entry>(Comparer<Entry>.Create(Earlier));
        foreach (var entry in set.Values)
        {
            var links = Links(entry).Distinct().ToArray();
            waits[entry.Id] = links.Length;
            if (links.Length == 0) ready.Enqueue(entry, entry);
            foreach (var link in links) (followers.TryGetValue(link, out var list) ? list : followers[link] = []).Add(entry);
        }
        var (placed, invalid) = (new List<Placed>(set.Count), new List<(Entry, Problem)>());
        while (ready.TryDequeue(out var entry, out _))
        {
            waits.Remove(entry.Id);
            if (Judge(entry, out var judged) is { } code) invalid.Add((entry, new Problem(code, entry.Id)));
            else
            {
                judged!.Order = placed.Count;
                placed.Add(judged);
                _placed[entry.Id] = judged;
                Administer(judged);
            }
            foreach (var next in followers.GetValueOrDefault(entry.Id) ?? []) if (--waits[next.Id] == 0) ready.Enqueue(next, next);
        }
        (Entries, Invalid) = (placed, invalid);
        Pending = [.. waits.Keys.Select(id => set[id]).Order(Comparer<Entry>.Create(Earlier))];
        Missing = [.. Pending.SelectMany(Links).Where(id => !set.ContainsKey(id)).Distinct().Order(StringComparer.Ordinal)];
    }

    private static int Earlier(Entry a, Entry b) =>
        string.CompareOrdinal(a.Party, b.Party) is var party and not 0 ? party : a.Seq != b.Seq ? a.Seq.CompareTo(b.Seq) : string.CompareOrdinal(a.Id, b.Id);

    /// <summary>Why an entry is not valid; null when it is, and then it is placed after what it rests on.</summary>
    private string? Judge(Entry entry, out Placed? judged)
    {
        judged = null;
        if (entry.Room != Genesis.Room) return "other-room";
        Placed? previous = null;
        if (entry.Prev.Length > 0 && !_placed.TryGetValue(entry.Prev, out previous)) return "rests-on-invalid";
        if (previous is not null && (previous.Entry.Party != entry.Party || previous.Entry.Seq != entry.Seq - 1)) return "link-wrong";
        var past = previous is null ? Enumerable.Repeat(Array.Empty<Placed>(), _slots.Count).ToArray() : [.. previous.Past];
        if (previous is not null) Placed.Know(past, previous);
        var latest = previous?.Entry.Time ?? 0;
        foreach (var (party, head) in entry.Seen)
        {
            if (!_placed.TryGetValue(head.Id, out var seen)) return "rests-on-invalid";
            if (seen.Entry.Party != party || seen.Entry.Seq != head.Seq) return "link-wrong";
            latest = Math.Max(latest, seen.Entry.Time);
            Placed.Know(past, seen);
        }
        if (previous is not null && !IsMonotone(previous.Entry, entry)) return "seen-goes-back";
        // The first entry after a place continues its branch; every other one there begins a branch of its own.
        var place = previous?.Entry.Id ?? entry.Party;
        var branch = _branched.Add(place) && previous is not null ? previous.Branch : new Branch(previous);
        var isRoot = entry.Type is "key.revoke/1" or "chain.heal/1";
        var candidate = new Placed(entry) { Previous = previous, Branch = branch, Slot = _slots[entry.Party], Past = past, ClockBehind = entry.Time < latest };
        if ((previous?.Keys ?? KeysAtStart(candidate)) is not { } keys) return Undo("party-unknown");
        if (entry.Key != (isRoot ? keys.RootId : keys.SigningId)) return Undo("key-wrong");
        var signer = isRoot ? keys.Root : keys.Signing;
        if (entry.VerifiedBy != entry.Key && !_verify(signer, entry.SignedBytes, entry.Signature)) return Undo("signature-wrong");
        entry.VerifiedBy = entry.Key;
        (candidate.Keys, candidate.SignedWith) = (keys, signer);
        if (previous is not null) previous.Children++;
        judged = candidate;
        return null;

        string Undo(string code)
        {
            if (branch == previous?.Branch || previous is null) _branched.Remove(place);
            return code;
        }
    }

    /// <summary>Whoever has seen a party has seen it for good, and no earlier entry of the same branch may be named after a later one.</summary>
    private bool IsMonotone(Entry previous, Entry entry)
    {
        foreach (var (party, before) in previous.Seen)
        {
            var now = entry.Seen.FirstOrDefault(s => s.Party == party).Head;
            if (now.Id is null) return false;
            if (now.Id != before.Id && _placed[now.Id].IsOnChainTo(_placed[before.Id])) return false;
        }
        return true;
    }
}
