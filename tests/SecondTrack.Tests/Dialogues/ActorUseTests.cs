using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SecondTrack.Dialogues.Convening;
using SecondTrack.Dialogues.People;
using SecondTrack.Evidence;
using SecondTrack.Keeping;
using SecondTrack.Storage;
using SecondTrack.Tests.Storage;
using Xunit;
using static SecondTrack.Tests.Dialogues.Table;

namespace SecondTrack.Tests.Dialogues;

/// <summary>A statement names its actor by an id that no key of the store watches over.</summary>
public class ActorUseTests
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Whoever_a_statement_names_is_not_removed_and_takes_it_along_into_a_merge(StoreKind kind)
    {
        await using var table = await Open(kind);
        var (stays, goes, unsaid) = (await table.Person("Ada North"), await table.Person("A. North"), await table.Person("Ben South"));
        var organisation = await table.Organisation("Institute");
        var side = await table.Side(await table.Series());
        var statements = new List<Guid>();
        foreach (var (actor, what) in new[] { (goes, ActorKind.Person), (organisation, ActorKind.Organisation), (side, ActorKind.Side) }) statements.Add(await Say(table, actor, what));

        Assert.IsType<StillReferredTo>((await table.With((RemovePerson o) => o.Run(goes))).Refusal);
        Assert.IsType<StillReferredTo>((await table.With((RemoveOrganisation o) => o.Run(organisation))).Refusal);
        Assert.IsType<StillReferredTo>((await table.With((RemoveSide o) => o.Run(side))).Refusal);
        Assert.True((await table.With((RemovePerson o) => o.Run(unsaid))).Done);

        var merged = await table.With((MergePersons o) => o.Run(stays, goes));
        Assert.Equal(stays, await ActorOf(table, statements[0]));
        await table.Undo(merged.Value);
        Assert.Equal(goes, await ActorOf(table, statements[0]));
        Assert.Equal(organisation, await ActorOf(table, statements[1]));
    }

    private static async Task<Guid> ActorOf(Table table, Guid statement) =>
        await table.With((Store s) => s.Set<Statement>().Where(x => x.Id == statement).Select(x => x.ActorId).SingleAsync());

    private static async Task<Guid> Say(Table table, Guid actor, ActorKind kind)
    {
        await using var scope = table.Store.Seated();
        var store = scope.ServiceProvider.GetRequiredService<Store>();
        Guid Id() => Chance.Secure.NewId();
        var (source, text, passage, issue, proposition) = (Id(), Id(), Id(), Id(), Id());
        var within = table.Store.Compartment;
        var statement = new Statement
        {
            Id = Id(), CompartmentId = within, SourceId = source, PassageId = passage, PropositionId = proposition, ActorKind = kind, ActorId = actor, Stance = 1,
            Content = new StatementContent(Nothing),
        };
        store.AddRange(
            new Source { Id = source, CompartmentId = within, Content = new SourceContent(Both("Talk", "演讲"), "", Nothing) },
            new SourceText { Id = text, CompartmentId = within, SourceId = source, Number = 1, Length = 4, Content = new SourceTextContent("Yes.", "0", []) },
            new Passage { Id = passage, CompartmentId = within, SourceId = source, SourceTextId = text, Start = 0, End = 4, Content = new PassageContent("Yes.", "", "", "0") },
            new Issue { Id = issue, CompartmentId = within, Content = new IssueContent(Both("Issue", "议题"), Nothing) },
            new Proposition { Id = proposition, CompartmentId = within, IssueId = issue, Content = new PropositionContent(Both("Claim", "主张"), Nothing) },
            statement);
        Assert.Null((await store.Save(new Words("Said", "已说"))).Refusal);
        return statement.Id;
    }
}
