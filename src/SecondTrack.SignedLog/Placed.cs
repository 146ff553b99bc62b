namespace SecondTrack.SignedLog;

/// <summary>The keys of a party that hold after an entry of its chain.</summary>
internal sealed record ChainKeys(byte[] Root, byte[] Signing, byte[] Box)
{
    public string RootId { get; } = Hash.Hex(Root);

    public string SigningId { get; } = Hash.Hex(Signing);
}

/// <summary>A stretch of a chain: it begins after <c>From</c>, where the chain was forked, or at the start.</summary>
internal sealed class Branch(Placed? from)
{
    // Two branches that begin at one place are two: identity, not value, tells them apart.
    public Placed? From { get; } = from;
}

/// <summary>A valid entry at its place among the others.</summary>
public sealed class Placed
{
    internal Placed(Entry entry) => Entry = entry;

    /// <summary>The entry.</summary>
    public Entry Entry { get; }

    /// <summary>Its place in the order of display, from 0: after everything it knew of; ties by party, place on the chain, id.</summary>
    public int Order { get; internal set; }

    /// <summary>The key that signed was revoked with a last good entry before this one, and nobody had received it without the revocation: it counts for nothing.</summary>
    public bool IsVoid { get; internal set; }

    /// <summary>Signed with a revoked key after its last good entry, whether or not somebody had received it by then.</summary>
    internal bool IsStruck { get; set; }

    /// <summary>The public key that the signature was verified with.</summary>
    internal byte[] SignedWith { get; set; } = [];

    /// <summary>Whether this entry binds what its party does later on the same chain: not if the later one stands after a revocation of this one.</summary>
    internal bool Binds(Placed later) => IsOnChainTo(later) && (!IsStruck || later.IsStruck);

    /// <summary>Why an entry that changes keys, parties or the chain has no effect; null when it has, or is of another kind.</summary>
    public string? WithoutEffect { get; internal set; }

    /// <summary>It claims to be older than something it cites. A clock is wrong; that makes nothing invalid.</summary>
    public bool ClockBehind { get; internal set; }

    internal Placed? Previous { get; init; }

    internal Branch Branch { get; init; } = null!;

    internal ChainKeys Keys { get; set; } = null!;

    /// <summary>For each party, the newest entries in the past: one, or several of a forked chain.</summary>
    internal Placed[][] Past { get; set; } = [];

    internal int Slot { get; init; }

    internal int Children { get; set; }

    /// <summary>Whether this entry is the other or lies before it on the same branch of the same chain.</summary>
    internal bool IsOnChainTo(Placed tip)
    {
        if (tip.Slot != Slot) return false;
        while (tip.Branch != Branch)
        {
            if (tip.Branch.From is not { } from) return false;
            tip = from;
        }
        return Entry.Seq <= tip.Entry.Seq;
    }

    /// <summary>Whether this entry lies in the other's past: its signer had received it.</summary>
    public bool IsBefore(Placed other)
    {
        ArgumentNullException.ThrowIfNull(other);
        foreach (var tip in other.Past[Slot]) if (IsOnChainTo(tip)) return true;
        return false;
    }

    internal bool IsBeforeOrSame(Placed other) => ReferenceEquals(this, other) || IsBefore(other);

    /// <summary>Adds an entry and its past to the newest known ones.</summary>
    internal static void Know(Placed[][] past, Placed entry)
    {
        for (var slot = 0; slot < past.Length; slot++) foreach (var tip in entry.Past[slot]) Know(past, slot, tip);
        Know(past, entry.Slot, entry);
    }

    internal static void Know(Placed[][] past, int slot, Placed tip)
    {
        var known = past[slot];
        foreach (var other in known) if (tip.IsOnChainTo(other)) return;
        past[slot] = known.Length == 0 ? [tip] : [.. known.Where(o => !o.IsOnChainTo(tip)), tip];
    }
}
