using System.Text;
using System.Text.Json.Nodes;
using SecondTrack.SignedLog.Age;
using SecondTrack.SignedLog.Fold;

namespace SecondTrack.SignedLog.Tests;

/// <summary>An institution of the tests: real keys, a real copy of the room, bundles as they travel.</summary>
internal sealed class Institution
{
    public Institution(string id, Random random)
    {
        (Id, Random) = (id, random);
        (Root, Signing, Box) = (new SigningKey(Bytes(32)), new SigningKey(Bytes(32)), new BoxKey(Bytes(32)));
    }

    public string Id { get; }

    public Random Random { get; }

    public SigningKey Root { get; set; }

    public SigningKey Signing { get; set; }

    public BoxKey Box { get; }

    /// <summary>A party that cheats runs a second copy with the same keys.</summary>
    public BoxKey? TwinBox { get; init; }

    public BoxKey TheBox => TwinBox ?? Box;

    public RoomCopy Copy { get; set; } = null!;

    public Dictionary<string, byte[]> Blobs { get; } = new(StringComparer.Ordinal);

    public long Time { get; set; } = 1_763_895_600_000;

    public long Counter { get; set; }

    public Party Party => new(Id, "Institute " + Id, Root.Public, Signing.Public, Box.Public);

    public RoomState State => Copy.State;

