using System.Text.Json;
using System.Text.Json.Nodes;

namespace SecondTrack.SignedLog;

/// <summary>Who is in the room, with which keys and mandates: entries of these kinds take effect while the log is put in order.</summary>
public sealed partial class RoomLog
{
    private readonly List<Change> _changes = [];

    /// <summary>The parties in the room for whoever signed this entry; without an entry, now.</summary>
    public IReadOnlyList<Party> PartiesAt(Placed? entry = null) =>
        [.. Genesis.Parties.Concat(Holding(entry).Select(c => c.Newcomer).OfType<Party>()).DistinctBy(p => p.Id).OrderBy(p => p.Id, StringComparer.Ordinal)];

    /// <summary>The sides, and the party that holds each one's mandate, for whoever signed this entry; without an entry, now.</summary>
    public IReadOnlyDictionary<string, string> MandatesAt(Placed? entry = null)
    {
        if (_changes.Count == 0) return Genesis.Sides;
        var mandates = new SortedDictionary<string, string>(Genesis.Sides.ToDictionary(), StringComparer.Ordinal);
        foreach (var change in Holding(entry)) foreach (var (side, party) in change.Mandates) mandates[side] = party;
        return mandates;
    }

    /// <summary>The version of the rules that all parties have consented to.</summary>
    public int Rules => _changes.Where(c => c.Holds).Select(c => c.Rules).Append(Genesis.Rules).Max();

    private IEnumerable<Change> Holding(Placed? entry) => _changes.Where(c => entry is null ? c.Holds : c.HoldsAt(entry));

    private ChainKeys? KeysAtStart(Placed candidate)
    {
        var party = Genesis.Parties.FirstOrDefault(p => p.Id == candidate.Entry.Party)
            ?? _changes.Where(c => c.Newcomer?.Id == candidate.Entry.Party && c.HoldsAt(candidate)).Select(c => c.Newcomer).FirstOrDefault(n => Hash.Hex(n!.Signing) == candidate.Entry.Key || Hash.Hex(n.Root) == candidate.Entry.Key);
        return party is null ? null : new ChainKeys(party.Root, party.Signing, party.Box);
    }

    private void Administer(Placed entry)
    {
        var shape = new Shape(entry.Entry.Act);
        shape.Any("salt");
        entry.WithoutEffect = entry.Entry.Type switch
        {
            "key.rotate/1" => Rotate(entry, ref shape, null),
            "key.revoke/1" => Rotate(entry, ref shape, new Head(0, "")),
            "key.box/1" => Box(entry, ref shape),
            "chain.heal/1" => Heal(entry, ref shape),
            "party.add/1" => AddParty(entry, ref shape),
            "mandate.move/1" => Move(entry, ref shape),
            "rules.upgrade/1" => Upgrade(entry, ref shape),
            "room.accept/1" => Accept(entry, ref shape),
            _ => null,
        };
    }

    /// <summary>What a new signing key signs to show that it is there and wanted for this very place.</summary>
    public static byte[] KeyProof(string room, string party, Head previous, byte[] key) => Pae.Of(Pae.Key, Canonical.Write(new JsonObject
    {
        ["room"] = room, ["party"] = party, ["prev"] = previous.Id, ["seq"] = previous.Seq + 1, ["key"] = Convert.ToHexStringLower(key),
    }));

    private string? Rotate(Placed entry, ref Shape shape, Head? last)
    {
        var (signing, proof) = (shape.Hex("signing"), shape.Hex("proof", 64));
        var revoked = last is null ? "" : shape.Hex("key");
        if (last is not null && shape.Any("last") is var stated) last = Shape.ToHead(stated) ?? (IsNone(stated) ? last : null);
        if (!shape.Done || (revoked.Length > 0 && last is null)) return "act-malformed";
        var good = last is { Seq: > 0 } named ? Find(named.Id) : null;
        if (last is { Seq: > 0 } && (good is null || good.Entry.Seq != last.Value.Seq || !good.IsOnChainTo(entry))) return "last-unknown";
        var key = Convert.FromHexString(signing);
        var place = new Head(entry.Entry.Seq - 1, entry.Entry.Prev);
        if (!SignatureRule.IsRegistrable(key) || !_verify(key, KeyProof(Genesis.Room, entry.Entry.Party, place, key), Convert.FromHexString(proof))) return "key-unproven";
        entry.Keys = new ChainKeys(entry.Keys.Root, key, entry.Keys.Box);
        if (revoked.Length > 0) _revocations.Add((entry, revoked, good));
        return null;

        static bool IsNone(JsonElement pair) => pair.ValueKind == JsonValueKind.Array && pair.GetArrayLength() == 0;
    }

