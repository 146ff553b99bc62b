using System.Text.Json.Nodes;
using SecondTrack.SignedLog;
using SecondTrack.SignedLog.Age;

namespace SecondTrack.Bench.Room;

/// <summary>A made-up room of two institutions with fixed keys.</summary>
internal sealed class MadeRoom
{
    private readonly Random _random = new(1);
    private readonly Dictionary<string, Head> _heads = [];
    private readonly SigningKey[] _keys = new SigningKey[4];

    public MadeRoom()
    {
        for (byte i = 0; i < 4; i++) _keys[i] = new SigningKey([i, .. new byte[31]]);
        Boxes = [new BoxKey([0, 1, .. new byte[30]]), new BoxKey([0, 2, .. new byte[30]])];
        Party Of(int i) => new(i == 0 ? "A" : "B", "Institute", _keys[i].Public, _keys[i + 2].Public, Boxes[i].Public);
        var bytes = Genesis.Write("Bench", 0, [Of(0), Of(1)], new Dictionary<string, string> { ["a"] = "A", ["b"] = "B" }, new string('0', 32));
        Genesis = Genesis.Read(bytes).Genesis!;
        foreach (var key in _keys) Genesis.Sign(key);
    }

    public Genesis Genesis { get; }

    public BoxKey[] Boxes { get; }

    public Dictionary<string, byte[]> Blobs { get; } = [];

    public SigningKey Signing(string party) => _keys[party == "A" ? 2 : 3];

    public byte[] SigningPublic(string party) => Signing(party).Public;

    public Entry Sign(string party, string type, JsonObject act)
    {
        var other = party == "A" ? "B" : "A";
        var seen = _heads.TryGetValue(other, out var head) ? new[] { (other, head) } : [];
        var entry = Entry.Sign(Signing(party), Genesis.Room, party, _heads.GetValueOrDefault(party, new Head(0, "")), seen, type, 1, act, _random.NextBytes);
        _heads[party] = new Head(entry.Seq, entry.Id);
        return entry;
    }

    public string Blob(int length)
    {
        var blob = new byte[16 + length];
        _random.NextBytes(blob);
        for (var i = 16; i < blob.Length; i++) blob[i] = (byte)('a' + (blob[i] % 26));
        Blobs[Hash.Hex(blob)] = blob;
        return Hash.Hex(blob);
    }

    /// <summary>Points, clauses, proposals and accepts in turn, the two institutions writing alternately.</summary>
    public List<Entry> Talk(int count)
    {
        var entries = new List<Entry>(count);
        Entry? clause = null, proposal = null;
        for (var i = 0; i < count; i++)
        {
            var party = i % 2 == 0 ? "A" : "B";
            var side = party == "A" ? "a" : "b";
            JsonObject Lang() => new() { ["en"] = Blob(300), ["zh-Hans"] = Blob(300) };
            entries.Add((i % 20) switch
            {
                0 => clause = Sign(party, "clause.add/1", new JsonObject { ["document"] = "main", ["after"] = clause?.Id ?? "" }),
                1 => proposal = Sign(party, "text.propose/1", new JsonObject { ["clause"] = clause!.Id, ["side"] = side, ["supersedes"] = new JsonArray(), ["lang"] = Lang() }),
                2 or 3 => Sign(party, "text.accept/1", new JsonObject { ["clause"] = clause!.Id, ["round"] = 0, ["proposal"] = proposal!.Id, ["side"] = side }),
                _ => Sign(party, "point/1", new JsonObject { ["lang"] = Lang() }),
            });
        }
        return entries;
    }

    public byte[] Bundled(IReadOnlyList<Entry> entries)
    {
        var copy = new RoomCopy(Genesis, "A");
        copy.Put(entries);
        using var to = new MemoryStream();
        Bundle.Write(to, copy.Note(Signing("A"), Boxes[1].Public, 1, 1), Genesis, entries, Blobs.Values);
        return to.ToArray();
    }
}
