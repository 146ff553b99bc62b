using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using SecondTrack.SignedLog.Fold;
using SecondTrack.SignedLog.Leaving;
using Xunit;

namespace SecondTrack.SignedLog.Tests;

/// <summary>
/// A room of each version of the rules, made once and replayed for ever: its state hash must not change. A new version of the rules adds a file; an old file
/// is never written again.
/// </summary>
public class GoldenLogTests
{
    private static string At(string name, [CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "golden", name);

    [Fact]
    public void The_log_of_rules_1_folds_to_its_state_for_ever()
    {
        using var file = File.OpenRead(At("rules-1.jsonl"));
        var found = VerifyRoom.Run(file);
        Assert.Equal([], found.Problems);
        Assert.Equal(File.ReadAllText(At("rules-1.state")).Trim(), found.State!.Hash);
        // It holds something of everything.
        var types = found.State.Log.Entries.Select(e => e.Entry.Type).Distinct().Order(StringComparer.Ordinal).ToArray();
        Assert.Equal(["agenda.item/1", "chain.heal/1", "clause.add/1", "key.box/1", "key.revoke/1", "key.rotate/1", "mandate.move/1", "map.draw/7", "party.add/1", "point/1", "room.accept/1", "rules.upgrade/1",
            "signoff/1", "text.accept/1", "text.propose/1", "text.reopen/1", "vote.commit/1", "vote.open/1", "vote.reveal/1"], types);
        Assert.NotEmpty(found.State.Log.Forks);
        Assert.Contains(found.State.Log.Entries, e => e.IsVoid);
    }

    [Fact]
    public void The_library_knows_nothing_of_the_institutions_own_memory() =>
        Assert.DoesNotContain(typeof(RoomLog).Assembly.GetReferencedAssemblies(), a => a.Name!.StartsWith("SecondTrack", StringComparison.Ordinal));

    /// <summary>How the file was made. It is kept so that the next version's can be made alike.</summary>
    [Fact]
    public void What_made_the_log_of_rules_1_still_makes_a_valid_one()
    {
        var made = Make();
        if (Environment.GetEnvironmentVariable("SECONDTRACK_WRITE_GOLDEN") == "rules-1" && !File.Exists(At("rules-1.jsonl")))
        {
            File.WriteAllBytes(At("rules-1.jsonl"), made);
            File.WriteAllText(At("rules-1.state"), VerifyRoom.Run(new MemoryStream(made)).State!.Hash + "\n");
        }
        Assert.Equal([], VerifyRoom.Run(new MemoryStream(made)).Problems);
    }

    private static byte[] Make()
    {
        var (a, b, c) = (new Institution("A", new Random(1)), new Institution("B", new Random(2)), new Institution("C", new Random(3)));
        Institution.Found([a, b]);
        a.Write("agenda.item/1", new JsonObject { ["lang"] = a.Words("Water", "水"), ["replaces"] = "" });
        var clause = a.AddClause();
        var first = a.Propose(clause.Id, "The sides shall meet.");
        a.Give(b);
        var second = b.Propose(clause.Id, "The sides may meet.", first.Id);
        b.Accept(clause.Id, 0, second.Id);
        b.Point("Dry years come more often.");
        b.Give(a);
        a.Accept(clause.Id, 0, second.Id);
        a.SignOff(erase: false);
        var vote = a.Write("vote.open/1", new JsonObject { ["lang"] = a.Words("First round", "第一轮"), ["counts"] = false });
        a.Give(b);
        b.SignOff(erase: false);
        var bands = new JsonObject { ["a"] = new JsonObject { ["p1"] = "shared" }, ["b"] = new JsonObject { ["p1"] = "divided" } };
        var hash = VotePart.Commitment(new byte[16], bands);
        JsonObject Commit() => new() { ["vote"] = vote.Id, ["bands"] = hash, ["counts"] = hash };
        a.Write("vote.commit/1", Commit());
        b.Write("vote.commit/1", Commit());
        a.Give(b);
        b.Give(a);
        a.Write("vote.reveal/1", new JsonObject { ["vote"] = vote.Id, ["bandsSalt"] = new string('0', 32), ["bands"] = bands.DeepClone() });
        a.Reopen(clause.Id, 0);
        var add = a.Add(c, "c");
        a.Give(b);
        b.Consent(add);
        b.Rotate(new SigningKey(b.Bytes(32)));
        b.Write("key.box/1", new JsonObject { ["box"] = new string('1', 64) });
        a.Take(b.Bundled(a.Box.Public));
        c.Copy = new RoomCopy(a.Copy.Genesis, "C");
        Assert.Null(c.Take(a.Bundled(c.Box.Public)));
        var good = c.Point("From C.");
        c.Point("By a thief.");
        c.Revoke(new SigningKey(c.Bytes(32)), c.Signing.Id, good);
        c.Give(a);
        a.Write("mandate.move/1", new JsonObject { ["side"] = "c", ["to"] = "A", ["previous"] = add.Id });
        a.Write("rules.upgrade/1", new JsonObject { ["rules"] = 2 });
        a.Write("map.draw/7", new JsonObject { ["x"] = 1 });
        // A backup is restored at A, and healed.
        var backup = a.Copy.All.ToArray();
        a.Point("Lost and found.");
        var lost = a.Copy.Tip("A")!.Entry;
        a.Copy = new RoomCopy(a.Copy.Genesis, "A");
        a.Copy.Put(backup);
        a.Write("chain.heal/1", new JsonObject { ["abandons"] = new JsonArray(), ["lang"] = a.Words("restore of yesterday", "恢复昨日备份") }, a.Root);
        a.Copy.Put([lost]);
        return a.Bundled(a.Box.Public);
    }
}
