using System.Text;
using System.Text.Json.Nodes;
using SecondTrack.SignedLog.Leaving;
using Xunit;

namespace SecondTrack.SignedLog.Tests;

public class VerifierTests
{
    private static byte[] Room(int seed)
    {
        var (a, b) = (new Institution("A", new Random(seed)), new Institution("B", new Random(seed + 100)));
        Institution.Found([a, b]);
        var clause = a.AddClause();
        var first = a.Propose(clause.Id, "shall consider");
        a.Point();
        a.Give(b);
        var second = b.Propose(clause.Id, "may consider", first.Id);
        b.Accept(clause.Id, 0, second.Id);
        b.Give(a);
        a.Accept(clause.Id, 0, second.Id);
        a.SignOff();
        a.Give(b);
        if (seed % 2 == 0) b.Reopen(clause.Id, 0);
        else b.SignOff();
        if (seed % 3 == 0) b.Revoke(new SigningKey(b.Bytes(32)), b.Signing.Id, second);
        else b.Rotate(new SigningKey(b.Bytes(32)));
        b.Point("last");
        return b.Bundled(a.Box.Public);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(6)]
    public void Both_verifiers_find_a_whole_room_valid_and_say_the_same(int seed)
    {
        var room = Room(seed);
        var here = VerifyRoom.Run(new MemoryStream(room));
        Assert.Equal([], here.Problems);
        Assert.NotEmpty(here.State!.Part<Fold.TextPart>().SignOffs);
        Assert.Equal(Canonically(here), Asked([room])[0]);
    }

    /// <summary>Half the damage is to bytes, half is made by somebody who holds the keys or can write envelopes.</summary>
    [Fact]
    public void Both_verifiers_judge_damaged_rooms_alike()
    {
        var random = new Random(20261124);
        var rooms = Enumerable.Range(0, 300).Select(i => Damaged(Room(i % 6 + 1), random)).ToArray();
        var here = rooms.Select(r => VerifyRoom.Run(new MemoryStream(r))).ToArray();
        var there = Asked(rooms);
        for (var i = 0; i < rooms.Length; i++)
        {
            var python = JsonNode.Parse(there[i])!;
            Assert.True(here[i].Valid == (bool)python["valid"]!, $"{i}: C# says {string.Join("; ", here[i].Problems)}, Python {there[i]}");
            // Where the file could be read at all, everything found in it is the same.
            if (here[i].State is not null && python["room"] is not null) Assert.Equal(Canonically(here[i]), there[i]);
        }
        Assert.InRange(here.Count(h => h.State is not null), 50, 299);
    }

    [Fact]
    public void Simulated_rooms_with_forks_and_newcomers_are_judged_alike()
    {
        var rooms = new List<byte[]>();
        for (var seed = 0; rooms.Count < 40; seed++)
        {
            var run = new Simulation(seed, SignatureRule.Verify);
            run.Run(30);
            rooms.Add(run.Left());
        }
        var there = Asked(rooms);
        for (var i = 0; i < rooms.Count; i++) Assert.Equal(Canonically(VerifyRoom.Run(new MemoryStream(rooms[i]))), there[i]);
    }

    private static string[] Asked(IEnumerable<byte[]> rooms) => Python.Ask("room", rooms.Select(r => Python.Asked(r)));

    private static string Canonically(Verification found) => Encoding.UTF8.GetString(Canonical.Write(found.ToJson()));

    private static byte[] Damaged(byte[] room, Random random)
    {
        var lines = Encoding.UTF8.GetString(room).Split('\n')[..^1].ToList();
        var at = random.Next(lines.Count);
        switch (random.Next(8))
        {
            case 0:
                room[random.Next(room.Length)] ^= (byte)(1 << random.Next(8));
                return room;
            case 1: return room[..random.Next(room.Length)];
            case 2: lines.RemoveAt(at); break;
            case 3: lines.Insert(at, lines[random.Next(lines.Count)]); break;
            case 4: (lines[at], lines[^1]) = (lines[^1], lines[at]); break;
            default:
                // Inside a base64 part: an envelope that is well-formed around something that is not.
                var quote = lines[at].IndexOf(":\"", StringComparison.Ordinal) + 2;
                var place = quote + random.Next(Math.Max(1, Math.Min(400, lines[at].Length - quote - 4)));
                lines[at] = lines[at][..place] + (char)random.Next('A', 'Z') + lines[at][(place + 1)..];
                break;
        }
        return Encoding.UTF8.GetBytes(string.Concat(lines.Select(l => l + "\n")));
    }
}
