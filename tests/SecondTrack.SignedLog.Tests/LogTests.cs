using System.Text.Json.Nodes;
using SecondTrack.SignedLog.Fold;
using Xunit;

namespace SecondTrack.SignedLog.Tests;

public class LogTests
{
    private readonly Institution _a = new("A", new Random(1));
    private readonly Institution _b = new("B", new Random(2));
    private readonly Institution _c = new("C", new Random(3));

    [Fact]
    public void Two_write_apart_exchange_and_hold_the_same_whatever_the_order()
    {
        Institution.Found([_a, _b]);
        _a.Point();
        _b.Point();
        _a.Write("agenda.item/1", new JsonObject { ["lang"] = _a.Words("First", "第一项"), ["replaces"] = "" });
        _a.Give(_b);
        _b.Give(_a);
        Assert.Equal(_a.State.Hash, _b.State.Hash);
        Assert.Equal(3, _a.Copy.Log.Entries.Count);
        Assert.Equal(2, _a.State.Part<PointPart>().Points.Count);
        Assert.Single(_b.State.Part<AgendaPart>().Items);
        Assert.Equal(_a.Blobs.Keys.Order(), _b.Blobs.Keys.Order());
        // Again: nothing new.
        _a.Give(_b);
        Assert.Equal(3, _b.Copy.Log.Entries.Count);
        var shuffled = _a.Copy.All.Reverse().ToArray();
        Assert.Equal(_a.State.Hash, RoomState.Of(RoomLog.Of(_a.Copy.Genesis, shuffled)).Hash);
    }

    [Fact]
    public void An_agenda_item_is_replaced_by_one_that_knew_it()
    {
        Institution.Found([_a]);
        var first = _a.Write("agenda.item/1", new JsonObject { ["lang"] = _a.Words("First", "第一项"), ["replaces"] = "" });
        _a.Write("agenda.item/1", new JsonObject { ["lang"] = _a.Words("Second", "第二项"), ["replaces"] = first.Id });
        _a.Write("agenda.item/1", new JsonObject { ["lang"] = _a.Words("Third", "第三项"), ["replaces"] = new string('a', 64) });
        Assert.Single(_a.State.Part<AgendaPart>().Items);
        Assert.Equal("item-unknown", Assert.Single(_a.State.WithoutEffect).Why);
    }

    [Fact]
    public void A_missing_middle_is_held_shown_and_completed()
    {
        Institution.Found([_a, _b]);
        var (one, two, three) = (_a.Point(), _a.Point(), _a.Point());
        Assert.Null(_b.Take(_a.Bundled(_b.Box.Public, [one, three])));
        Assert.Equal([two.Id], _b.Copy.Log.Missing);
        Assert.Equal(three.Id, Assert.Single(_b.Copy.Log.Pending).Id);
        Assert.Single(_b.State.Part<PointPart>().Points);
        Assert.Null(_b.Take(_a.Bundled(_b.Box.Public, [two])));
        Assert.Empty(_b.Copy.Log.Missing);
        Assert.Equal(_a.State.Hash, _b.State.Hash);
    }

    [Fact]
    public void A_fork_is_kept_proven_and_healed_by_the_root_key()
    {
        Institution.Found([_a, _b]);
        _a.Point();
        var before = _a.Copy.All.ToArray();
        _a.Point("left");
        _a.Give(_b);
        // The backup of before is restored and signs on.
        _a.Copy = new RoomCopy(_a.Copy.Genesis, "A");
        _a.Copy.Put(before);
        _a.Point("right");
        _a.Give(_b);
        var fork = Assert.Single(_b.Copy.Log.Forks);
        Assert.Equal(("A", 2L, false), (fork.Party, fork.Seq, fork.Healed));
        Assert.Equal(3, _b.State.Part<PointPart>().Points.Count);
        var proof = ForkProof.Write(fork);
        Assert.Equal(("A", 2L), (ForkProof.Check(proof)!.Value.Party, ForkProof.Check(proof)!.Value.Seq));
        for (var at = 0; at < proof.Length; at += 7)
        {
            var changed = proof.ToArray();
            changed[at] ^= 1;
            Assert.Null(ForkProof.Check(changed));
        }
        _b.Give(_a);
        _a.Write("chain.heal/1", new JsonObject { ["abandons"] = new JsonArray(_a.Copy.Log.Tips("A").Single(t => t != _a.Copy.Tip("A")).Entry.Id), ["lang"] = _a.Words("restore of yesterday", "恢复昨日备份") }, _a.Root);
        Assert.True(Assert.Single(_a.Copy.Log.Forks).Healed);
        _a.Point();
        _a.Give(_b);
        Assert.Equal(_a.State.Hash, _b.State.Hash);
        // Whoever writes on the abandoned branch breaks it open again.
        var thief = new RoomCopy(_a.Copy.Genesis, "A");
        thief.Put([.. before, _a.Copy.Log.Entries.Single(e => e.Entry.Seq == 2 && !e.IsOnChainTo(_a.Copy.Tip("A")!)).Entry]);
        var late = thief.Sign(_a.Signing, "point/1", new JsonObject { ["lang"] = _a.Words("late", "迟") }, _a.Time, _a.Random.NextBytes);
        _b.Copy.Put([late]);
        Assert.False(Assert.Single(_b.Copy.Log.Forks).Healed);
    }

