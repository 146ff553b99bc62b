using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SecondTrack.Dialogues;
using SecondTrack.Evidence;
using SecondTrack.Evidence.Issues;
using SecondTrack.Evidence.Notes;
using SecondTrack.Evidence.Observing;
using SecondTrack.Evidence.Stances;
using SecondTrack.Keeping;
using SecondTrack.Storage;
using SecondTrack.Tests.Storage;
using Xunit;

namespace SecondTrack.Tests.Evidence.Stances;

public class ShowStancesTests
{
    private static readonly PartialDate In2024 = PartialDate.Parse("2024-05");

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_person_s_page_holds_their_own_words_and_keeps_the_rest_apart(StoreKind kind)
    {
        await using var test = await TestStore.Open(kind);
        await using var scope = test.Seated();
        var (person, proposition) = await Somebody(scope);
        await Say(scope, person, proposition, -1, "2021", SpokenAs.Personally, "We should wait.");
        await Say(scope, person, proposition, 1, "2023-04", SpokenAs.Personally, "I have changed my mind.");
        await Say(scope, person, proposition, 2, "2024", SpokenAs.CarryingAMessage, "They would sign tomorrow.");
        Assert.True((await Get<AddOfficialLine>(scope).Run(proposition, new(LineOf.OurInstitute, null, 0, In2024, LocalText.Of("Maybe.", "也许。"), LocalText.Empty))).Done);

        var page = (await Get<ShowActor>(scope).Run(ActorKind.Person, person)).Value;
        var held = Assert.Single(Assert.Single(page.Issues).Propositions);
        Assert.Equal((1, 2), (held.Holding.Latest!.Stance, held.Holding.Moved));
        Assert.Equal(["I have changed my mind.", "We should wait."], held.Sentences.Select(s => s.Quote));
        Assert.Equal("They would sign tomorrow.", Assert.Single(page.Apart).Quote);
        Assert.Equal(1, held.OurInstitute!.Steps);
        Assert.Null(held.OwnGovernment);
        Assert.Equal([2021, 2022, 2023], page.Matrix.Years);
        Assert.Equal((2, 1), (page.Own, page.NotOwn));
        Assert.IsType<NotThere>((await Get<ShowActor>(scope).Run(ActorKind.Organisation, person)).Refusal);

        var shown = (await Get<ShowProposition>(scope).Run(proposition)).Value;
        Assert.Equal(person, Assert.Single(shown.Holders).Actor.Id);
        Assert.Equal((1, -1), (Assert.Single(shown.Marks).Stance, shown.Marks[0].From!.Value));
        Assert.Equal(3, shown.Statements.Rows.Count);
        Assert.True(Assert.Single(shown.Lines).InForce);
        Assert.Single((await Get<ListStatements>(scope).Run(new(Actor: page.Actor, Own: false), 1)).Value.Rows);
        Assert.IsType<PropositionIsUsed>((await Get<RemoveProposition>(scope).Run(proposition)).Refusal);

        var (account, elsewhere) = await test.Enrol("other", Role.Convenor);
        await using var other = test.Seated(account, elsewhere, Role.Convenor);
        Assert.IsType<NotThere>((await Get<ShowActor>(other).Run(ActorKind.Person, person)).Refusal);
        Assert.IsType<NotThere>((await Get<ShowProposition>(other).Run(proposition)).Refusal);
        await using var participant = test.Seated(test.Account, test.Compartment, Role.Participant);
        Assert.IsType<NotAllowed>((await Get<ShowActor>(participant).Run(ActorKind.Person, person)).Refusal);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Issues_are_ordered_moved_and_removed_only_when_empty(StoreKind kind)
    {
        await using var test = await TestStore.Open(kind);
        await using var scope = test.Seated();
        var one = await Issue(scope, "One");
        var two = await Issue(scope, "Two");
        var under = await Issue(scope, "Under", one);
        Assert.True((await Get<MoveIssue>(scope).Run(two, Direction.Up)).Done);
        Assert.Equal(["Two", "One", "Under"], (await Get<ShowIssues>(scope).Run()).Value.Select(i => i.Title.En!));
        Assert.IsType<IssueUnderItself>((await Get<ChangeIssue>(scope).Run(one, new(LocalText.Of("One", null), LocalText.Empty, under))).Refusal);
        Assert.IsType<IssueIsNotEmpty>((await Get<RemoveIssue>(scope).Run(one)).Refusal);
        Assert.True((await Get<RemoveIssue>(scope).Run(under)).Done);
        Assert.True((await Get<RemoveIssue>(scope).Run(one)).Done);
        Assert.IsType<IssueNeedsATitle>((await Get<AddIssue>(scope).Run(new(LocalText.Empty, LocalText.Empty, null))).Refusal);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task An_observation_of_a_part_is_found_under_the_whole_and_needs_a_witness(StoreKind kind)
    {
        await using var test = await TestStore.Open(kind);
        await using var scope = test.Seated();
        var (person, _) = await Somebody(scope);
        var west = (await Get<AddCommunity>(scope).Run(new(LocalText.Of("West", "西方"), null))).Value.Id;
        var europe = (await Get<AddCommunity>(scope).Run(new(LocalText.Of("Europe", "欧洲"), west))).Value.Id;
        var seen = new ObservationIn(europe, person, null, null, Confidence.Medium, In2024, LocalText.Of("United in words, tired in mood.", "口头团结，内心疲惫。"));
        Assert.IsType<ObservationNeedsAnObserver>((await Get<AddObservation>(scope).Run(seen with { ObserverId = null })).Refusal);
        Assert.True((await Get<AddObservation>(scope).Run(seen)).Done);
        Assert.Equal("Europe", Assert.Single((await Get<ListObservations>(scope).Run(new(CommunityId: west))).Value.Rows).Community.En);
        Assert.IsType<CommunityUnderItself>((await Get<ChangeCommunity>(scope).Run(west, new(LocalText.Of("West", null), europe))).Refusal);
        Assert.IsType<CommunityIsUsed>((await Get<RemoveCommunity>(scope).Run(europe)).Refusal);
        Assert.Equal(["西方", "欧洲"], (await Get<ShowCommunities>(scope).Run()).Value.Select(c => c.Name.Zh!));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task What_waits_is_what_nobody_did_yet(StoreKind kind)
    {
        await using var test = await TestStore.Open(kind);
        await using var scope = test.Seated();
        Assert.True((await Get<Waiting>(scope).Run()).Value.IsEmpty);
        var (person, proposition) = await Somebody(scope);
        var store = Get<Store>(scope);
        store.Add(SourceOf(scope, "2024"));
        Assert.True((await store.Save(new("Source", "来源"))).Done);
        Assert.True((await Get<ChangeProposition>(scope).Run(proposition, new((await store.Set<Proposition>().SingleAsync()).IssueId, LocalText.Of("Only English.", null), LocalText.Empty, -1))).Done);
        var waiting = (await Get<Waiting>(scope).Run()).Value;
        Assert.Equal((1, 1, false), (waiting.SourcesToCode, waiting.PropositionsToTranslate, waiting.IsEmpty));

        var note = (await Get<AddNote>(scope).Run(NoteAbout.Person, person, "Ask about the hotline.")).Value.Id;
        var (account, _) = await test.Enrol("scholar", Role.Scholar);
        await using var scholar = test.Seated(account, test.Compartment, Role.Scholar);
        Assert.IsType<NoteIsAnothers>((await Get<ChangeNote>(scholar).Run(note, "x")).Refusal);
        Assert.Equal("Ask about the hotline.", Assert.Single((await Get<ListNotes>(scholar).Run(NoteAbout.Person, person)).Value).Text);
    }

    private static T Get<T>(AsyncServiceScope scope)
        where T : notnull => scope.ServiceProvider.GetRequiredService<T>();

    private static async Task<Guid> Issue(AsyncServiceScope scope, string title, Guid? under = null) =>
        (await Get<AddIssue>(scope).Run(new(LocalText.Of(title, null), LocalText.Empty, under))).Value.Id;

    private static async Task<(Guid Person, Guid Proposition)> Somebody(AsyncServiceScope scope)
    {
        var (store, chance, seat) = (Get<Store>(scope), Get<Chance>(scope), Get<Seat>(scope));
        var person = new Person { Id = chance.NewId(), CompartmentId = seat.CompartmentId, PersonKey = chance.NewId(), SortKey = "a", Content = new(LocalText.Of("An Author", "作者"), [], LocalText.Empty) };
        store.Add(person);
        Assert.True((await store.Save(new("Person", "人物"))).Done);
        var issue = await Issue(scope, "Limits");
        return (person.Id, (await Get<AddProposition>(scope).Run(new(issue, LocalText.Of("There should be limits.", "应当设限。"), LocalText.Empty, 1))).Value.Id);
    }

    private static Source SourceOf(AsyncServiceScope scope, string date) => new()
    {
        Id = Get<Chance>(scope).NewId(), CompartmentId = Get<Seat>(scope).CompartmentId, IsPublic = true, LanguageTag = "en", Date = PartialDate.Parse(date),
        DateKey = PartialDate.Parse(date).SortKey, Content = new(LocalText.Of("A source", null), "", LocalText.Empty),
    };

    private static async Task Say(AsyncServiceScope scope, Guid person, Guid proposition, int? stance, string date, SpokenAs spokenAs, string quote)
    {
        var (store, chance, seat) = (Get<Store>(scope), Get<Chance>(scope), Get<Seat>(scope));
        var source = SourceOf(scope, date);
        var text = new SourceText { Id = chance.NewId(), CompartmentId = seat.CompartmentId, SourceId = source.Id, Number = 1, Length = quote.Length, Content = new(quote, "", []) };
        var passage = new Passage { Id = chance.NewId(), CompartmentId = seat.CompartmentId, SourceId = source.Id, SourceTextId = text.Id, Start = 0, End = quote.Length, Content = new(quote, "", "", "") };
        store.AddRange(source, text, passage, new Statement
        {
            Id = chance.NewId(), CompartmentId = seat.CompartmentId, PassageId = passage.Id, SourceId = source.Id, ActorKind = ActorKind.Person, ActorId = person,
            PropositionId = proposition, Stance = stance, Date = source.Date, DateKey = source.DateKey, SpokenAs = spokenAs, CoderId = seat.AccountId, Content = new(LocalText.Empty),
        });
        Assert.True((await store.Save(new("Said", "已说"))).Done);
    }
}
