using System.Text.Json;
using System.Text.Json.Nodes;

namespace SecondTrack.SignedLog;

/// <summary>A party as the genesis or <c>party.add</c> states it: its short name in the log, what it is called, and its three public keys (32 bytes each).</summary>
public sealed record Party(string Id, string Name, byte[] Root, byte[] Signing, byte[] Box);

/// <summary>
/// The first bytes of a room, the same for all: who takes part with which keys, which sides there are, and which party holds each side's mandate. The room
/// is named by their hash. Each party signs them with its root and its signing key, and proves by that that it has both.
/// </summary>
public sealed class Genesis
{
    /// <summary>The most parties of a room.</summary>
    public const int MaxParties = 6;

    private readonly List<(string Key, byte[] Signature)> _signatures = [];

    private Genesis(byte[] bytes) => (Bytes, Room) = (bytes, Hash.Hex(bytes));

    /// <summary>The bytes as signed.</summary>
    public byte[] Bytes { get; }

    /// <summary>The id of the room.</summary>
    public string Room { get; }

    /// <summary>What the room is called.</summary>
    public string Name { get; private init; } = "";

    /// <summary>The version of the rules it starts with.</summary>
    public int Rules { get; private init; }

    /// <summary>When the founder says it was made, in milliseconds since 1970.</summary>
    public long Time { get; private init; }

    /// <summary>One to six parties, by id.</summary>
    public IReadOnlyList<Party> Parties { get; private init; } = [];

    /// <summary>The sides, and the party that holds the mandate of each.</summary>
    public IReadOnlyDictionary<string, string> Sides { get; private init; } = new Dictionary<string, string>();

    /// <summary>The signatures so far: the hash of a key and 64 bytes.</summary>
    public IReadOnlyList<(string Key, byte[] Signature)> Signatures => _signatures;

    /// <summary>The parties that have not signed with both of their keys.</summary>
    public IReadOnlyList<string> Unsigned => [.. Parties.Where(p => !HasSigned(p.Root) || !HasSigned(p.Signing)).Select(p => p.Id)];

    /// <summary>The bytes of a new room.</summary>
    public static byte[] Write(string name, long time, IEnumerable<Party> parties, IReadOnlyDictionary<string, string> sides, string nonce) => Canonical.Write(new JsonObject
    {
        ["v"] = 1, ["rules"] = 1, ["name"] = name, ["time"] = time, ["nonce"] = nonce,
        ["parties"] = new JsonArray([.. parties.OrderBy(p => p.Id, StringComparer.Ordinal).Select(ToJson)]),
        ["sides"] = new JsonArray([.. sides.OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => new JsonObject { ["id"] = s.Key, ["mandate"] = s.Value })]),
    });

    /// <summary>Reads the bytes of a genesis.</summary>
    public static (Genesis? Genesis, Problem? Problem) Read(byte[] bytes)
    {
        var bad = (default(Genesis), new Problem("genesis-malformed", Hash.Hex(bytes)));
        if (bytes.Length > 64 * 1024 || Canonical.Read(bytes) is not { } read) return bad;
        var shape = new Shape(read);
        shape.Integer("v", 1, 1);
        shape.Hex("nonce", 16);
        var parties = shape.List("parties", MaxParties).Select(p => ReadParty(p)).ToArray();
        var sides = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var stated = shape.List("sides", 16);
        foreach (var side in stated)
        {
            var one = new Shape(side);
            sides[one.Name("id")] = one.Name("mandate");
            if (!one.Done) return bad;
        }
        var genesis = new Genesis(bytes)
        {
            Name = shape.Text("name", 200), Rules = (int)shape.Integer("rules", 1, 1000), Time = shape.Integer("time", 0, Canonical.MaxInteger),
            Parties = [.. parties.OfType<Party>()], Sides = sides,
        };
        var keys = genesis.Parties.SelectMany(p => new[] { Hash.Hex(p.Root), Hash.Hex(p.Signing) }).ToArray();
        var ids = genesis.Parties.Select(p => p.Id).ToArray();
        // Ascending and therefore without doubles: one way to write the same room.
        return shape.Done && parties.Length > 0 && ids.Length == parties.Length && keys.Distinct().Count() == keys.Length && IsAscending(ids)
            && sides.Count == stated.Length && IsAscending([.. stated.Select(s => s.GetProperty("id").GetString()!)]) && sides.Values.All(ids.Contains) ? (genesis, null) : bad;
    }

    /// <summary>Adds a signature if a party of this room made it and it is good; says whether it is.</summary>
    public bool Add(string key, byte[] signature)
    {
        if (_signatures.Any(s => s.Key == key && s.Signature.AsSpan().SequenceEqual(signature))) return true;
        var signer = Parties.SelectMany(p => new[] { p.Root, p.Signing }).FirstOrDefault(k => Hash.Hex(k) == key);
        if (signer is null || !SignatureRule.Verify(signer, Pae.Of(Pae.Genesis, Bytes), signature)) return false;
        if (_signatures.All(s => s.Key != key)) _signatures.Add((key, signature));
        _signatures.Sort((a, b) => string.CompareOrdinal(a.Key, b.Key));
        return true;
    }

    /// <summary>Signs with a key of one of the parties.</summary>
    public void Sign(SigningKey key)
    {
        if (!Add(key.Id, key.Sign(Pae.Of(Pae.Genesis, Bytes)))) throw new ArgumentException("No party of this room has this key.", nameof(key));
    }

    internal Genesis Copy()
    {
        var copy = new Genesis(Bytes) { Name = Name, Rules = Rules, Time = Time, Parties = Parties, Sides = Sides };
        copy._signatures.AddRange(_signatures);
        return copy;
    }

    private bool HasSigned(byte[] key) => _signatures.Any(s => s.Key == Hash.Hex(key));

    internal static JsonObject ToJson(Party party) => new()
    {
        ["id"] = party.Id, ["name"] = party.Name, ["root"] = Convert.ToHexStringLower(party.Root), ["signing"] = Convert.ToHexStringLower(party.Signing),
        ["box"] = Convert.ToHexStringLower(party.Box),
    };

    private static Party? ReadParty(JsonElement value)
    {
        var shape = new Shape(value);
        var (id, name, root, signing, box) = (shape.Name("id"), shape.Text("name", 200), shape.Hex("root"), shape.Hex("signing"), shape.Hex("box"));
        if (!shape.Done) return null;
        var party = new Party(id, name, Convert.FromHexString(root), Convert.FromHexString(signing), Convert.FromHexString(box));
        return SignatureRule.IsRegistrable(party.Root) && SignatureRule.IsRegistrable(party.Signing) ? party : null;
    }

    private static bool IsAscending(string[] texts) => texts.Zip(texts.Skip(1)).All(p => string.CompareOrdinal(p.First, p.Second) < 0);
}