    [Fact]
    public void A_heal_without_the_lost_branch_settles_it_when_it_comes()
    {
        Institution.Found([_a, _b]);
        _a.Point();
        var before = _a.Copy.All.ToArray();
        _a.Point("lost");
        _a.Give(_b);
        _a.Copy = new RoomCopy(_a.Copy.Genesis, "A");
        _a.Copy.Put(before);
        _a.Write("chain.heal/1", new JsonObject { ["abandons"] = new JsonArray() }, _a.Root);
        _a.Give(_b);
        Assert.True(Assert.Single(_b.Copy.Log.Forks).Healed);
    }

    [Fact]
    public void Keys_rotate_with_proof_of_the_new_one()
    {
        Institution.Found([_a, _b]);
        var old = _a.Signing;
        _a.Rotate(new SigningKey(_a.Bytes(32)));
        _a.Point();
        _a.Give(_b);
        Assert.Equal(2, _b.Copy.Log.Entries.Count);
        // The old key signs no more.
        _b.Copy.Put([_a.Copy.Sign(old, "point/1", new JsonObject { ["lang"] = _a.Words("x", "x") }, 1, _a.Random.NextBytes)]);
        Assert.Equal("key-wrong", Assert.Single(_b.Copy.Log.Invalid).Problem.Code);
        // A box key is exchanged through the log.
        var box = _a.Bytes(32);
        _a.Write("key.box/1", new JsonObject { ["box"] = Convert.ToHexStringLower(box) });
        Assert.Equal(box, _a.Copy.BoxOf("A"));
        _a.Write("key.rotate/1", new JsonObject { ["signing"] = Convert.ToHexStringLower(old.Public), ["proof"] = new string('0', 128) });
        Assert.Equal("key-unproven", _a.Copy.Tip("A")!.WithoutEffect);
        Assert.Equal(_a.Signing.Public, _a.Copy.SigningKeyOf("A"));
    }

    [Fact]
    public void After_a_theft_what_the_key_signed_after_the_last_good_entry_is_void_and_earlier_entries_are_untouched()
    {
        Institution.Found([_a, _b]);
        var good = _a.Point("good");
        var stolen = _a.Signing;
        _a.Point("by the thief");
        _a.Revoke(new SigningKey(_a.Bytes(32)), stolen.Id, good);
        _a.Point("after");
        Assert.Equal([false, true, false, false], _a.Copy.Log.Entries.Select(e => e.IsVoid));
        Assert.Equal(2, _a.State.Part<PointPart>().Points.Count);
        _a.Give(_b);
        Assert.Equal(_a.State.Hash, _b.State.Hash);
    }

    [Fact]
    public void What_another_had_received_before_the_revocation_stands()
    {
        Institution.Found([_a, _b]);
        var good = _a.Point("good");
        _a.Point("received");
        _a.Give(_b);
        _b.Point();
        var stolen = _a.Signing;
        _a.Revoke(new SigningKey(_a.Bytes(32)), stolen.Id, good);
        _a.Give(_b);
        _b.Give(_a);
        Assert.DoesNotContain(_b.Copy.Log.Entries, e => e.IsVoid);
        Assert.Equal(_a.State.Hash, _b.State.Hash);
    }

    [Theory]
    [InlineData("key.revoke/1", "key-wrong")]
    [InlineData("chain.heal/1", "key-wrong")]
    public void What_only_the_root_may_say_the_signing_key_cannot(string type, string code)
    {
        Institution.Found([_a]);
        _a.Write(type, []);
        Assert.Equal(code, Assert.Single(_a.Copy.Log.Invalid).Problem.Code);
    }

    [Fact]
    public void The_root_signs_nothing_else()
    {
        Institution.Found([_a]);
        _a.Write("point/1", new JsonObject { ["lang"] = _a.Words("x", "x") }, _a.Root);
        Assert.Equal("key-wrong", Assert.Single(_a.Copy.Log.Invalid).Problem.Code);
    }

