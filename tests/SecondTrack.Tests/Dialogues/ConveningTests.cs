using SecondTrack.Dialogues;
using SecondTrack.Dialogues.Convening;
using SecondTrack.Dialogues.People;
using SecondTrack.Keeping;
using SecondTrack.Storage;
using SecondTrack.Tests.Storage;
using Xunit;
using static SecondTrack.Tests.Dialogues.Table;

namespace SecondTrack.Tests.Dialogues;

public class ConveningTests
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_series_with_sides_groups_and_rounds_is_read_back_at_a_glance(StoreKind kind)
    {
        await using var table = await Open(kind);
        var series = await table.Series();
        await table.Side(series);
        await table.Side(series, "South", "南方");
        Assert.True((await table.With((PutWorkingGroup o) => o.Run(series, null, Both("Norms", "规范"), Nothing))).Done);
        await table.Round(series);
        var planned = await table.Round(series, "2099-10", RoundStatus.Planned);
        var facts = (await table.With((FindSeries o) => o.Run(series))).Value;
        Assert.Equal(["North", "South"], facts.Sides.Select(s => s.Name.En));
        Assert.Equal([0, 1], facts.Sides.Select(s => s.Ordinal));
        Assert.Equal("规范", Assert.Single(facts.Groups).Name.Zh);
        Assert.Equal([2, 1], facts.Rounds.Select(r => r.Number));
        Assert.Equal("第1轮", facts.Rounds[1].Title.Zh);
        Assert.Equal(planned, facts.Next!.Id);
        Assert.Equal(Track.Two, facts.Verdict.Track);
        var line = Assert.Single((await table.With((ListSeries o) => o.Run(1))).Value.Series);
        Assert.Equal((1, "2099-10"), (line.Held, line.NextPlanned.Text));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Every_change_can_be_undone(StoreKind kind)
    {
        await using var table = await Open(kind);
        var series = await table.Series();
        var input = new SeriesIn(Both("Renamed", "改名"), Nothing, Lead.Citizens, TakesPart.GeneralPublic, Aim.Understanding, Hears.PublicOnly);
        var changed = await table.With((PutSeries o) => o.Run(series, input));
        Assert.Equal(Track.PeopleToPeople, (await table.With((FindSeries o) => o.Run(series))).Value.Verdict.Track);
        await table.Undo(changed.Value.Change);
        Assert.Equal("AI", (await table.With((FindSeries o) => o.Run(series))).Value.Written.Title.En);
        await table.Side(series);
        var removed = await table.With((RemoveSeries o) => o.Run(series));
        Assert.IsType<NotThere>((await table.With((FindSeries o) => o.Run(series))).Refusal);
        await table.Undo(removed.Value);
        Assert.Single((await table.With((FindSeries o) => o.Run(series))).Value.Sides);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Whoever_had_the_form_open_while_it_changed_is_told(StoreKind kind)
    {
        await using var table = await Open(kind);
        var series = await table.Series();
        var seen = (await table.With((FindSeries o) => o.Run(series))).Value.Written;
        Assert.True((await table.With((PutSeries o) => o.Run(series, seen with { Title = Both("First", "先") }))).Done);
        Assert.IsType<SomebodyElseChangedIt>((await table.With((PutSeries o) => o.Run(series, seen with { Title = Both("Second", "后") }))).Refusal);
        Assert.Equal("First", (await table.With((FindSeries o) => o.Run(series))).Value.Written.Title.En);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_round_says_what_it_needs(StoreKind kind)
    {
        await using var table = await Open(kind);
        var series = await table.Series();
        var first = await table.Round(series);
        Task<Outcome<Put>> Try(RoundIn input) => table.With((PutRound o) => o.Run(series, null, input));
        var good = new RoundIn(2, Nothing, Nothing, PartialDate.Year(2024), Mode.Video, RoundStatus.Held, Cause.Visa, Nothing);
        Assert.IsType<RoundNumberIsTaken>((await Try(good with { Number = 1 })).Refusal);
        Assert.IsType<RoundNumberIsOdd>((await Try(good with { Number = 0 })).Refusal);
        Assert.IsType<HeldNeedsADate>((await Try(good with { Dates = PartialDate.Unknown })).Refusal);
        Assert.IsType<CauseIsMissing>((await Try(good with { Status = RoundStatus.Postponed, Cause = Cause.None })).Refusal);
        var put = await Try(good);
        Assert.Equal(Cause.None, (await table.With((FindRound o) => o.Run(put.Value.Id))).Value.Written.Cause);
        await table.Session(first);
        Assert.IsType<RoundHasSessions>((await table.With((RemoveRound o) => o.Run(first))).Refusal);
        Assert.IsType<SeriesHasRounds>((await table.With((RemoveSeries o) => o.Run(series))).Refusal);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_round_shows_where_people_were_then(StoreKind kind)
    {
        await using var table = await Open(kind);
        var series = await table.Series();
        var (early, late) = (await table.Round(series, "2019-05"), await table.Round(series, "2023-05"));
        var person = await table.Person("Ada Green");
        var (first, second) = (await table.Organisation("Ministry"), await table.Organisation("Institute"));
        foreach (var (body, from, to) in new[] { (first, "2015", "2020"), (second, "2021", "") })
            Assert.Null((await table.With((PutAffiliation o) => o.Run(person, null, body, Nothing, PartialDate.Parse(from), PartialDate.Parse(to)))).Refusal);
        foreach (var (round, body) in new[] { (early, "Ministry"), (late, "Institute") })
        {
            Assert.Null((await table.With((PutParticipant o) => o.Run(round, null, person, Capacity.Academic, null, Nothing))).Refusal);
            Assert.Equal(body, Assert.Single((await table.With((FindRound o) => o.Run(round))).Value.Participants).Organisation.En);
        }
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_session_starts_on_the_clock_of_its_place(StoreKind kind)
    {
        await using var table = await Open(kind);
        var round = await table.Round(await table.Series());
        var session = await table.Session(round);
        var facts = (await table.With((FindSession o) => o.Run(session))).Value;
        Assert.Equal(new DateTimeOffset(2023, 5, 16, 9, 30, 0, TimeSpan.FromHours(8)), facts.Line.StartsAt);
        Assert.Equal(TimeSpan.FromHours(8), facts.Line.StartsAt!.Value.Offset);
        Task<Outcome<Put>> Try(SessionIn input) => table.With((PutSession o) => o.Run(round, session, input));
        Assert.IsType<TimeZoneIsUnknown>((await Try(facts.Written with { TimeZone = "Peking" })).Refusal);
        Assert.IsType<TimeDoesNotExist>((await Try(facts.Written with { TimeZone = "Europe/London", Start = new DateTime(2023, 3, 26, 1, 30, 0) })).Refusal);
        Assert.IsType<MinutesAreOdd>((await Try(facts.Written with { Minutes = 0 })).Refusal);
        Assert.IsType<NameIsMissing>((await Try(facts.Written with { Title = Nothing })).Refusal);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Nothing_is_kept_of_a_closed_session(StoreKind kind)
    {
        await using var table = await Open(kind);
        var round = await table.Round(await table.Series());
        var session = await table.Session(round, GroundRule.Closed);
        var written = (await table.With((FindSession o) => o.Run(session))).Value.Written;
        Assert.IsType<ClosedNeedsEncryption>((await table.With((PutSession o) => o.Run(round, session, written with { Note = Both("said", "说") }))).Refusal);
        Assert.IsType<ClosedNeedsEncryption>((await table.With((PutAgendaItem o) => o.Run(session, null, Both("A", "甲"), 5, Both("said", "说")))).Refusal);
        var open = await table.Session(round);
        Assert.True((await table.With((PutAgendaItem o) => o.Run(open, null, Both("A", "甲"), 5, Both("read first", "先读")))).Done);
        Assert.IsType<ClosedNeedsEncryption>((await table.With((PutSession o) => o.Run(round, open, written with { Revision = null }))).Refusal);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task An_agenda_is_added_to_reordered_and_put_back(StoreKind kind)
    {
        await using var table = await Open(kind);
        var session = await table.Session(await table.Round(await table.Series()));
        var ids = new List<Guid>();
        foreach (var name in new[] { "one", "two", "three" })
            ids.Add((await table.With((PutAgendaItem o) => o.Run(session, null, Both(name, name), 10, Nothing))).Value.Id);
        async Task<string> Order() => string.Join(' ', (await table.With((FindSession o) => o.Run(session))).Value.Line.Agenda.Select(a => a.Title.En));
        var moved = await table.With((MoveAgendaItem o) => o.Run(ids[2], true));
        Assert.Equal("one three two", await Order());
        await table.Undo(moved.Value.Change);
        Assert.Equal("one two three", await Order());
        Assert.IsType<NoFurther>((await table.With((MoveAgendaItem o) => o.Run(ids[0], true))).Refusal);
        var removed = await table.With((RemoveAgendaItem o) => o.Run(ids[1]));
        Assert.Equal("one three", await Order());
        await table.Undo(removed.Value);
        Assert.Equal("one two three", await Order());
        var gone = await table.With((RemoveSession o) => o.Run(session));
        await table.Undo(gone.Value);
        Assert.Equal("one two three", await Order());
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Participants_have_a_capacity_and_a_side_or_speak_for_none(StoreKind kind)
    {
        await using var table = await Open(kind);
        var series = await table.Series();
        var side = await table.Side(series);
        var round = await table.Round(series);
        var person = await table.Person("Ada North");
        var interpreter = await table.Person("Ines Vale");
        Task<Outcome<Put>> Put(Guid who, Capacity capacity, Guid? of) => table.With((PutParticipant o) => o.Run(round, null, who, capacity, of, Nothing));
        var added = await Put(person, Capacity.FormerOfficial, side);
        Assert.True(added.Done);
        Assert.IsType<TakesPartAlready>((await Put(person, Capacity.Academic, side)).Refusal);
        Assert.IsType<SpeaksForNoSide>((await Put(interpreter, Capacity.Interpreter, side)).Refusal);
        Assert.True((await Put(interpreter, Capacity.Interpreter, null)).Done);
        var list = (await table.With((FindRound o) => o.Run(round))).Value.Participants;
        Assert.Equal([Capacity.FormerOfficial, Capacity.Interpreter], list.Select(p => p.Capacity));
        Assert.IsType<StillReferredTo>((await table.With((RemoveSide o) => o.Run(side))).Refusal);
        Assert.True((await table.With((RemoveParticipant o) => o.Run(added.Value.Id))).Done);
        Assert.Single((await table.With((FindRound o) => o.Run(round))).Value.Participants);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_participant_sees_the_agenda_and_nobody_else(StoreKind kind)
    {
        await using var table = await Open(kind);
        var series = await table.Series();
        var round = await table.Round(series);
        var session = await table.Session(round);
        Assert.True((await table.With((PutParticipant o) => o.Run(round, null, Guid.Empty, Capacity.Host, null, Nothing))).Refusal is NotThere);
        var person = await table.Person("Ada North");
        await table.With((PutParticipant o) => o.Run(round, null, person, Capacity.Host, null, Nothing));
        await table.With((PutAgendaItem o) => o.Run(session, null, Both("Opening", "开场"), 5, Both("for the chair", "供主席参考")));
        var seen = (await table.With((FindRound o) => o.Run(round), Role.Participant)).Value;
        Assert.Empty(seen.Participants);
        Assert.True(Assert.Single(Assert.Single(seen.Sessions).Agenda).Note.IsEmpty);
        Assert.Equal(0, Assert.Single((await table.With((FindSeries o) => o.Run(series), Role.Participant)).Value.Rounds).Participants);
        Assert.IsType<NotAllowed>((await table.With((PutRound o) => o.Run(series, null, seen.Written), Role.Scholar)).Refusal);
        Assert.IsType<NotAllowed>((await table.With((ListSeries o) => o.Run(1), Role.Operator)).Refusal);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_series_has_four_sides_at_most_and_a_removed_one_frees_its_colour(StoreKind kind)
    {
        await using var table = await Open(kind);
        var series = await table.Series();
        var second = Guid.Empty;
        for (var i = 0; i < 4; i++)
        {
            var side = await table.Side(series, $"Side {i}", $"第{i}方");
            if (i == 1) second = side;
        }
        Assert.IsType<EnoughSides>((await table.With((PutSide o) => o.Run(series, null, Both("Fifth", "第五"), Nothing))).Refusal);
        Assert.True((await table.With((RemoveSide o) => o.Run(second))).Done);
        await table.Side(series, "New", "新");
        Assert.Equal("New", (await table.With((FindSeries o) => o.Run(series))).Value.Sides.Single(s => s.Ordinal == 1).Name.En);
    }
}
