using System.Text;
using System.Text.Json.Nodes;
using SecondTrack.SignedLog.Fold;
using Xunit;

namespace SecondTrack.SignedLog.Tests;

public class BundleTests
{
    private readonly Institution _a = new("A", new Random(1));
    private readonly Institution _b = new("B", new Random(2));
    private readonly Institution _c = new("C", new Random(3));

    public BundleTests() => Institution.Found([_a, _b, _c]);

    [Fact]
    public void A_bundle_wrapped_again_for_a_third_is_refused()
    {
        _a.Point();
        // B hands A's bundle on to C as if it were for C.
        Assert.Equal("other-recipient", _c.Take(_a.Bundled(_b.Box.Public))!.Code);
    }

    [Fact]
    public void A_note_signed_by_nobody_of_the_room_is_refused()
    {
        _a.Point();
        _a.Signing = new SigningKey(_a.Bytes(32));
        Assert.Equal("note-signer-unknown", _b.Take(_a.Bundled(_b.Box.Public, []))!.Code);
    }

    [Fact]
    public void Words_that_no_entry_names_are_refused()
    {
        using var to = new MemoryStream();
        Bundle.Write(to, _a.Copy.Note(_a.Signing, _b.Box.Public, 1, 1), _a.Copy.Genesis, [], [new byte[20]]);
        Assert.Equal("blob-unknown", _b.Take(to.ToArray())!.Code);
    }

    [Fact]
    public void Another_room_is_another_room()
    {
        var (d, e) = (new Institution("A", new Random(7)), new Institution("B", new Random(8)));
        Institution.Found([d, e]);
        Assert.Equal("other-room", _b.Take(d.Bundled(_b.Box.Public))!.Code);
        var foreign = d.Point();
        Assert.Equal("other-room", Assert.Single(RoomLog.Of(_a.Copy.Genesis, [foreign]).Invalid).Problem.Code);
    }

    [Fact]
    public void Giant_lines_and_bundles_end_in_a_limit_and_not_in_memory()
    {
        var before = GC.GetTotalAllocatedBytes();
        Assert.Equal("line-too-long", Bundle.Read(new Endless((byte)'[')).Problem!.Code);
        Assert.True(GC.GetTotalAllocatedBytes() - before < 256L * 1024 * 1024);
        Assert.Null(Bundle.Read(new MemoryStream([.. Enumerable.Repeat((byte)'[', 100_000), (byte)'\n'])).Bundle);
        Assert.Equal("note-malformed", Bundle.Read(new MemoryStream()).Problem!.Code);
    }

    [Fact]
    public void Entries_beyond_the_limits_are_none()
    {
        Assert.Equal("entry-too-large", Entry.Read(new byte[Entry.MaxHeader + 1], [], new byte[64]).Problem!.Code);
        Assert.Equal("entry-too-large", Entry.Read([], new byte[Entry.MaxAct + 1], new byte[64]).Problem!.Code);
        Assert.Equal("signature-malformed", Entry.Read([], [], new byte[63]).Problem!.Code);
        Assert.Equal("header-not-canonical", Entry.Read([], [], new byte[64]).Problem!.Code);
        Assert.Throws<ArgumentException>(() => _a.Sign("Point", []));
    }

    [Theory]
    [InlineData("v", 2, "envelope-unknown")]
    [InlineData("seq", 0, "header-malformed")]
    [InlineData("seq", 2, "header-malformed")]
    [InlineData("more", 1, "header-malformed")]
    [InlineData("size", 3, "body-mismatch")]
    [InlineData("party", "not a name", "header-malformed")]
    [InlineData("type", "point", "header-malformed")]
    [InlineData("time", -1, "header-malformed")]
    [InlineData("room", "x", "header-malformed")]
    public void A_header_that_says_something_else_is_none(string member, object value, string code)
    {
        var entry = _a.Sign("point/1", new JsonObject { ["lang"] = _a.Words("x", "x") });
        var header = JsonNode.Parse(entry.Header)!.AsObject();
        header[member] = value is int number ? number : (string)value;
        Assert.Equal(code, Entry.Read(Canonical.Write(header), entry.Body, entry.Signature).Problem!.Code);
    }

    [Theory]
    [InlineData("{\"salt\":\"00\"}")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("{\"lang\":{\"en\":\"x\"},\"salt\":\"00000000000000000000000000000000\"}")]
    [InlineData("{\"files\":[\"x\"],\"salt\":\"00000000000000000000000000000000\"}")]
    [InlineData("{ \"salt\":\"00000000000000000000000000000000\"}")]
    public void An_act_without_its_frozen_part_is_none(string act)
    {
        var entry = _a.Sign("point/1", []);
        var header = JsonNode.Parse(entry.Header)!.AsObject();
        var body = Encoding.UTF8.GetBytes(act);
        (header["body"], header["size"]) = (Hash.Hex(body), body.Length);
        Assert.Equal("body-malformed", Entry.Read(Canonical.Write(header), body, entry.Signature).Problem!.Code);
    }

