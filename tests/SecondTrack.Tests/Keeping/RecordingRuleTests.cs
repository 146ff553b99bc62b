using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SecondTrack.Dialogues;
using SecondTrack.Dialogues.Recordings;
using SecondTrack.Evidence;
using SecondTrack.Evidence.Coding;
using SecondTrack.Evidence.Points;
using SecondTrack.Evidence.Sources;
using SecondTrack.Keeping;
using SecondTrack.Tests.Keeping.Keys;
using SecondTrack.Search;
using SecondTrack.Storage;
using SecondTrack.Tests.Dialogues;
using SecondTrack.Tests.Evidence;
using SecondTrack.Tests.Storage;
using Xunit;

namespace SecondTrack.Tests.Keeping;

public class RecordingRuleTests
{
    private static readonly PointIn Point = new(LocalText.Of("A hotline would help", "热线会有帮助"), null);

    [Fact]
    public void The_table_of_the_design()
    {
        Assert.Equal(
            [RecordingRule.Names, RecordingRule.Names, RecordingRule.NamesUntilSummary, RecordingRule.PointsWithoutNames],
            Enum.GetValues<GroundRule>().Select(g => g.Recording()));
        foreach (var rule in Enum.GetValues<RecordingRule>())
        {
            var recording = new Recording(GroundRule.Background, rule) { OfASession = true };
            Assert.Equal(rule is RecordingRule.Names or RecordingRule.NamesUntilSummary, recording.MayName(ActorKind.Person));
            Assert.Equal(rule is RecordingRule.Names, (recording with { AgreedOn = 20240101 }).MayName(ActorKind.Person));
            Assert.True(recording.MayName(ActorKind.Side));
            Assert.Equal(rule is RecordingRule.Nothing, recording.Refuses(Guid.Empty) is NothingIsRecorded);
        }
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_series_is_only_stricter_and_a_session_only_stricter_than_its_series(StoreKind kind)
    {
        await using var table = await Table.Open(kind);
        var series = await table.Series();
        var session = await table.Session(await table.Round(series));
        Task<Outcome<Guid>> Series(RecordingRule rule, int? days = null) => table.With((SetSeriesRecording o) => o.Run(series, [new(GroundRule.ChathamHouse, rule, days)]));
        Task<Outcome<Guid>> Session(RecordingRule? rule, int? days = null, Guid? recorder = null) => table.With((SetSessionRecording o) => o.Run(session, new(rule, recorder, days)));
        async Task<Recording> Now() => (await table.With((SecondTrack.Dialogues.Convening.FindSession o) => o.Run(session))).Value.Recording;

        Assert.Equal(RecordingRule.NamesUntilSummary, (await Now()).Rule);
        Assert.IsType<RecordingIsLooser>((await Series(RecordingRule.Names)).Refusal);
        Assert.IsType<DaysAreOdd>((await Series(RecordingRule.PointsWithoutNames, 0)).Refusal);
        Assert.True((await Series(RecordingRule.PointsWithoutNames, 60)).Done);
        Assert.Equal((RecordingRule.PointsWithoutNames, 60), ((await Now()).Rule, (await Now()).Days));
        Assert.IsType<RecordingIsLooser>((await Session(RecordingRule.NamesUntilSummary)).Refusal);
        Assert.IsType<RecorderIsNotOfUs>((await Session(RecordingRule.Nothing, recorder: EvidenceBench.Id())).Refusal);
        Assert.True((await Session(RecordingRule.Nothing, 90)).Done);
        Assert.Equal((RecordingRule.Nothing, 60), ((await Now()).Rule, (await Now()).Days));
        Assert.IsType<NothingIsRecorded>((await table.With((PutPoint o) => o.Run(session, null, Point))).Refusal);
        // Saving the form of the session or of the series does not loosen what was agreed.
        var written = (await table.With((SecondTrack.Dialogues.Convening.FindSession o) => o.Run(session))).Value;
        Assert.True((await table.With((SecondTrack.Dialogues.Convening.PutSession o) => o.Run(written.Round, session, written.Written))).Done);
        Assert.Equal((RecordingRule.Nothing, 60), ((await Now()).Rule, (await Now()).Days));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_closed_session_is_recorded_in_an_encrypted_compartment_alone_and_without_a_name(StoreKind kind)
    {
        await using var table = await Table.Open(kind);
        var series = await table.Series();
        var session = await table.Session(await table.Round(series), GroundRule.Closed);
        var side = await table.Side(series);
        var person = await table.Person("Ann Lee");
        Task<Outcome<Put>> Put(PointIn point, Role role = Role.Scholar) => table.With((PutPoint o) => o.Run(session, null, point), role);
        Assert.IsType<ClosedNeedsEncryption>((await Put(Point)).Refusal);
        await Encrypted(table.Store);
        Assert.IsType<PointNamesNobody>((await Put(Point with { Of = (ActorKind.Person, person) })).Refusal);
        Assert.IsType<PointNamesNobody>((await Put(Point with { Of = (ActorKind.Side, person) })).Refusal);
        Assert.IsType<PointIsEmpty>((await Put(Point with { Text = LocalText.Empty })).Refusal);
        Assert.IsType<NotAllowed>((await Put(Point, Role.Participant)).Refusal);
        var put = await Put(Point with { Of = (ActorKind.Side, side) });
        Assert.True(put.Done);
        var line = Assert.Single((await table.With((ListPoints o) => o.Run(session))).Value.Points);
        Assert.Equal(("North", 0), (line.Of!.Name.En, line.At.Second));
        await table.Undo(put.Value.Change);
        Assert.Empty((await table.With((ListPoints o) => o.Run(session))).Value.Points);
        // No column and no field of the content could hold a person.
        Assert.DoesNotContain(typeof(SessionPoint).GetProperties().Concat(typeof(SessionPointContent).GetProperties()), p => p.Name.Contains("Person", StringComparison.Ordinal) || p.Name.Contains("Account", StringComparison.Ordinal));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Only_the_named_recorder_writes(StoreKind kind)
    {
        await using var table = await Table.Open(kind);
        var session = await table.Session(await table.Round(await table.Series()));
        var other = await table.Store.Enrol("rapporteur", Role.Scholar);
        await table.With(async (Store store) =>
        {
            store.Add(new Membership { AccountId = other.Account, CompartmentId = table.Store.Compartment, Role = Role.Scholar });
            return await store.Save(new("Set up", "准备"));
        });
        Assert.True((await table.With((SetSessionRecording o) => o.Run(session, new(null, other.Account, null)))).Done);
        Assert.IsType<AnotherRecords>((await table.With((PutPoint o) => o.Run(session, null, Point))).Refusal);
        await using var scope = table.Store.Seated(other.Account, table.Store.Compartment, Role.Scholar);
        Assert.True((await scope.ServiceProvider.GetRequiredService<PutPoint>().Run(session, null, Point)).Done);
        Assert.Single((await scope.ServiceProvider.GetRequiredService<Find>().Run(new FindRequest("热线"))).Value.Hits);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Names_of_a_Chatham_House_session_are_written_until_its_summary_is_agreed(StoreKind kind)
    {
        await using var bench = await EvidenceBench.Open(kind);
        var table = new Table(bench.Test);
        var session = await table.Session(await table.Round(await table.Series()));
        var source = await bench.Add(facts: new() { Kind = SourceKind.SessionRecord, Title = LocalText.Of("Record", "记录"), IsPublic = false, SessionId = session });
        Assert.True((await bench.Code(await bench.Quote(source, "避免误判"), bench.Says())).Done);
        Assert.True((await bench.Do<CodingDefaults, Outcome<CodingForm>>(c => c.Run(source))).Value.Recording.MayName(ActorKind.Person));
        Assert.IsType<AgreedInTheFuture>((await table.With((AgreeSummary o) => o.Run(session, new DateOnly(2999, 1, 1)))).Refusal);
        Assert.True((await table.With((AgreeSummary o) => o.Run(session, new DateOnly(2024, 5, 1)))).Done);
        Assert.IsType<RuleForbidsTheName>((await bench.Code(await bench.Quote(source, "不能只谈分歧"), bench.Says())).Refusal);
        Assert.False((await bench.Do<CodingDefaults, Outcome<CodingForm>>(c => c.Run(source))).Value.Recording.MayName(ActorKind.Person));
        Assert.Equal(1, await bench.Read(s => s.Set<Statement>().CountAsync()));
    }

    /// <summary>Until keys are there, a key id is what says that a compartment is encrypted.</summary>
    internal static async Task Encrypted(TestStore test)
    {
        Assert.Null(await test.Encrypt());
        await test.Unlock();
    }
}
