using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace SecondTrack.SignedLog;

/// <summary>
/// One entry of one party: a signed header, and the act it commits to. Words stand in neither: an act names them by the hash of a salted blob, so that
/// they can be erased while every signature and every state stays right. Header and act are kept exactly as received.
/// </summary>
public sealed partial class Entry
{
    /// <summary>The largest header in bytes.</summary>
    public const int MaxHeader = 16 * 1024;

    /// <summary>The largest act in bytes.</summary>
    public const int MaxAct = 1024 * 1024;

    /// <summary>The largest salted blob (text or attachment) in bytes.</summary>
    public const int MaxBlob = 32 * 1024 * 1024;

    private Entry(byte[] header, byte[] body, byte[] signature)
    {
        (Header, Body, Signature) = (header, body, signature);
        Id = Hash.Hex(SignedBytes);
    }

    /// <summary>The header as signed.</summary>
    public byte[] Header { get; }

    /// <summary>The act as committed to.</summary>
    public byte[] Body { get; }

    /// <summary>64 bytes.</summary>
    public byte[] Signature { get; }

    /// <summary>SHA-256 of the signed bytes, without the signature: one message has one id, however often it is signed.</summary>
    public string Id { get; }

    /// <summary>The room: SHA-256 of its genesis.</summary>
    public string Room { get; private init; } = "";

    /// <summary>The party whose chain this is on.</summary>
    public string Party { get; private init; } = "";

    /// <summary>The place on the chain, from 1.</summary>
    public long Seq { get; private init; }

    /// <summary>The entry before it on the chain; empty for the first.</summary>
    public string Prev { get; private init; } = "";

    /// <summary>SHA-256 of the public key that signed.</summary>
    public string Key { get; private init; } = "";

    /// <summary>What kind of act it is, with its version: <c>text.propose/1</c>.</summary>
    public string Type { get; private init; } = "";

    /// <summary>When the party says it signed: milliseconds since 1970 (UTC). A claim.</summary>
    public long Time { get; private init; }

    /// <summary>The heads of the other parties that were known when signing.</summary>
    public IReadOnlyList<(string Party, Head Head)> Seen { get; private init; } = [];

    /// <summary>The act.</summary>
    public JsonElement Act { get; private init; }

    /// <summary>The hashes of the salted blobs that the act names, whatever its type.</summary>
    public IReadOnlyList<string> Blobs { get; private set; } = [];

    /// <summary>The key (hash) under which the signature was found good, so that a log that is computed again does not verify again.</summary>
    internal string? VerifiedBy { get; set; }

    internal byte[] SignedBytes => Pae.Of(Pae.Entry, Header);

    /// <summary>Reads an entry as received. Checks everything that can be checked of it alone; who may sign is for the log to say.</summary>
    public static (Entry? Entry, Problem? Problem) Read(byte[] header, byte[] body, byte[] signature)
    {
        var about = Hash.Hex(Pae.Of(Pae.Entry, header));
        (Entry?, Problem?) Bad(string code) => (null, new Problem(code, about));
        if (header.Length > MaxHeader || body.Length > MaxAct) return Bad("entry-too-large");
        if (signature.Length != SignatureRule.SignatureSize) return Bad("signature-malformed");
        if (Canonical.Read(header) is not { ValueKind: JsonValueKind.Object } read) return Bad("header-not-canonical");
        var shape = new Shape(read);
        if (shape.Integer("v", 1, 1) != 1) return Bad("envelope-unknown");
        var entry = new Entry(header, body, signature)
        {
            Room = shape.Hex("room"),
            Party = shape.Name("party"),
            Seq = shape.Integer("seq", 1, Canonical.MaxInteger),
            Prev = shape.Hex("prev", orEmpty: true),
            Key = shape.Hex("key"),
            Type = shape.Text("type", 64),
            Time = shape.Integer("time", 0, Canonical.MaxInteger),
            Seen = shape.Heads("seen", 5),
            Act = Canonical.Read(body) ?? default,
        };
        var (hash, size) = (shape.Hex("body"), shape.Integer("size", 0, MaxAct));
        if (!shape.Done || !TypeName().IsMatch(entry.Type) || (entry.Seq == 1) != (entry.Prev.Length == 0) || entry.Seen.Any(s => s.Party == entry.Party)) return Bad("header-malformed");
        if (size != body.Length || Hash.Hex(body) != hash) return Bad("body-mismatch");
        if (Named(entry.Act) is not { } blobs) return Bad("body-malformed");
        entry.Blobs = blobs;
        return (entry, null);
    }

    /// <summary>The frozen part of every act: a salt, and, where there are words or attachments, <c>lang</c> and <c>files</c>.</summary>
    private static List<string>? Named(JsonElement act)
    {
        if (act.ValueKind != JsonValueKind.Object || !act.TryGetProperty("salt", out var salt) || salt.ValueKind != JsonValueKind.String || !Hash.IsHex(salt.GetString()!, 16)) return null;
        var blobs = new List<string>();
        if (act.TryGetProperty("lang", out var lang))
        {
            if (!Shape.IsLang(lang)) return null;
            blobs.AddRange(lang.EnumerateObject().Select(m => m.Value.GetString()!));
        }
        if (act.TryGetProperty("files", out _))
        {
            var shape = new Shape(act);
            blobs.AddRange(shape.Hashes("files", 64));
            if (!shape.Good) return null;
        }
        return blobs;
    }

    /// <summary>Signs an entry. The act is given without its salt.</summary>
    public static Entry Sign(SigningKey key, string room, string party, Head previous, IEnumerable<(string Party, Head Head)> seen, string type, long time, JsonObject act, RandomBytes random)
    {
        Span<byte> salt = stackalloc byte[16];
        random(salt);
        act["salt"] = Convert.ToHexStringLower(salt);
        var body = Canonical.Write(act);
        var links = new JsonObject();
        foreach (var (other, head) in seen) links[other] = new JsonArray(head.Seq, head.Id);
        var header = Canonical.Write(new JsonObject
        {
            ["v"] = 1, ["room"] = room, ["party"] = party, ["seq"] = previous.Seq + 1, ["prev"] = previous.Id, ["key"] = key.Id, ["type"] = type, ["time"] = time,
            ["seen"] = links, ["body"] = Hash.Hex(body), ["size"] = body.Length,
        });
        var (entry, problem) = Read(header, body, key.Sign(Pae.Of(Pae.Entry, header)));
        if (entry is null) throw new ArgumentException($"Not an entry: {problem!.Code}.", nameof(act));
        entry.VerifiedBy = key.Id;
        return entry;
    }

    [GeneratedRegex(@"^[a-z]+(\.[a-z]+)*/[1-9][0-9]{0,3}\z")]
    private static partial Regex TypeName();
}
