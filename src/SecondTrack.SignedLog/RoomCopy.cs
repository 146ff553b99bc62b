using System.Text.Json.Nodes;
using SecondTrack.SignedLog.Fold;

namespace SecondTrack.SignedLog;

/// <summary>What an import brought.</summary>
/// <param name="Entries">The entries that were new.</param>
/// <param name="Blobs">The hashes of the blobs to keep.</param>
/// <param name="Dropped">Entries that were waiting for others and turned out not to belong to the room.</param>
/// <param name="FastClocks">Entries that claim to be more than ten minutes in the future.</param>
public sealed record Taken(IReadOnlyList<Entry> Entries, IReadOnlySet<string> Blobs, IReadOnlyList<string> Dropped, IReadOnlyList<string> FastClocks);

/// <summary>A copy of a room as one party holds it, in memory: decides, and leaves keeping to a store.</summary>
public sealed class RoomCopy
{
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly VerifySignature? _verify;
    private readonly RoomRules _rules;
    private RoomState? _state;

    /// <summary>The room of a genesis as its party holds it.</summary>
    public RoomCopy(Genesis genesis, string party, RoomRules? rules = null, VerifySignature? verify = null) => (Genesis, Party, _rules, _verify) = (genesis, party, rules ?? RoomRules.One, verify);

    /// <summary>The genesis.</summary>
    public Genesis Genesis { get; }

    /// <summary>Whose copy.</summary>
    public string Party { get; }

    /// <summary>All entries, pending ones too.</summary>
    public IReadOnlyCollection<Entry> All => _entries.Values;

    /// <summary>What the entries add up to; computed again after every change.</summary>
    public RoomState State => _state ??= RoomState.Of(RoomLog.Of(Genesis, _entries.Values, _verify), _rules);

    /// <summary>The log.</summary>
    public RoomLog Log => State.Log;

    /// <summary>Adds entries that were judged before: what a store kept.</summary>
    public void Put(IEnumerable<Entry> entries)
    {
        foreach (var entry in entries) _entries.TryAdd(entry.Id, entry);
        _state = null;
    }

    /// <summary>The newest entry of a party to build on or cite: on a forked chain the healed branch, otherwise the longest that counts.</summary>
    public Placed? Tip(string party) => Log.Tips(party)
        .OrderBy(t => t.IsVoid).ThenByDescending(t => Log.Entries.LastOrDefault(e => e.Entry.Party == party && e.Entry.Type is "chain.heal/1" or "key.revoke/1" && e.IsOnChainTo(t))?.Order ?? -1)
        .ThenByDescending(t => t.Entry.Seq).ThenBy(t => t.Entry.Id, StringComparer.Ordinal).FirstOrDefault();

    /// <summary>Signs the next entry of this party; it is not part of the copy before it was kept and <see cref="Put"/>.</summary>
    public Entry Sign(SigningKey key, string type, JsonObject act, long time, RandomBytes random)
    {
        var previous = Tip(Party);
        return Entry.Sign(key, Genesis.Room, Party, previous is null ? new Head(0, "") : new Head(previous.Entry.Seq, previous.Entry.Id), Seen(previous), type, time, act, random);
    }

    /// <summary>Where the other parties are, as far as this copy knows.</summary>
    public IReadOnlyList<(string Party, Head Head)> Seen(Placed? previous) =>
        [.. Log.PartiesAt().Select(p => p.Id).Where(p => p != Party).Select(p => (Id: p, Tip: Tip(p))).Where(t => t.Tip is not null).Select(t => (t.Id, new Head(t.Tip!.Entry.Seq, t.Tip.Entry.Id)))];

    /// <summary>The newest entries of every party.</summary>
    public IReadOnlyList<(string Party, Head Head)> Heads => [.. Log.Entries.Where(e => e.Children == 0).Select(e => (e.Entry.Party, new Head(e.Entry.Seq, e.Entry.Id)))
        .OrderBy(h => h.Party, StringComparer.Ordinal).ThenBy(h => h.Item2.Seq).ThenBy(h => h.Item2.Id, StringComparer.Ordinal)];

