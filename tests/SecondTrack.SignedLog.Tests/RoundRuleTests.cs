using SecondTrack.SignedLog.Fold;
using Xunit;

namespace SecondTrack.SignedLog.Tests;

public class RoundRuleTests
{
    private readonly Institution _a = new("A", new Random(1));
    private readonly Institution _b = new("B", new Random(2));

    public RoundRuleTests() => Institution.Found([_a, _b]);

    private static Clause Of(Institution who) => who.State.Part<TextPart>().Clauses("main")[0];

    private static string? Why(Institution who) => who.State.WithoutEffect.FirstOrDefault(w => w.Entry == who.Copy.Tip(who.Id)).Why;

    [Fact]
    public void Proposals_that_did_not_know_of_each_other_stand_in_a_bracket_and_are_not_blended()
    {
        var clause = _a.AddClause();
        _a.Give(_b);
        var mine = _a.Propose(clause.Id, "shall");
        _b.Propose(clause.Id, "may");
        _b.Give(_a);
        Assert.Equal(2, Of(_a).Live.Count);
        Assert.Equal("[a: shall | b: may]", ReadText.Of(_a.Copy, "main", h => _a.Blobs.GetValueOrDefault(h)).Single().Wordings["en"]);
        _a.Propose(clause.Id, "may", [.. Of(_a).Live.Select(p => p.Entry.Entry.Id)]);
        Assert.Equal("may", ReadText.Of(_a.Copy, "main", h => _a.Blobs.GetValueOrDefault(h)).Single().Wordings["en"]);
        Assert.Single(Of(_a).Live);
        _b.Propose(clause.Id, "might", mine.Id);
        Assert.Equal("proposal-unknown", Why(_b));
    }

    [Fact]
    public void Identical_words_of_both_are_one_wording_and_need_both_accepts_of_one_proposal()
    {
        var clause = _a.AddClause();
        _a.Give(_b);
        var mine = _a.Propose(clause.Id, "same");
        var theirs = _b.Propose(clause.Id, "same");
        _b.Give(_a);
        Assert.Equal("same", ReadText.Of(_a.Copy, "main", h => _a.Blobs.GetValueOrDefault(h)).Single().Wordings["en"]);
        _a.Accept(clause.Id, 0, mine.Id);
        _a.Give(_b);
        _b.Accept(clause.Id, 0, theirs.Id);
        _b.Give(_a);
        Assert.Null(Of(_a).Agreed(_a.Copy.Log, 0));
        _b.Accept(clause.Id, 0, mine.Id);
        Assert.Equal("accepted-before", Why(_b));
    }

    [Fact]
    public void Only_the_first_accept_of_a_round_counts_and_a_reopen_ends_it()
    {
        var clause = _a.AddClause();
        var proposal = _a.Propose(clause.Id, "text");
        _a.Accept(clause.Id, 1, proposal.Id);
        Assert.Equal("round-not-open", Why(_a));
        _a.Accept(clause.Id, 0, proposal.Id);
        _a.Give(_b);
        _b.Reopen(clause.Id, 0);
        _b.Accept(clause.Id, 0, proposal.Id);
        Assert.Equal("round-closed", Why(_b));
        Assert.Null(Of(_b).Agreed(_b.Copy.Log, 0));
        _b.Accept(clause.Id, 1, proposal.Id);
        _b.Give(_a);
        _a.Accept(clause.Id, 1, proposal.Id);
        Assert.NotNull(Of(_a).Agreed(_a.Copy.Log, 1));
        _a.Reopen(clause.Id, 5);
        Assert.Equal("round-not-open", Why(_a));
    }

    [Fact]
    public void A_reopen_that_crosses_an_accept_does_not_undo_the_agreement()
    {
        var clause = _a.AddClause();
        var proposal = _a.Propose(clause.Id, "text");
        _a.Accept(clause.Id, 0, proposal.Id);
        _a.Give(_b);
        _a.Reopen(clause.Id, 0);
        _b.Accept(clause.Id, 0, proposal.Id);
        _a.Give(_b);
        _b.Give(_a);
        Assert.NotNull(Of(_a).Agreed(_a.Copy.Log, 0));
        Assert.Equal(1, Of(_a).Round);
        Assert.Null(_a.State.Part<TextPart>().TextHash(_a.Copy.Log, "main"));
    }

