using SecondTrack.Dialogues;
using SecondTrack.Dialogues.Continuity;
using SecondTrack.Storage;
using SecondTrack.Tests.Storage;
using Xunit;
using static SecondTrack.Tests.Dialogues.Table;

namespace SecondTrack.Tests.Dialogues;

public class ContinuityTests
{
    private static readonly DateOnly Today = new(2025, 6, 1);
    private int _number;

    [Fact]
    public void A_pause_longer_than_usual_is_a_gap_with_its_causes()
    {
        var line = Continuity.Of(
            [Held("2019-05"), Held("2019-11"), Held("2020-05"), Round("2021-05", RoundStatus.Postponed, Cause.Visa), Held("2022-09"), Held("2023-03")],
            [Event(TimelineKind.Postponement, "2020-11", Cause.Pandemic), Event(TimelineKind.Postponement, "2018-01", Cause.Funding)], Today);
        var gap = Assert.Single(line.Gaps);
        Assert.Equal((new DateOnly(2020, 5, 31), new DateOnly(2022, 9, 1), 27), (gap.From, gap.To, gap.Months));
        Assert.Equal([Cause.Pandemic, Cause.Visa], gap.Causes);
    }

    [Fact]
    public void Regular_rounds_have_no_gap() =>
        Assert.Empty(Continuity.Of([Held("2019-05"), Held("2020-05"), Held("2021-05")], [], Today).Gaps);

    [Fact]
    public void Officials_are_silent_from_a_freeze_to_the_next_talks_and_rounds_held_meanwhile_are_named()
    {
        var inside = Held("2021-10-05/2021-10-07");
        var line = Continuity.Of([Held("2020-10"), inside, Held("2023-05"), Round("2021-12", RoundStatus.Cancelled, Cause.Visa)],
            [Event(TimelineKind.OfficialFreeze, "2021-03-18"), Event(TimelineKind.OfficialStatement, "2021-08"), Event(TimelineKind.OfficialFreeze, "2021-09"), Event(TimelineKind.OfficialTalks, "2022-11-14")], Today);
        Assert.Equal(new Silence(new(2021, 3, 18), new(2022, 11, 14), false), Assert.Single(line.Silences));
        Assert.Equal(inside.Id, Assert.Single(line.HeldInSilence).Id);
    }

    [Fact]
    public void A_freeze_that_nothing_ended_lasts_until_today_and_a_range_ends_itself()
    {
        Assert.Equal(new Silence(new(2024, 1, 1), Today, true),
            Assert.Single(Continuity.Of([], [Event(TimelineKind.OfficialFreeze, "2024")], Today).Silences));
        Assert.Equal(new Silence(new(2022, 8, 1), new(2023, 1, 31), false),
            Assert.Single(Continuity.Of([], [Event(TimelineKind.OfficialFreeze, "2022-08/2023-01")], Today).Silences));
        Assert.Empty(Continuity.Of([], [Event(TimelineKind.OfficialFreeze, "2026")], Today).Silences);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Events_are_put_on_the_line_changed_removed_and_put_back(StoreKind kind)
    {
        await using var table = await Open(kind);
        var series = await table.Series();
        await table.Round(series);
        Task<Outcome<Put>> Try(Guid? id, TimelineKind what, Cause cause, string date) =>
            table.With((PutEvent o) => o.Run(series, id, what, cause, PartialDate.Parse(date), Both("Event", "事件"), Nothing));
        async Task<SeriesLineOfTime> Read() => (await table.With((ReadContinuity o) => o.Run(series))).Value;
        Assert.IsType<EventNeedsADate>((await Try(null, TimelineKind.OfficialTalks, Cause.None, "")).Refusal);
        Assert.IsType<PostponementNeedsACause>((await Try(null, TimelineKind.Postponement, Cause.None, "2022")).Refusal);
        var put = (await Try(null, TimelineKind.OfficialFreeze, Cause.Visa, "2023-01")).Value;
        Assert.Equal(Cause.None, Assert.Single((await Read()).Events).Cause);
        Assert.Single((await Read()).HeldInSilence);
        var changed = (await Try(put.Id, TimelineKind.OfficialTalks, Cause.None, "2023-01")).Value;
        Assert.Empty((await Read()).HeldInSilence);
        await table.Undo(changed.Change);
        Assert.Single((await Read()).HeldInSilence);
        var removed = await table.With((RemoveEvent o) => o.Run(put.Id));
        Assert.Empty((await Read()).Events);
        await table.Undo(removed.Value);
        Assert.Single((await Read()).Events);
        Assert.IsType<NotAllowed>((await table.With((ReadContinuity o) => o.Run(series), SecondTrack.Keeping.Role.Participant)).Refusal);
    }

    private LineRound Held(string dates) => Round(dates, RoundStatus.Held, Cause.None);

    private LineRound Round(string dates, RoundStatus status, Cause cause) => new(Id(++_number), _number, Nothing, PartialDate.Parse(dates), status, cause);

    private LineEvent Event(TimelineKind kind, string date, Cause cause = Cause.None) =>
        new(Id(++_number), kind, cause, PartialDate.Parse(date), Nothing, Nothing);

    private static Guid Id(int n) => new(n, 0, 0, new byte[8]);
}
