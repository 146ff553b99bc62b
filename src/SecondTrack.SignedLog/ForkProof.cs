using System.Text.Json;
using System.Text.Json.Nodes;

namespace SecondTrack.SignedLog;

/// <summary>
/// The proof that a party signed two entries for one place of its chain: both headers and signatures, and the key. Anybody can verify it; it shows no act
/// and no words.
/// </summary>
public static class ForkProof
{
    /// <summary>The proof of a fork (its first two entries) as canonical JSON.</summary>
    public static byte[] Write(Fork fork)
    {
        ArgumentNullException.ThrowIfNull(fork);
        return Canonical.Write(new JsonObject { ["v"] = 1, ["entries"] = new JsonArray([.. fork.Entries.Take(2).Select(One)]) });

        static JsonNode One(Placed entry) => new JsonObject
        {
            ["key"] = Convert.ToHexStringLower(entry.SignedWith), ["payload"] = Convert.ToBase64String(entry.Entry.Header), ["sig"] = Convert.ToBase64String(entry.Entry.Signature),
        };
    }

    /// <summary>The party and place that a proof convicts; null when it proves nothing. Whose the keys are, the genesis tells.</summary>
    public static (string Room, string Party, long Seq, IReadOnlyList<string> Keys)? Check(byte[] bytes)
    {
        if (Canonical.Read(bytes) is not { } read) return null;
        var shape = new Shape(read);
        shape.Integer("v", 1, 1);
        var entries = shape.List("entries", 2);
        if (!shape.Done || entries.Length != 2) return null;
        var found = new List<(string Id, string Room, string Party, long Seq, string Key)>();
        foreach (var entry in entries)
        {
            var one = new Shape(entry);
            var (key, payload, sig) = (one.Hex("key"), one.Text("payload", 22000), one.Text("sig", 88));
            var (header, signature) = (Base64.Read(payload), Base64.Read(sig));
            if (!one.Done || header is null || signature is null || Canonical.Read(header) is not { } read2) return null;
            var head = new Shape(read2);
            var (room, party, seq, keyId) = (head.Hex("room"), head.Name("party"), head.Integer("seq", 1, Canonical.MaxInteger), head.Hex("key"));
            var raw = Convert.FromHexString(key);
            if (!head.Good || Hash.Hex(raw) != keyId || !SignatureRule.Verify(raw, Pae.Of(Pae.Entry, header), signature)) return null;
            found.Add((Hash.Hex(Pae.Of(Pae.Entry, header)), room, party, seq, keyId));
        }
        var (a, b) = (found[0], found[1]);
        return a.Id != b.Id && a.Room == b.Room && a.Party == b.Party && a.Seq == b.Seq ? (a.Room, a.Party, a.Seq, [a.Key, b.Key]) : null;
    }
}

/// <summary>Base64 in its one spelling: padded, no white space, no spare bits.</summary>
internal static class Base64
{
    public static byte[]? Read(string text)
    {
        var bytes = new byte[(text.Length * 3 / 4) + 3];
        return Convert.TryFromBase64String(text, bytes, out var length) && Convert.ToBase64String(bytes, 0, length) == text ? bytes[..length] : null;
    }
}
