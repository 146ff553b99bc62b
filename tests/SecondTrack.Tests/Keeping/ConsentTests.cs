using Microsoft.EntityFrameworkCore;
using SecondTrack.Dialogues;
using SecondTrack.Dialogues.Consents;
using SecondTrack.Evidence;
using SecondTrack.Keeping;
using SecondTrack.Keeping.Retention;
using SecondTrack.Storage;
using SecondTrack.Tests.Dialogues;
using SecondTrack.Tests.Evidence;
using SecondTrack.Tests.Storage;
using Xunit;

namespace SecondTrack.Tests.Keeping;

public class ConsentTests
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Withdrawing_says_what_it_will_do_and_does_it_for_good(StoreKind kind)
    {
        await using var bench = await EvidenceBench.Open(kind);
        var table = new Table(bench.Test);
        var side = await table.Side(await table.Series());
        await bench.Do<Store, bool>(async store =>
        {
            (await store.Set<Person>().SingleAsync()).SideId = side;
            store.Add(new Note { Id = EvidenceBench.Id(), CompartmentId = bench.Test.Compartment, About = NoteAbout.Person, AboutId = bench.Person, AuthorId = bench.Test.Account, Content = new("Tells everything") });
            return (await store.Save(new("Set up", "准备"))).Done;
        });
        var talk = await bench.Add("背景谈话：应当克制。", new() { Kind = SourceKind.Interview, Title = LocalText.Of("Talk", "谈话"), IsPublic = false, GroundRule = GroundRule.Background, Byline = "孙文海" });
        Assert.True((await bench.Code(await bench.Quote(talk, "应当克制"), bench.Says())).Done);
        var article = await bench.Add();
        Assert.True((await bench.Code(await bench.Quote(article, "避免误判"), bench.Says())).Done);

        Task<Outcome<Guid>> Give(Purpose purpose, string on = "2024-05") => table.With((GiveConsent o) => o.Run(bench.Person, purpose, PartialDate.Parse(on), ConsentGiven.Paper, LocalText.Empty));
        Assert.IsType<ConsentNeedsADay>((await Give(Purpose.ProfileKept, "")).Refusal);
        Assert.True((await Give(Purpose.ProfileKept)).Done);
        Assert.IsType<ConsentIsGiven>((await Give(Purpose.ProfileKept)).Refusal);
        Assert.True((await Give(Purpose.Photographed)).Done);
        var lines = (await table.With((ListConsents o) => o.Run(bench.Person))).Value.Lines;
        var photo = lines.Single(l => l.Purpose == Purpose.Photographed).Id;
        var profile = lines.Single(l => l.Purpose == Purpose.ProfileKept).Id;
        Assert.Empty((await table.With((WithdrawConsent o) => o.Plan(photo))).Value.What);
        var plan = (await table.With((WithdrawConsent o) => o.Plan(profile))).Value;
        Assert.Equal(["1 statement becomes side level", "The name is taken off 1 source", "1 note is erased"], plan.What.Select(w => w.En));

        Assert.IsType<NotAllowed>((await table.With((WithdrawConsent o) => o.Run(profile), Role.Scholar)).Refusal);
        var done = await table.With((WithdrawConsent o) => o.Run(profile));
        Assert.True(done.Done);
        await bench.Read(async store =>
        {
            var said = await store.Set<Statement>().ToDictionaryAsync(s => s.SourceId);
            Assert.Equal((ActorKind.Side, side), (said[talk].ActorKind, said[talk].ActorId));
            // Public words stay the person's.
            Assert.Equal((ActorKind.Person, bench.Person), (said[article].ActorKind, said[article].ActorId));
            Assert.Equal(0, await store.Set<Note>().CountAsync());
            Assert.Empty(await store.Set<EarlierVersion>().Where(v => v.ThingId == said[talk].Id).ToListAsync());
            return true;
        });
        Assert.NotNull((await table.With((ListConsents o) => o.Run(bench.Person))).Value.Lines.Single(l => l.Id == profile).WithdrawnAt);
        Assert.IsType<NotThere>((await table.With((WithdrawConsent o) => o.Run(profile))).Refusal);
        Assert.IsType<CannotBeUndone>((await table.With((UndoChange o) => o.Run(done.Value))).Refusal);
        RetentionTests.NotInTheFiles(bench.Test, "Tells everything");
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Opening_a_profile_is_noted_once_an_hour(StoreKind kind)
    {
        await using var table = await Table.Open(kind);
        var person = await table.Person("Ann Lee");
        for (var i = 0; i < 3; i++)
            await table.With(async (NoteOpening o) =>
            {
                await o.Run("Person", person);
                return true;
            });
        Assert.Equal(1, await table.With((Store s) => s.Set<AuditEntry>().CountAsync(a => a.Act == AuditAct.Opened && a.ThingId == person)));
        Assert.True((await table.With((CheckAudit o) => o.Run())).Whole);
    }
}
