namespace SecondTrack.SignedLog;

/// <summary>Two or more entries of one party at one place of its chain, after the same entry: a broken promise, or a restored backup.</summary>
/// <param name="Party">Whose chain.</param>
/// <param name="Seq">The place.</param>
/// <param name="Entries">The entries there.</param>
/// <param name="Healed">The party's root key has said which branch goes on, and nothing was added to the others since; or the others are void.</param>
public sealed record Fork(string Party, long Seq, IReadOnlyList<Placed> Entries, bool Healed);

/// <summary>Revoked keys and forked chains, once all entries are in order.</summary>
public sealed partial class RoomLog
{
    private readonly List<(Placed Revoke, string Key, Placed? Last)> _revocations = [];
    private readonly List<(Placed Heal, string[] Abandons)> _heals = [];

    /// <summary>The forks, by party and place.</summary>
    public IReadOnlyList<Fork> Forks { get; private set; } = [];

    private string? Heal(Placed entry, ref Shape shape)
    {
        shape.Lang(orNone: true);
        var abandons = shape.Hashes("abandons", 64);
        if (!shape.Done) return "act-malformed";
        _heals.Add((entry, abandons));
        return null;
    }

    /// <summary>
    /// What a revoked key signed after the last good entry is void, with all that rests on it on that chain. Only what another party had received before it
    /// knew of the revocation stands, as with a revocation by post: otherwise a party could take back what it has agreed to by naming an early last good entry.
    /// </summary>
    private void Revoke()
    {
        foreach (var (revoke, key, last) in _revocations)
        {
            var received = Enumerable.Repeat(Array.Empty<Placed>(), _slots.Count).ToArray();
            foreach (var other in Entries)
                if (other.Slot != revoke.Slot && !revoke.IsBefore(other)) foreach (var tip in other.Past[revoke.Slot]) Placed.Know(received, revoke.Slot, tip);
            var struck = new HashSet<Placed>();
            foreach (var entry in Entries.Where(e => e.Slot == revoke.Slot && !revoke.IsOnChainTo(e) && (last is null || !e.IsOnChainTo(last))))
            {
                if (entry.Entry.Key != key && (entry.Previous is null || !struck.Contains(entry.Previous))) continue;
                struck.Add(entry);
                entry.IsStruck = true;
                if (!received[revoke.Slot].Any(entry.IsOnChainTo)) entry.IsVoid = true;
            }
        }
    }

    private void FindForks() => Forks =
    [
        .. from entry in Entries
           group entry by (entry.Entry.Party, entry.Entry.Seq, entry.Entry.Prev) into place
           where place.Count() > 1
           orderby place.Key.Party, place.Key.Seq, place.Key.Prev
           select new Fork(place.Key.Party, place.Key.Seq, [.. place], IsHealed([.. place])),
    ];

    private bool IsHealed(Placed[] entries)
    {
        if (entries.Count(e => !e.IsVoid) <= 1) return true;
        var chain = Entries.Where(e => e.Slot == entries[0].Slot && e.Children == 0).ToArray();
        return _heals.Any(h => entries.Any(kept => kept.IsOnChainTo(h.Heal)
            // A heal at the very place was signed without knowing the other branch: a restored backup that nobody could complete.
            && (kept == h.Heal || entries.Where(e => e != kept).All(left => chain.Where(left.IsOnChainTo).All(tip => h.Abandons.Any(a => Find(a) is { } known && tip.IsOnChainTo(known)))))));
    }
}