    public byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        Random.NextBytes(bytes);
        return bytes;
    }

    /// <summary>A room of these parties, each holding the mandate of the side of its own name in small letters, signed by all.</summary>
    public static Genesis Found(IReadOnlyList<Institution> parties, VerifySignature? verify = null)
    {
        var bytes = Genesis.Write("Room", parties[0].Time, parties.Select(p => p.Party), parties.ToDictionary(p => Side(p.Id), p => p.Id), new string('0', 32));
        var genesis = Genesis.Read(bytes).Genesis!;
        foreach (var party in parties)
        {
            genesis.Sign(party.Root);
            genesis.Sign(party.Signing);
        }
        foreach (var party in parties) party.Copy = new RoomCopy(genesis, party.Id, verify: verify);
        return genesis;
    }

    public static string Side(string party) => party.ToLowerInvariant();

    public Entry Sign(string type, JsonObject act, SigningKey? key = null) => Copy.Sign(key ?? Signing, type, act, Time += 1000, Random.NextBytes);

    public Entry Write(string type, JsonObject act, SigningKey? key = null)
    {
        var entry = Sign(type, act, key);
        Copy.Put([entry]);
        return entry;
    }

    /// <summary>Salted words, named by their hash.</summary>
    public JsonObject Words(string en, string zh) => new() { ["en"] = Blob(en), ["zh-Hans"] = Blob(zh) };

    private string Blob(string text)
    {
        byte[] blob = [.. Bytes(16), .. Encoding.UTF8.GetBytes(text)];
        Blobs[Hash.Hex(blob)] = blob;
        return Hash.Hex(blob);
    }

    public Entry Point(string text = "A point") => Write("point/1", new JsonObject { ["lang"] = Words(text, "要点") });

    public Entry AddClause(string after = "") => Write("clause.add/1", new JsonObject { ["document"] = "main", ["after"] = after });

    public Entry Propose(string clause, string text, params string[] supersedes) => Write("text.propose/1", new JsonObject
    {
        ["clause"] = clause, ["side"] = Side(Id), ["lang"] = text.Length == 0 ? new JsonObject() : Words(text, "文本" + text),
        ["supersedes"] = new JsonArray([.. supersedes.Order(StringComparer.Ordinal).Select(s => (JsonNode)s)]),
    });

    public Entry Accept(string clause, long round, string proposal) => Write("text.accept/1", new JsonObject { ["clause"] = clause, ["round"] = round, ["proposal"] = proposal, ["side"] = Side(Id) });

    public Entry Reopen(string clause, long round) => Write("text.reopen/1", new JsonObject { ["clause"] = clause, ["round"] = round, ["side"] = Side(Id) });

    public Entry SignOff(bool erase = true) => Write("signoff/1", new JsonObject
    {
        ["document"] = "main", ["side"] = Side(Id), ["erase"] = erase, ["textHash"] = State.Part<TextPart>().TextHash(Copy.Log, "main"),
        ["heads"] = new JsonObject(Copy.Seen(null).Append((Party: Id, Head: Copy.Tip(Id) is { } tip ? new Head(tip.Entry.Seq, tip.Entry.Id) : default))
            .Where(h => h.Head.Id is not null).Select(h => KeyValuePair.Create(h.Party, (JsonNode?)new JsonArray(h.Head.Seq, h.Head.Id)))),
    });

    public Entry Rotate(SigningKey next, SigningKey? by = null, string type = "key.rotate/1", Action<JsonObject>? more = null)
    {
        var tip = Copy.Tip(Id);
        var place = tip is null ? new Head(0, "") : new Head(tip.Entry.Seq, tip.Entry.Id);
        var act = new JsonObject { ["signing"] = Convert.ToHexStringLower(next.Public), ["proof"] = Convert.ToHexStringLower(next.Sign(RoomLog.KeyProof(Copy.Genesis.Room, Id, place, next.Public))) };
        more?.Invoke(act);
        var entry = Write(type, act, by);
        Signing = next;
        return entry;
    }

    public Entry Revoke(SigningKey next, string revoked, Entry? last) => Rotate(next, Root, "key.revoke/1", act =>
    {
        act["key"] = revoked;
        act["last"] = last is null ? [] : new JsonArray(last.Seq, last.Id);
    });

    public byte[] Bundled(byte[] recipient, IEnumerable<Entry>? entries = null)
    {
        using var to = new MemoryStream();
        entries ??= Copy.Log.Entries.Select(e => e.Entry);
        var named = entries.SelectMany(e => e.Blobs).ToHashSet();
        Bundle.Write(to, Copy.Note(Signing, recipient, ++Counter, Time), Copy.Genesis, entries, Blobs.Where(b => named.Contains(b.Key) && !State.Erased.Contains(b.Key)).Select(b => b.Value));
        return to.ToArray();
    }

    public Problem? Take(byte[] bundle)
    {
        var blobs = new Dictionary<string, byte[]>();
        var (read, problem) = Bundle.Read(new MemoryStream(bundle), (hash, blob) => blobs[hash] = blob, Copy.Genesis);
        if (read is null) return problem;
        var (taken, refused) = Copy.Take(read, [TheBox.Public], Time);
        if (taken is null) return refused;
        foreach (var hash in taken.Blobs) Blobs[hash] = blobs[hash];
        foreach (var erased in State.Erased) Blobs.Remove(erased);
        return null;
    }

    public void Give(params Institution[] others)
    {
        foreach (var other in others) Xunit.Assert.Null(other.Take(Bundled(other.Box.Public)));
    }

    /// <summary>Proposes a newcomer that signs what it was shown.</summary>
    public Entry Add(Institution newcomer, params string[] sides)
    {
        var act = Genesis.ToJson(newcomer.Party);
        var heads = Copy.Heads.GroupBy(h => h.Party).Select(g => g.First()).ToArray();
        var proof = RoomLog.JoinProof(Copy.Genesis.Room, newcomer.Party, sides, heads);
        act["sides"] = new JsonArray([.. sides.Select(s => (JsonNode)s)]);
        act["heads"] = new JsonObject(heads.Select(h => KeyValuePair.Create(h.Party, (JsonNode?)new JsonArray(h.Head.Seq, h.Head.Id))));
        act["rootProof"] = Convert.ToHexStringLower(newcomer.Root.Sign(proof));
        act["signingProof"] = Convert.ToHexStringLower(newcomer.Signing.Sign(proof));
        return Write("party.add/1", act);
    }

    public Entry Consent(Entry change) => Write("room.accept/1", new JsonObject { ["change"] = change.Id });
}