    /// <summary>The box key (32 bytes) of a party now; of one that is still to be let in as well, because it needs the room to begin.</summary>
    public byte[]? BoxOf(string party) => Tip(party)?.Keys.Box ?? Log.PartiesAt().Concat(Log.Changes.Select(c => c.Newcomer).OfType<Party>()).FirstOrDefault(p => p.Id == party)?.Box;

    /// <summary>The signing key (public, 32 bytes) of a party now.</summary>
    public byte[]? SigningKeyOf(string party) => Tip(party)?.Keys.Signing ?? Log.PartiesAt().FirstOrDefault(p => p.Id == party)?.Signing;

    /// <summary>The note of a bundle for a recipient (the bytes of its box key), signed.</summary>
    public string Note(SigningKey key, byte[] recipient, long counter, long time) => new Note(Genesis.Room, Party, Hash.Hex(recipient), counter, time, Heads).Sign(key);

    /// <summary>
    /// Decides on a bundle as a whole: everything in it must be right together with what is here, or nothing is taken. <paramref name="boxes"/> are the box
    /// keys that this party has had; null when a bundle is only verified.
    /// </summary>
    public (Taken? Taken, Problem? Problem) Take(Bundle bundle, IReadOnlyCollection<byte[]>? boxes, long now)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        if (bundle.Genesis.Room != Genesis.Room || bundle.Note.Room != Genesis.Room) return (null, new Problem("other-room", bundle.Genesis.Room));
        if (boxes is not null && !boxes.Any(b => Hash.Hex(b) == bundle.Note.To)) return (null, new Problem("other-recipient", bundle.Note.To));
        var fresh = bundle.Entries.Where(e => !_entries.ContainsKey(e.Id)).DistinctBy(e => e.Id).ToArray();
        var all = _entries.Values.Concat(fresh).ToArray();
        var state = fresh.Length == 0 ? State : RoomState.Of(RoomLog.Of(Genesis, all, _verify), _rules);
        var offered = fresh.Select(e => e.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var (entry, problem) in state.Log.Invalid) if (offered.Contains(entry.Id)) return (null, problem);
        if (!IsSigned(bundle, state.Log)) return (null, new Problem("note-signer-unknown", bundle.Note.From));
        var named = all.SelectMany(e => e.Blobs).ToHashSet(StringComparer.Ordinal);
        if (bundle.Blobs.FirstOrDefault(b => !named.Contains(b)) is { } stray) return (null, new Problem("blob-unknown", stray));
        var dropped = state.Log.Invalid.Select(i => i.Entry.Id).ToArray();
        foreach (var (key, signature) in bundle.Genesis.Signatures) Genesis.Add(key, signature);
        foreach (var entry in fresh) _entries.Add(entry.Id, entry);
        foreach (var id in dropped) _entries.Remove(id);
        _state = dropped.Length > 0 ? null : state;
        return (new Taken(fresh, bundle.Blobs.Where(b => !state.Erased.Contains(b)).ToHashSet(StringComparer.Ordinal), dropped, [.. fresh.Where(e => e.Time > now + 600_000).Select(e => e.Id)]), null);
    }

    /// <summary>A key that the sender has on one of its branches, or was registered with when it has written nothing.</summary>
    internal static bool IsSigned(Bundle bundle, RoomLog log)
    {
        var keys = log.Tips(bundle.Note.From).Where(t => !t.IsVoid).Select(t => t.Keys.Signing).ToArray();
        if (keys.Length == 0) keys = [.. log.PartiesAt().Where(p => p.Id == bundle.Note.From).Select(p => p.Signing)];
        return keys.Any(k => bundle.Note.IsSignedBy(k, bundle.NoteSignature));
    }
}