    [Fact]
    public void Unknown_types_are_kept_passed_on_and_block_sign_off()
    {
        Institution.Found([_a, _b]);
        _a.Write("map.draw/7", new JsonObject { ["x"] = 1 });
        _a.Give(_b);
        Assert.Equal("map.draw/7", Assert.Single(_b.State.NotUnderstood).Entry.Type);
        Assert.True(_b.State.BlocksSignOff);
        _b.Point();
        _b.Give(_a);
        Assert.Equal(_a.State.Hash, _b.State.Hash);
    }

    [Fact]
    public void A_wrong_clock_is_a_warning_and_never_invalid()
    {
        Institution.Found([_a, _b]);
        _a.Time += 365L * 86_400_000;
        _a.Point();
        var (read, _) = Bundle.Read(new MemoryStream(_a.Bundled(_b.Box.Public)));
        Assert.Single(_b.Copy.Take(read!, [_b.Box.Public], _b.Time).Taken!.FastClocks);
        _b.Point();
        Assert.True(_b.Copy.Log.Entries[1].ClockBehind);
        Assert.Equal(2, _b.Copy.Log.Entries.Count);
    }

    [Fact]
    public void A_newcomer_takes_part_when_everybody_consented_and_not_before()
    {
        Institution.Found([_a, _b]);
        _a.Point();
        _a.Give(_b);
        var add = _a.Add(_c, "c");
        _c.Copy = new RoomCopy(_a.Copy.Genesis, "C");
        _c.Copy.Put(_a.Copy.All);
        var early = _c.Sign("point/1", new JsonObject { ["lang"] = _c.Words("early", "早") });
        Assert.Equal("party-unknown", Assert.Single(RoomLog.Of(_a.Copy.Genesis, [.. _a.Copy.All, early]).Invalid).Problem.Code);
        Assert.Equal(2, _a.Copy.Log.PartiesAt().Count);
        _a.Give(_b);
        _b.Consent(add);
        _b.Give(_a);
        _c.Copy.Put(_b.Copy.All);
        Assert.Equal(3, _c.Copy.Log.PartiesAt().Count);
        _c.Point();
        _c.Give(_a, _b);
        _a.Give(_b);
        Assert.Equal("C", _a.Copy.Log.MandatesAt()["c"]);
        Assert.Equal(_a.State.Hash, _c.State.Hash);
        Assert.Equal(_b.State.Hash, _c.State.Hash);
    }

    [Fact]
    public void A_round_opened_before_a_newcomer_does_not_count_it_and_a_later_one_does()
    {
        Institution.Found([_a]);
        var clause = _a.AddClause();
        var proposal = _a.Propose(clause.Id, "text");
        _a.Add(_b, "b");
        _a.Accept(clause.Id, 0, proposal.Id);
        Clause Of(Institution i) => i.State.Part<TextPart>().Clauses("main")[0];
        Assert.Equal(proposal.Id, Of(_a).Agreed(_a.Copy.Log, 0)!.Entry.Entry.Id);
        _a.Reopen(clause.Id, 0);
        _a.Accept(clause.Id, 1, proposal.Id);
        Assert.Null(Of(_a).Agreed(_a.Copy.Log, 1));
        _b.Copy = new RoomCopy(_a.Copy.Genesis, "B");
        _b.Copy.Put(_a.Copy.All);
        _b.Accept(clause.Id, 1, proposal.Id);
        Assert.NotNull(Of(_b).Agreed(_b.Copy.Log, 1));
    }

    [Fact]
    public void A_mandate_moves_by_consent_of_all()
    {
        Institution.Found([_a, _b]);
        var move = _a.Write("mandate.move/1", new JsonObject { ["side"] = "a", ["to"] = "B", ["previous"] = "" });
        _a.Write("mandate.move/1", new JsonObject { ["side"] = "x", ["to"] = "B", ["previous"] = "" });
        Assert.Equal("side-unknown", _a.Copy.Tip("A")!.WithoutEffect);
        _a.Give(_b);
        Assert.Equal("A", _b.Copy.Log.MandatesAt()["a"]);
        _b.Consent(move);
        Assert.Equal("B", _b.Copy.Log.MandatesAt()["a"]);
        _b.Consent(move);
        Assert.Equal("consented-before", _b.Copy.Tip("B")!.WithoutEffect);
        _b.Write("mandate.move/1", new JsonObject { ["side"] = "a", ["to"] = "A", ["previous"] = "" });
        Assert.Equal("mandate-moved", _b.Copy.Tip("B")!.WithoutEffect);
    }

    [Fact]
    public void Newer_rules_take_effect_by_consent_and_block_sign_off_here()
    {
        Institution.Found([_a, _b]);
        var upgrade = _a.Write("rules.upgrade/1", new JsonObject { ["rules"] = 2 });
        Assert.False(_a.State.BlocksSignOff);
        _a.Give(_b);
        _b.Consent(upgrade);
        Assert.Equal(2, _b.Copy.Log.Rules);
        Assert.True(_b.State.BlocksSignOff);
    }
}
