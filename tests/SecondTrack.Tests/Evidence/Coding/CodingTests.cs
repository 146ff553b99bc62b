using Microsoft.EntityFrameworkCore;
using SecondTrack.Dialogues;
using SecondTrack.Evidence;
using SecondTrack.Evidence.Coding;
using SecondTrack.Evidence.Sources;
using SecondTrack.Keeping;
using SecondTrack.Storage;
using SecondTrack.Tests.Storage;
using Xunit;

namespace SecondTrack.Tests.Evidence.Coding;

public class CodingTests
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_statement_stands_on_exactly_the_words_selected(StoreKind kind)
    {
        await using var bench = await EvidenceBench.Open(kind);
        var source = await bench.Add();
        var coded = await bench.Code(await bench.Quote(source, "双方应当保持克制"), bench.Says(-1));
        var passage = await bench.Read(s => s.Set<Passage>().SingleAsync(p => p.Id == coded.Value.PassageId));
        Assert.Equal("双方应当保持克制", passage.Content.Quote);
        Assert.True(QuotePassage.AnchorOf(passage).Fits((await bench.Text(source)).Content.Text));
        var statement = await bench.Read(s => s.Set<Statement>().SingleAsync(x => x.Id == coded.Value.Id));
        Assert.Equal((bench.Person, bench.Proposition, -1, 20240501, bench.Test.Account),
            (statement.ActorId, statement.PropositionId, statement.Stance, statement.DateKey, statement.CoderId));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Undo_takes_statement_passage_and_new_names_together(StoreKind kind)
    {
        await using var bench = await EvidenceBench.Open(kind);
        var source = await bench.Add();
        var input = new StatementIn(new(ActorKind.Person, null) { NewName = "欧阳明" }, new(null) { NewClaim = "热线应当建立" }, 1);
        var coded = await bench.Do<CodeStatement, Outcome<StatementCoded>>(
            async c => await c.Run(await bench.Quote(source, "避免误判"), input), language: Language.Chinese);
        var person = await bench.Read(s => s.Set<Person>().SingleAsync(p => p.Id != bench.Person));
        Assert.Equal(("欧阳明", "ou yang ming"), (person.Content.Name.Zh, person.SortKey));
        var proposition = await bench.Read(s => s.Set<Proposition>().SingleAsync(p => p.Id != bench.Proposition));
        Assert.Equal("热线应当建立", proposition.Content.Claim.Zh);
        Assert.Equal("待归类", (await bench.Read(s => s.Set<Issue>().SingleAsync(i => i.Id == proposition.IssueId))).Content.Title.Zh);
        Assert.True((await bench.Undo(coded.Value.Change)).Done);
        Assert.Equal((0, 0, 1, 1), await bench.Read(async s =>
            (await s.Set<Statement>().CountAsync(), await s.Set<Passage>().CountAsync(), await s.Set<Person>().CountAsync(), await s.Set<Proposition>().CountAsync())));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_second_unsorted_proposition_waits_beside_the_first(StoreKind kind)
    {
        await using var bench = await EvidenceBench.Open(kind);
        var source = await bench.Add();
        foreach (var claim in new[] { "First", "Second" })
            Assert.True((await bench.Code(await bench.Quote(source, "避免误判"), bench.Says() with { Proposition = new(null) { NewClaim = claim } })).Done);
        var made = await bench.Read(s => s.Set<Proposition>().Where(p => p.Id != bench.Proposition).OrderBy(p => p.Ordinal).ToListAsync());
        Assert.Equal([1, 2], made.Select(p => p.Ordinal));
        Assert.Single(made.Select(p => p.IssueId).Distinct());
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task The_same_words_twice_are_one_passage(StoreKind kind)
    {
        await using var bench = await EvidenceBench.Open(kind);
        var source = await bench.Add();
        var quote = await bench.Quote(source, "避免误判");
        var marked = await bench.Do<QuotePassage, Outcome<(Guid Passage, Guid? Change)>>(q => q.Run(quote));
        Assert.NotNull(marked.Value.Change);
        var coded = await bench.Code(quote, bench.Says());
        Assert.Equal(marked.Value.Passage, coded.Value.PassageId);
        Assert.Equal((marked.Value.Passage, null), (await bench.Do<QuotePassage, Outcome<(Guid Passage, Guid? Change)>>(q => q.Run(quote))).Value);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task White_space_dragged_along_is_no_part_of_the_quote(StoreKind kind)
    {
        await using var bench = await EvidenceBench.Open(kind);
        var source = await bench.Add("One 𠮷.\nTwo.");
        var text = await bench.Text(source);
        var marked = await bench.Do<QuotePassage, Outcome<(Guid Passage, Guid? Change)>>(q => q.Run(new(text.Id, 3, 8, " 𠮷.\n\n")));
        Assert.Equal((4, 6), await bench.Read(async s => (await s.Set<Passage>().Select(p => new { p.Id, p.Start, p.End }).SingleAsync(p => p.Id == marked.Value.Passage)) is var p ? (p.Start, p.End) : default));
        Assert.IsType<NothingIsQuoted>((await bench.Do<QuotePassage, Outcome<(Guid Passage, Guid? Change)>>(q => q.Run(new(text.Id, 6, 8, "\n\n")))).Refusal);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Words_that_do_not_stand_there_are_refused(StoreKind kind)
    {
        await using var bench = await EvidenceBench.Open(kind);
        var source = await bench.Add();
        var quote = await bench.Quote(source, "避免误判");
        Assert.IsType<QuoteDoesNotStandThere>((await bench.Code(quote with { Start = quote.Start + 1, End = quote.End + 1 }, bench.Says())).Refusal);
        Assert.IsType<NothingIsQuoted>((await bench.Code(quote with { End = 9000 }, bench.Says())).Refusal);
        Assert.IsType<NotThere>((await bench.Code(quote with { SourceTextId = EvidenceBench.Id() }, bench.Says())).Refusal);
        Assert.False(await bench.Read(s => s.Set<Passage>().AnyAsync()));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Under_the_Chatham_House_Rule_only_a_side_or_community_is_named(StoreKind kind)
    {
        await using var bench = await EvidenceBench.Open(kind);
        var source = await bench.Add(facts: new() { Title = LocalText.Of("Points", "要点"), Kind = SourceKind.SessionRecord, IsPublic = false, GroundRule = GroundRule.ChathamHouse, Byline = "孙文海" });
        Assert.False(await bench.Read(s => s.Set<SourcePerson>().AnyAsync()));
        var quote = await bench.Quote(source, "避免误判");
        Assert.IsType<RuleForbidsTheName>((await bench.Code(quote, bench.Says())).Refusal);
        Assert.IsType<RuleForbidsTheName>((await bench.Code(quote, bench.Says() with { Actor = new(ActorKind.Person, null) { NewName = "New" } })).Refusal);
        var community = await bench.Read(async s =>
        {
            var row = new Community { Id = EvidenceBench.Id(), CompartmentId = bench.Test.Compartment, Content = new(LocalText.Of("Business", "工商界")) };
            s.Add(row);
            Assert.True((await s.Save(new("Set up", "准备"))).Done);
            return row.Id;
        });
        Assert.True((await bench.Code(quote, bench.Says() with { Actor = new(ActorKind.Community, community) })).Done);
        Assert.Equal(1, await bench.Read(s => s.Set<Person>().CountAsync()));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_rule_is_not_tightened_over_statements_that_name_somebody(StoreKind kind)
    {
        await using var bench = await EvidenceBench.Open(kind);
        var source = await bench.Add();
        await bench.Code(await bench.Quote(source, "避免误判"), bench.Says());
        var facts = new SourceIn { Title = LocalText.Of("T", null), IsPublic = false, GroundRule = GroundRule.ChathamHouse };
        Assert.Equal(1, Assert.IsType<StatementsNameSomebody>((await bench.Do<DescribeSource, Outcome<Guid>>(d => d.Run(source, facts))).Refusal).Count);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_statement_needs_somebody_something_and_a_stance_in_range(StoreKind kind)
    {
        await using var bench = await EvidenceBench.Open(kind);
        var quote = await bench.Quote(await bench.Add(), "避免误判");
        Assert.IsType<WhoHoldsIt>((await bench.Code(quote, bench.Says() with { Actor = new(ActorKind.Organisation, bench.Person) })).Refusal);
        Assert.IsType<WhoHoldsIt>((await bench.Code(quote, bench.Says() with { Actor = new(ActorKind.Person, null) { NewName = " " } })).Refusal);
        Assert.IsType<OnWhichProposition>((await bench.Code(quote, bench.Says() with { Proposition = new(EvidenceBench.Id()) })).Refusal);
        Assert.IsType<OnWhichProposition>((await bench.Code(quote, bench.Says() with { Proposition = new(null) })).Refusal);
        Assert.IsType<StanceIsOutside>((await bench.Code(quote, bench.Says(3))).Refusal);
        Assert.IsType<CoderIsNotOfUs>((await bench.Code(quote, bench.Says() with { CoderId = EvidenceBench.Id() })).Refusal);
        Assert.Null((await bench.Read(async s => await s.Set<Statement>().SingleOrDefaultAsync()))?.Id);
        Assert.True((await bench.Code(quote, bench.Says(null))).Done);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_statement_is_changed_removed_and_both_are_undone(StoreKind kind)
    {
        await using var bench = await EvidenceBench.Open(kind);
        var coded = (await bench.Code(await bench.Quote(await bench.Add(), "避免误判"), bench.Says(2))).Value;
        var changed = await bench.Do<ChangeStatement, Outcome<StatementCoded>>(c => c.Run(coded.Id, bench.Says(-2) with { SpokenAs = SpokenAs.FloatingAnIdea }));
        Assert.Equal((-2, SpokenAs.FloatingAnIdea), await Stance());
        Assert.True((await bench.Undo(changed.Value.Change)).Done);
        Assert.Equal((2, SpokenAs.Personally), await Stance());
        Assert.IsType<PassageCarriesStatements>((await bench.Do<RemovePassage, Outcome<(Guid Source, Guid Change)>>(r => r.Run(coded.PassageId))).Refusal);
        var removed = await bench.Do<RemoveStatement, Outcome<StatementCoded>>(r => r.Run(coded.Id));
        var unmarked = await bench.Do<RemovePassage, Outcome<(Guid Source, Guid Change)>>(r => r.Run(coded.PassageId));
        Assert.True((await bench.Undo(unmarked.Value.Change)).Done);
        Assert.True((await bench.Undo(removed.Value.Change)).Done);
        Assert.Equal((2, SpokenAs.Personally), await Stance());

        Task<(int?, SpokenAs)> Stance() => bench.Read(async s => await s.Set<Statement>().SingleAsync(x => x.Id == coded.Id) is var x ? (x.Stance, x.SpokenAs) : default);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_passage_stays_with_its_text_until_somebody_takes_it_over(StoreKind kind)
    {
        await using var bench = await EvidenceBench.Open(kind);
        var source = await bench.Add();
        var fits = (await bench.Code(await bench.Quote(source, "避免误判"), bench.Says())).Value;
        var lost = (await bench.Code(await bench.Quote(source, "不能只谈分歧"), bench.Says())).Value;
        Assert.True((await bench.Do<KeepParagraph, Outcome<Guid>>(k => k.Run(source, 1, 2, keep: false))).Done);
        var first = await bench.Text(source);
        Assert.All(await bench.Read(s => s.Set<Passage>().ToListAsync()), p => Assert.Equal(first.Id, p.SourceTextId));

        var moved = await bench.Do<MovePassage, Outcome<(Guid Source, Guid Passage, Guid Change)>>(m => m.Run(fits.PassageId));
        var passage = await bench.Read(s => s.Set<Passage>().SingleAsync(p => p.Id == moved.Value.Passage));
        Assert.True(QuotePassage.AnchorOf(passage).Fits((await bench.Text(source, 2)).Content.Text));
        Assert.Equal(passage.Id, (await bench.Read(s => s.Set<Statement>().SingleAsync(x => x.Id == fits.Id))).PassageId);
        Assert.IsType<PassageIsLost>((await bench.Do<MovePassage, Outcome<(Guid Source, Guid Passage, Guid Change)>>(m => m.Run(lost.PassageId))).Refusal);
        Assert.IsType<PassageIsLost>((await bench.Do<MovePassage, Outcome<(Guid Source, Guid Passage, Guid Change)>>(m => m.Run(passage.Id))).Refusal);

        Assert.True((await bench.Undo(moved.Value.Change)).Done);
        Assert.Equal(fits.PassageId, (await bench.Read(s => s.Set<Statement>().SingleAsync(x => x.Id == fits.Id))).PassageId);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Nothing_of_another_compartment_can_be_coded(StoreKind kind)
    {
        await using var bench = await EvidenceBench.Open(kind);
        var quote = await bench.Quote(await bench.Add(), "避免误判");
        var (account, compartment) = await bench.Test.Enrol("stranger", Role.Convenor);
        await using var scope = bench.Test.Seated(account, compartment, Role.Convenor);
        var code = (CodeStatement)scope.ServiceProvider.GetService(typeof(CodeStatement))!;
        Assert.IsType<NotThere>((await code.Run(quote, bench.Says())).Refusal);
    }
}
