namespace SecondTrack.SignedLog;

/// <summary>A change that needs the consent of every party: a new party, another mandate, other rules.</summary>
public sealed class Change
{
    internal Change(Placed opening, string key, IReadOnlyList<string> required) => (Opening, Key, Required) = (opening, key, required);

    /// <summary>The entry that proposes it, which is also its author's consent.</summary>
    public Placed Opening { get; }

    /// <summary>What it decides. Of one party only the first consent for each key counts, so that two contradicting ones never both take effect.</summary>
    public string Key { get; }

    /// <summary>The parties that were in the room when it was proposed: all of them must consent.</summary>
    public IReadOnlyList<string> Required { get; }

    internal Party? Newcomer { get; init; }

    internal IReadOnlyDictionary<string, string> Mandates { get; init; } = new Dictionary<string, string>();

    internal int Rules { get; init; }

    internal List<Placed> Accepts { get; } = [];

    /// <summary>Whether it has taken effect for the one who signed this entry.</summary>
    public bool HoldsAt(Placed entry) => Required.All(p => Accepts.Any(a => a.Entry.Party == p && a.IsBeforeOrSame(entry)));

    /// <summary>Whether every consent is there.</summary>
    public bool Holds => Required.All(p => Accepts.Any(a => a.Entry.Party == p));
}
