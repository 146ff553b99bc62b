using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using SecondTrack.Dialogues;
using SecondTrack.Dialogues.Recordings;
using SecondTrack.Evidence;
using SecondTrack.Evidence.Points;
using SecondTrack.Evidence.Sources;
using SecondTrack.Keeping;
using SecondTrack.Keeping.Retention;
using SecondTrack.Search;
using SecondTrack.Storage;
using SecondTrack.Tests.Dialogues;
using SecondTrack.Tests.Evidence;
using SecondTrack.Tests.Keeping.Keys;
using SecondTrack.Tests.Storage;
using Xunit;

namespace SecondTrack.Tests.Keeping;

public class RetentionTests
{
    private static readonly DateTimeOffset Start = new(2024, 6, 1, 8, 0, 0, TimeSpan.Zero);

    private static async Task<(Table Table, FakeTimeProvider Clock)> Open(StoreKind kind, int notice = 0)
    {
        var clock = new FakeTimeProvider(Start);
        return (new Table(await TestStore.Open(kind, s => s.AddSingleton<TimeProvider>(clock).AddSingleton(new ExpiryNotice(notice)))), clock);
    }

    private static async Task<int> Expire(Table table) => (await table.With((ExpireRows o) => o.Run())).Value;

    /// <summary>Days pass as they do for a workbench that runs: it looks every day.</summary>
    private static async Task<int> Live(Table table, FakeTimeProvider clock, int days)
    {
        var gone = 0;
        for (var left = days; left > 0; left -= 20)
        {
            clock.Advance(TimeSpan.FromDays(Math.Min(20, left)));
            // It locked itself while nobody was there; in a plain compartment there is nothing to unlock.
            await table.Store.Unlock();
            gone += await Expire(table);
        }
        return gone;
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task What_was_entered_too_late_for_its_rule_stays_for_a_month_so_that_it_can_be_seen_first(StoreKind kind)
    {
        var (table, clock) = await Open(kind, ExpiryNotice.Usual);
        await using var _ = table;
        await table.Round(await table.Series(), "2009-05");
        Assert.Equal(0, await Expire(table));
        Assert.Equal(0, await Live(table, clock, 29));
        Assert.True(await Live(table, clock, 2) > 0);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Points_of_a_closed_session_go_thirty_days_after_the_summary_and_leave_nothing(StoreKind kind)
    {
        var (table, clock) = await Open(kind);
        await using var _ = table;
        await RecordingRuleTests.Encrypted(table.Store);
        var session = await table.Session(await table.Round(await table.Series(), "2024-05"), GroundRule.Closed);
        var text = LocalText.Of("Zwiebelturm canary alone", "紫色信鸽独自飞行");
        var put = await table.With((PutPoint o) => o.Run(session, null, new(text, null)));
        await table.With((PutPoint o) => o.Run(session, put.Value.Id, new(text with { }, null)));
        Assert.True((await table.With((AgreeSummary o) => o.Run(session, new DateOnly(2024, 6, 1)))).Done);
        Assert.Equal(0, await Live(table, clock, 29));
        Assert.Single((await table.With((Find o) => o.Run(new FindRequest("信鸽")))).Value.Hits);
        Assert.Equal(1, await Live(table, clock, 1));
        Assert.Empty((await table.With((Find o) => o.Run(new FindRequest("信鸽")))).Value.Hits);
        await table.With(async (Store store) =>
        {
            Assert.Empty(await store.Set<SessionPoint>().ToListAsync());
            Assert.Empty(await store.Set<EarlierVersion>().Where(v => v.ThingId == put.Value.Id).ToListAsync());
            Assert.Contains(AuditAct.Erased, await store.Set<AuditEntry>().Where(a => a.ThingId == put.Value.Id).Select(a => a.Act).ToListAsync());
            return true;
        });
        Assert.Equal(new CannotBeUndone(), (await table.With((UndoChange o) => o.Run(put.Value.Change))).Refusal);
        Assert.True((await table.With((CheckAudit o) => o.Run())).Whole);
        NotInTheFiles(table.Store, "Zwiebelturm", "zwiebelturm", "紫色信鸽");
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_Chatham_House_record_becomes_points_ninety_days_after_the_summary(StoreKind kind)
    {
        var clock = new FakeTimeProvider(Start);
        await using var bench = await EvidenceBench.Open(kind, s => s.AddSingleton<TimeProvider>(clock));
        var table = new Table(bench.Test);
        var session = await table.Session(await table.Round(await table.Series(), "2024-05"));
        var source = await bench.Add(facts: new() { Kind = SourceKind.SessionRecord, Title = LocalText.Of("Record", "记录"), IsPublic = false, SessionId = session });
        Assert.True((await bench.Code(await bench.Quote(source, "避免误判"), bench.Says())).Done);
        Assert.True((await table.With((AgreeSummary o) => o.Run(session, new DateOnly(2024, 6, 1)))).Done);
        Assert.Equal(0, await Live(table, clock, 89));
        // Source, text, original, passage, statement.
        Assert.Equal(5, await Live(table, clock, 1));
        var point = Assert.Single((await table.With((ListPoints o) => o.Run(session))).Value.Points);
        Assert.Contains("对话应当继续", point.Text.Zh, StringComparison.Ordinal);
        Assert.Null(point.Of);
        Assert.Equal(0, await bench.Read(s => s.Set<Statement>().CountAsync()));
        Assert.Equal(1, await bench.Read(s => s.Set<Person>().CountAsync()));
        NotInTheFiles(bench.Test, "避免误判");
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_clock_set_back_brings_nothing_back_and_one_that_jumps_deletes_nothing_at_once(StoreKind kind)
    {
        var (table, clock) = await Open(kind);
        await using var _ = table;
        await table.Person("Ann Lee");
        await table.Series();
        Task<RetentionDay> Day() => table.With((TellRetentionDay o) => o.Run());
        Assert.Equal(new(new DateOnly(2024, 6, 1), false, null), await Day());
        clock.AdjustTime(Start.AddYears(20));
        Assert.Equal(0, await Expire(table));
        Assert.Equal(new(new DateOnly(2024, 6, 1), false, new DateOnly(2044, 6, 1)), await Day());
        Assert.NotNull((await Day()).Warning);
        clock.Advance(TimeSpan.FromHours(71));
        Assert.Equal(0, await Expire(table));
        clock.AdjustTime(Start.AddDays(1));
        Assert.Null((await Day()).Warning);
        clock.AdjustTime(Start.AddDays(-300));
        Assert.Equal(new(new DateOnly(2024, 6, 2), true, null), await Day());
        Assert.NotNull((await Day()).Warning);
        // A day that was really slept through, as after years in a cupboard, is believed after three days.
        clock.AdjustTime(Start.AddYears(20));
        Assert.Equal(0, await Expire(table));
        clock.Advance(TimeSpan.FromDays(3));
        // The series without a round is alive, and so is what hangs on it; what is past its day goes.
        Assert.Equal(0, await Expire(table));
        Assert.Equal(new DateOnly(2044, 6, 4), (await Day()).Today);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_legal_hold_stops_everything_until_its_last_day_or_until_it_is_lifted(StoreKind kind)
    {
        var (table, clock) = await Open(kind);
        await using var _ = table;
        await table.Round(await table.Series(), "2019-05");
        Task<Outcome<Guid>> Place(string why, int days, Role role = Role.Convenor) => table.With((PlaceHold o) => o.Run(why, DateOnly.FromDateTime(Start.UtcDateTime).AddDays(days)), role);
        Assert.IsType<HoldNeedsReasonAndEnd>((await Place(" ", 10)).Refusal);
        Assert.IsType<HoldNeedsReasonAndEnd>((await Place("A court asked", 4000)).Refusal);
        Assert.IsType<NotAllowed>((await Place("A court asked", 10, Role.Scholar)).Refusal);
        Assert.True((await Place("A court asked", 10)).Done);
        Assert.IsType<IsHeld>((await table.With((ExpireRows o) => o.Run())).Refusal);
        var shown = (await table.With((ShowRetention o) => o.Run())).Value;
        Assert.Equal(("A court asked", true, "convenor"), (shown.Holds[0].Reason, shown.Holds[0].IsOn, shown.Holds[0].By));
        Assert.Contains(shown.Lines, l => l.First == new DateOnly(2024, 5, 31));
        Assert.True((await table.With((LiftHold o) => o.Run(shown.Holds[0].Id))).Done);
        // The series with its round.
        Assert.Equal(2, await Expire(table));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Nothing_is_without_an_end_from_the_moment_it_is_saved(StoreKind kind)
    {
        var (table, _) = await Open(kind);
        await using var __ = table;
        await table.Person("Ann Lee");
        Assert.Equal(20290601, await table.With((Store s) => s.Set<Person>().Select(p => p.ExpiresOn).SingleAsync()));
    }

    /// <summary>Neither the embedded store nor its log holds these bytes any more. What PostgreSQL keeps in freed pages is named in the threat model.</summary>
    internal static void NotInTheFiles(TestStore store, params string[] words)
    {
        if (store.Address.Kind != StoreKind.Sqlite) return;
        var files = Directory.GetFiles(Path.GetDirectoryName(store.Address.Connection)!);
        Assert.Contains(files, f => f.EndsWith(".db", StringComparison.Ordinal));
        foreach (var file in files)
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            foreach (var word in words) Assert.False(bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(word)) >= 0, $"“{word}” lies in {Path.GetFileName(file)}");
        }
    }

    [Fact]
    public async Task The_search_for_bytes_in_the_files_finds_what_is_there()
    {
        var (table, _) = await Open(StoreKind.Sqlite);
        await using var __ = table;
        await table.Person("Zwiebelturm");
        Assert.ThrowsAny<Exception>(() => NotInTheFiles(table.Store, "Zwiebelturm"));
    }
}