    [Fact]
    public void A_link_to_something_else_than_it_says_is_invalid_and_so_is_what_rests_on_it()
    {
        var (one, two) = (_a.Point(), _b.Point());
        Entry By(Institution who, Head previous, params (string, Head)[] seen) => Entry.Sign(who.Signing, _a.Copy.Genesis.Room, who.Id, previous, seen, "point/1", 1, new JsonObject { ["lang"] = who.Words("x", "x") }, who.Random.NextBytes);
        string Why(params Entry[] more) => RoomLog.Of(_a.Copy.Genesis, [one, two, .. more]).Invalid.Single(i => i.Entry.Id == more[^1].Id).Problem.Code;
        Assert.Equal("link-wrong", Why(By(_a, new Head(1, two.Id))));
        Assert.Equal("link-wrong", Why(By(_a, new Head(1, one.Id), ("B", new Head(2, two.Id)))));
        Assert.Equal("link-wrong", Why(By(_a, new Head(1, one.Id), ("C", new Head(1, two.Id)))));
        var bad = By(_a, new Head(1, two.Id));
        Assert.Equal("rests-on-invalid", Why(bad, By(_a, new Head(bad.Seq, bad.Id))));
        Assert.Equal("rests-on-invalid", Why(bad, By(_c, new Head(0, ""), ("A", new Head(bad.Seq, bad.Id)))));
        // Whoever has seen a party has seen it for good.
        var saw = By(_a, new Head(1, one.Id), ("B", new Head(1, two.Id)));
        Assert.Equal("seen-goes-back", Why(saw, By(_a, new Head(2, saw.Id))));
        var later = By(_b, new Head(1, two.Id));
        var sawLater = By(_a, new Head(1, one.Id), ("B", new Head(2, later.Id)));
        Assert.Equal("seen-goes-back", Why(later, sawLater, By(_a, new Head(2, sawLater.Id), ("B", new Head(1, two.Id)))));
        // A signature of another entry.
        Assert.Equal("signature-wrong", Why(Entry.Read(saw.Header, saw.Body, one.Signature).Entry!));
    }

    [Fact]
    public void Nobody_votes_second_with_knowledge()
    {
        var bands = JsonNode.Parse("""{"a":{"p1":"shared"}}""")!;
        var salt = new string('1', 32);
        var hash = VotePart.Commitment(Convert.FromHexString(salt), bands);
        JsonObject Commit(Entry vote) => new() { ["vote"] = vote.Id, ["bands"] = hash, ["counts"] = hash };
        JsonObject Reveal(Entry vote, bool counts = false)
        {
            var act = new JsonObject { ["vote"] = vote.Id, ["bandsSalt"] = salt, ["bands"] = bands.DeepClone() };
            if (counts) (act["countsSalt"], act["counts"]) = (salt, bands.DeepClone());
            return act;
        }
        string? Why(Institution who) => who.State.WithoutEffect.FirstOrDefault(w => w.Entry == who.Copy.Tip(who.Id)).Why;
        void All() { _a.Give(_b, _c); _b.Give(_a, _c); _c.Give(_a, _b); }

        var vote = _a.Write("vote.open/1", new JsonObject { ["lang"] = _a.Words("Propositions", "命题"), ["counts"] = true });
        All();
        _b.Consent(vote);
        _c.Consent(vote);
        All();
        _a.Consent(vote);
        _a.Write("vote.commit/1", Commit(vote));
        _a.Write("vote.reveal/1", Reveal(vote));
        Assert.Equal("not-all-committed", Why(_a));
        _a.Write("vote.commit/1", Commit(vote));
        Assert.Equal("committed-before", Why(_a));
        All();
        _b.Write("vote.commit/1", Commit(vote));
        _c.Write("vote.commit/1", Commit(vote));
        All();
        var wrong = Reveal(vote);
        wrong["bandsSalt"] = new string('2', 32);
        _a.Write("vote.reveal/1", wrong);
        Assert.Equal("commitment-differs", Why(_a));
        _a.Write("vote.reveal/1", Reveal(vote, counts: true));
        Assert.Null(Why(_a));
        _a.Write("vote.reveal/1", Reveal(vote));
        Assert.Equal("revealed-before", Why(_a));
        _b.Write("vote.reveal/1", new JsonObject { ["vote"] = vote.Id, ["bandsSalt"] = salt, ["bands"] = JsonNode.Parse("""{"a":{"p1":"0.7"}}""") });
        Assert.Equal("act-malformed", Why(_b));
        All();
        var one = Assert.Single(_c.State.Part<VotePart>().Votes);
        Assert.True(one.MayCount);
        Assert.Equal(["A"], one.Revealed.Keys);
        Assert.Equal(_a.State.Hash, _c.State.Hash);
        _c.Write("vote.commit/1", Commit(_c.Point()));
        Assert.Equal("vote-unknown", Why(_c));
    }

    [Fact]
    public void Counts_need_everybodys_consent_before_the_first_commitment()
    {
        var (one, two) = (new Institution("A", new Random(11)), new Institution("B", new Random(12)));
        Institution.Found([one, two]);
        var bands = new JsonObject { ["a"] = new JsonObject { ["p"] = "few" } };
        var salt = new string('1', 32);
        var hash = VotePart.Commitment(Convert.FromHexString(salt), bands);
        var vote = one.Write("vote.open/1", new JsonObject { ["lang"] = new JsonObject(), ["counts"] = true });
        one.Consent(vote);
        one.Write("vote.commit/1", new JsonObject { ["vote"] = vote.Id, ["bands"] = hash, ["counts"] = hash });
        one.Give(two);
        two.Consent(vote);
        two.Write("vote.commit/1", new JsonObject { ["vote"] = vote.Id, ["bands"] = hash, ["counts"] = hash });
        two.Write("vote.reveal/1", new JsonObject { ["vote"] = vote.Id, ["bandsSalt"] = salt, ["bands"] = bands.DeepClone(), ["countsSalt"] = salt, ["counts"] = bands.DeepClone() });
        Assert.Equal("counts-not-consented", two.State.WithoutEffect.Single().Why);
    }

    private sealed class Endless(byte value) : Stream
    {
        public override int Read(byte[] buffer, int offset, int count)
        {
            buffer.AsSpan(offset, count).Fill(value);
            return count;
        }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => 0; set => throw new NotSupportedException(); }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