    private static string? Box(Placed entry, ref Shape shape)
    {
        var box = shape.Hex("box");
        if (!shape.Done) return "act-malformed";
        entry.Keys = new ChainKeys(entry.Keys.Root, entry.Keys.Signing, Convert.FromHexString(box));
        return null;
    }

    /// <summary>What a newcomer signs: who it is, and the heads it was shown.</summary>
    internal static byte[] JoinProof(string room, Party party, IEnumerable<string> sides, IEnumerable<(string Party, Head Head)> heads)
    {
        var joining = Genesis.ToJson(party);
        joining["room"] = room;
        joining["sides"] = new JsonArray([.. sides.Select(s => (JsonNode)s)]);
        joining["heads"] = new JsonObject(heads.Select(h => KeyValuePair.Create(h.Party, (JsonNode?)new JsonArray(h.Head.Seq, h.Head.Id))));
        return Pae.Of(Pae.Join, Canonical.Write(joining));
    }

    private string? AddParty(Placed entry, ref Shape shape)
    {
        var (id, name, root, signing, box) = (shape.Name("id"), shape.Text("name", 200), shape.Hex("root"), shape.Hex("signing"), shape.Hex("box"));
        var (rootProof, signingProof) = (shape.Hex("rootProof", 64), shape.Hex("signingProof", 64));
        var heads = shape.Heads("heads", Genesis.MaxParties);
        var sides = shape.List("sides", 16).Select(s => s.ValueKind == JsonValueKind.String ? s.GetString()! : "").ToArray();
        if (!shape.Done || !sides.All(Shape.IsName)) return "act-malformed";
        var parties = PartiesAt(entry);
        var party = new Party(id, name, Convert.FromHexString(root), Convert.FromHexString(signing), Convert.FromHexString(box));
        if (parties.Any(p => p.Id == id)) return "party-there";
        if (parties.Count >= Genesis.MaxParties) return "room-full";
        if (heads.Any(h => Find(h.Head.Id) is not { } head || head.Entry.Party != h.Party || head.Entry.Seq != h.Head.Seq || !head.IsBefore(entry))) return "heads-unknown";
        var proof = JoinProof(Genesis.Room, party, sides, heads);
        if (!SignatureRule.IsRegistrable(party.Root) || !SignatureRule.IsRegistrable(party.Signing) || !_verify(party.Root, proof, Convert.FromHexString(rootProof))
            || !_verify(party.Signing, proof, Convert.FromHexString(signingProof))) return "key-unproven";
        return Propose(new Change(entry, "party:" + id, [.. parties.Select(p => p.Id)]) { Newcomer = party, Mandates = sides.Distinct().ToDictionary(s => s, _ => id) });
    }

    private string? Move(Placed entry, ref Shape shape)
    {
        var (side, to, previous) = (shape.Name("side"), shape.Name("to"), shape.Hex("previous", orEmpty: true));
        if (!shape.Done) return "act-malformed";
        var parties = PartiesAt(entry);
        var moved = Holding(entry).LastOrDefault(c => c.Mandates.ContainsKey(side))?.Opening.Entry.Id ?? "";
        if (parties.All(p => p.Id != to) || !MandatesAt(entry).ContainsKey(side)) return "side-unknown";
        if (moved != previous) return "mandate-moved";
        return Propose(new Change(entry, $"side:{side}:{previous}", [.. parties.Select(p => p.Id)]) { Mandates = new Dictionary<string, string> { [side] = to } });
    }

    private string? Upgrade(Placed entry, ref Shape shape)
    {
        var rules = shape.Integer("rules", 1, 1000);
        return shape.Done ? Propose(new Change(entry, $"rules:{rules}", [.. PartiesAt(entry).Select(p => p.Id)]) { Rules = (int)rules }) : "act-malformed";
    }

    private string? Propose(Change change)
    {
        _changes.Add(change);
        return Consent(change, change.Opening);
    }

    private string? Accept(Placed entry, ref Shape shape)
    {
        var id = shape.Hex("change");
        if (!shape.Done) return "act-malformed";
        // An accepted voting round is no change of the room: its own fold reads the consent.
        if (Find(id) is { Entry.Type: "vote.open/1" } vote && vote.IsBefore(entry)) return null;
        return _changes.Find(c => c.Opening.Entry.Id == id) is { } change && change.Opening.IsBefore(entry) ? Consent(change, entry) : "change-unknown";
    }

    private string? Consent(Change change, Placed entry)
    {
        if (_changes.Any(c => c.Key == change.Key && c.Accepts.Any(a => a.IsOnChainTo(entry)))) return "consented-before";
        change.Accepts.Add(entry);
        return null;
    }
}
