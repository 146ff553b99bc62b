using System.Text.Json;
using System.Text.Json.Nodes;

namespace SecondTrack.SignedLog;

/// <summary>
/// The three files by which institutions come together: an invitation to found a room, the answer with the whole genesis, and for a room that exists the
/// newcomer's signature over what it was shown. Sixty digits of each are compared on two channels.
/// </summary>
public sealed record Joining(string Kind, Genesis Genesis, JsonElement Body)
{
    /// <summary>A genesis that the founder proposes, with itself alone.</summary>
    public const string Invite = "invite";

    /// <summary>The genesis with everybody in it, signed by whoever answers.</summary>
    public const string Answer = "answer";

    /// <summary>A room that exists, and its heads.</summary>
    public const string Invitation = "invitation";

    /// <summary>A newcomer's keys and its signature over genesis and heads.</summary>
    public const string Newcomer = "newcomer";

    /// <summary>The bytes of a file around a genesis.</summary>
    public static byte[] Write(string kind, Genesis genesis, JsonObject? body = null)
    {
        ArgumentNullException.ThrowIfNull(genesis);
        return Canonical.Write(new JsonObject { ["v"] = 1, ["kind"] = kind, ["genesis"] = Bundle.Envelope(Pae.Genesis, genesis.Bytes, genesis.Signatures), ["body"] = body ?? [] });
    }

    /// <summary>Reads such a file; null when it is none.</summary>
    public static Joining? Read(byte[] bytes)
    {
        if (bytes.Length > 256 * 1024 || Canonical.Read(bytes) is not { } read) return null;
        var shape = new Shape(read);
        shape.Integer("v", 1, 1);
        var (kind, body) = (shape.Text("kind", 20), shape.Any("body"));
        var genesis = shape.Has("genesis") ? Bundle.ReadGenesis(shape.Any("genesis")) : null;
        return shape.Done && genesis is not null ? new Joining(kind, genesis, body) : null;
    }

    /// <summary>The genesis of an invitation with one more party, which holds the mandates of these sides.</summary>
    public static Genesis With(Genesis proposed, Party party, IEnumerable<string> sides)
    {
        ArgumentNullException.ThrowIfNull(proposed);
        var all = proposed.Sides.ToDictionary();
        foreach (var side in sides) all[side] = party.Id;
        var nonce = Canonical.Read(proposed.Bytes)!.Value.GetProperty("nonce").GetString()!;
        return Genesis.Read(Genesis.Write(proposed.Name, proposed.Time, [.. proposed.Parties, party], all, nonce)).Genesis ?? throw new ArgumentException("Not a party of a room.", nameof(party));
    }

    /// <summary>Whether a genesis is what was proposed, with others added and nothing of ours changed.</summary>
    public static bool Extends(Genesis whole, Genesis proposed)
    {
        ArgumentNullException.ThrowIfNull(whole);
        ArgumentNullException.ThrowIfNull(proposed);
        string Nonce(Genesis g) => Canonical.Read(g.Bytes)!.Value.GetProperty("nonce").GetString()!;
        return whole.Name == proposed.Name && whole.Time == proposed.Time && whole.Rules == proposed.Rules && Nonce(whole) == Nonce(proposed)
            && proposed.Sides.All(s => whole.Sides.GetValueOrDefault(s.Key) == s.Value)
            && proposed.Parties.All(p => whole.Parties.Any(w => Canonical.Write(Genesis.ToJson(w)).AsSpan().SequenceEqual(Canonical.Write(Genesis.ToJson(p)))));
    }

    /// <summary>What a newcomer answers with: the act of the <c>party.add/1</c> that an institution of the room then writes.</summary>
    public static JsonObject Join(string room, Party party, IReadOnlyList<string> sides, IReadOnlyList<(string Party, Head Head)> heads, SigningKey root, SigningKey signing)
    {
        ArgumentNullException.ThrowIfNull(root);
        ArgumentNullException.ThrowIfNull(signing);
        var proof = RoomLog.JoinProof(room, party, sides, heads);
        var act = Genesis.ToJson(party);
        act["sides"] = new JsonArray([.. sides.Select(s => (JsonNode)s)]);
        act["heads"] = HeadsToJson(heads);
        act["rootProof"] = Convert.ToHexStringLower(root.Sign(proof));
        act["signingProof"] = Convert.ToHexStringLower(signing.Sign(proof));
        return act;
    }

    /// <summary>Heads as acts and files write them.</summary>
    public static JsonObject HeadsToJson(IEnumerable<(string Party, Head Head)> heads) => new(heads.Select(h => KeyValuePair.Create(h.Party, (JsonNode?)new JsonArray(h.Head.Seq, h.Head.Id))));

    /// <summary>The heads of an invitation.</summary>
    public IReadOnlyList<(string Party, Head Head)> Heads()
    {
        var shape = new Shape(Body);
        return shape.Heads("heads", SignedLog.Genesis.MaxParties);
    }
}