    [Fact]
    public void Three_branches_of_one_place_are_three()
    {
        var before = _a.Copy.All.ToArray();
        var entries = Enumerable.Range(0, 3).Select(_ =>
        {
            _a.Copy = new RoomCopy(_a.Copy.Genesis, "A");
            _a.Copy.Put(before);
            return new[] { _a.Point(), _a.Point() };
        }).ToArray();
        var log = RoomLog.Of(_a.Copy.Genesis, entries.SelectMany(e => e));
        for (var i = 0; i < 3; i++)
            for (var j = 0; j < 3; j++)
                Assert.Equal(i == j, log.Find(entries[i][0].Id)!.IsBefore(log.Find(entries[j][1].Id)!));
        Assert.Equal(3, Assert.Single(log.Forks).Entries.Count);
    }

    [Fact]
    public void Nobody_speaks_for_a_side_without_its_mandate_or_of_a_clause_it_has_not_received()
    {
        var clause = _a.AddClause();
        _b.Propose(clause.Id, "early");
        Assert.Equal("clause-unknown", Why(_b));
        _a.Write("text.propose/1", new() { ["clause"] = clause.Id, ["side"] = "b", ["supersedes"] = new System.Text.Json.Nodes.JsonArray(), ["lang"] = new System.Text.Json.Nodes.JsonObject() });
        Assert.Equal("no-mandate", Why(_a));
        _a.Write("text.reopen/1", new() { ["clause"] = clause.Id, ["side"] = "b", ["round"] = 0 });
        Assert.Equal("no-mandate", Why(_a));
        _a.Write("clause.add/1", new() { ["document"] = "other", ["after"] = clause.Id });
        Assert.Equal("clause-unknown", Why(_a));
        foreach (var type in new[] { "clause.add/1", "text.propose/1", "text.accept/1", "text.reopen/1", "signoff/1", "agenda.item/1", "point/1", "vote.open/1", "vote.commit/1", "vote.reveal/1", "key.rotate/1", "key.box/1", "party.add/1", "mandate.move/1", "rules.upgrade/1", "room.accept/1" })
        {
            _a.Write(type, new() { ["more"] = 1 });
            Assert.Equal("act-malformed", Why(_a));
        }
    }

    [Fact]
    public void A_sign_off_holds_for_the_text_at_its_cut_and_for_no_other()
    {
        var clause = _a.AddClause();
        var gone = _a.AddClause(clause.Id);
        var (text, none) = (_a.Propose(clause.Id, "text"), _a.Propose(gone.Id, ""));
        foreach (var (c, p) in new[] { (clause, text), (gone, none) }) _a.Accept(c.Id, 0, p.Id);
        _a.Give(_b);
        foreach (var (c, p) in new[] { (clause, text), (gone, none) }) _b.Accept(c.Id, 0, p.Id);
        _b.Give(_a);
        _a.SignOff(erase: false);
        Assert.Empty(_a.State.Part<TextPart>().SignedBy(_a.Copy.Log, "main"));
        _a.Give(_b);
        _b.SignOff();
        var (hash, signOffs) = Assert.Single(_b.State.Part<TextPart>().SignedBy(_b.Copy.Log, "main"));
        Assert.Equal(2, signOffs.Count);
        Assert.Equal(71, Hash.Digits(hash).Length);
        // One did not consent to erasing.
        Assert.Empty(_b.State.Erased);
        _b.Write("signoff/1", new() { ["document"] = "main", ["side"] = "b", ["erase"] = true, ["textHash"] = new string('0', 64), ["heads"] = new System.Text.Json.Nodes.JsonObject() });
        Assert.Equal("text-differs", Why(_b));
        _b.Write("signoff/1", new() { ["document"] = "main", ["side"] = "b", ["erase"] = true, ["textHash"] = hash, ["heads"] = new System.Text.Json.Nodes.JsonObject { ["A"] = new System.Text.Json.Nodes.JsonArray(1, new string('0', 64)) } });
        Assert.Equal("heads-unknown", Why(_b));
    }
}
