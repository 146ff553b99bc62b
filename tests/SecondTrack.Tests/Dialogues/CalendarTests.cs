using System.Text;
using SecondTrack.Dialogues;
using SecondTrack.Dialogues.Calendars;
using SecondTrack.Dialogues.Convening;
using SecondTrack.Keeping;
using SecondTrack.Storage;
using SecondTrack.Tests.Storage;
using Xunit;
using static SecondTrack.Tests.Dialogues.Table;

namespace SecondTrack.Tests.Dialogues;

public class CalendarTests
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_calendar_has_the_hours_of_the_place_the_agenda_and_no_names(StoreKind kind)
    {
        await using var table = await Open(kind);
        var series = await table.Series();
        var round = await table.Round(series);
        var session = await table.Session(round);
        await table.With((PutAgendaItem o) => o.Run(session, null, Both("Opening; words, and\nmore", "开场"), 15, Both("secret remark", "机密备注")));
        await table.With((PutParticipant o) => o.Run(round, null, table.Person("Ada North").Result, Capacity.Host, null, Nothing));
        var file = (await table.With((WriteCalendar o) => o.Run(series), Role.Participant)).Value;
        var text = Encoding.UTF8.GetString(file.Bytes);
        Assert.Contains("DTSTART;TZID=Asia/Shanghai:20230516T093000", text, StringComparison.Ordinal);
        Assert.Contains("DTEND;TZID=Asia/Shanghai:20230516T110000", text, StringComparison.Ordinal);
        Assert.Contains("BEGIN:VTIMEZONE", text, StringComparison.Ordinal);
        Assert.Contains("TZOFFSETTO:+0800", text, StringComparison.Ordinal);
        Assert.Contains("CLASS:PRIVATE", text, StringComparison.Ordinal);
        Assert.All(text.Split("\r\n"), line => Assert.True(Encoding.UTF8.GetByteCount(line) <= 75, line));
        var unfolded = text.Replace("\r\n ", "", StringComparison.Ordinal);
        Assert.Contains(@"SUMMARY:Opening\, talk\; and more · Round 1", unfolded, StringComparison.Ordinal);
        Assert.Contains(@"1. Opening\; words\, and\nmore (15 min)", unfolded, StringComparison.Ordinal);
        Assert.Contains("Chatham House Rule", unfolded, StringComparison.Ordinal);
        Assert.DoesNotContain("Ada", unfolded, StringComparison.Ordinal);
        Assert.DoesNotContain("secret remark", unfolded, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task It_speaks_the_readers_language_and_a_round_without_hours_fills_its_days(StoreKind kind)
    {
        await using var table = await Open(kind);
        var series = await table.Series();
        await table.Session(await table.Round(series));
        var days = await table.Round(series, "2099-10-04/2099-10-06", RoundStatus.Planned);
        await table.Round(series, "2098", RoundStatus.Planned);
        await using var scope = table.Store.Seated(table.Store.Account, table.Store.Compartment, Role.Convenor, Language.Chinese);
        var write = (WriteCalendar)scope.ServiceProvider.GetService(typeof(WriteCalendar))!;
        var text = Encoding.UTF8.GetString((await write.Run(series)).Value.Bytes).Replace("\r\n ", "", StringComparison.Ordinal);
        Assert.Contains("SUMMARY:开幕 · 第1轮", text, StringComparison.Ordinal);
        Assert.Contains("DTSTART;VALUE=DATE:20991004", text, StringComparison.Ordinal);
        Assert.Contains("DTEND;VALUE=DATE:20991007", text, StringComparison.Ordinal);
        Assert.Equal(2, text.Split("BEGIN:VEVENT").Length - 1);
        var one = (await write.Run(series, days)).Value;
        Assert.Equal("round-2.ics", one.Name);
        Assert.DoesNotContain("开幕", Encoding.UTF8.GetString(one.Bytes), StringComparison.Ordinal);
        Assert.IsType<NotThere>((await write.Run(Guid.Empty)).Refusal);
    }

    [Theory]
    [InlineData("2031-07-01T09:00", "Europe/Zurich", "20310701T070000")]
    [InlineData("2031-01-10T09:00", "Europe/Zurich", "20310110T080000")]
    [InlineData("2012-07-01T09:00", "America/New_York", "20120701T130000")]
    public async Task A_session_long_ago_or_years_ahead_has_the_hours_of_its_season(string start, string zone, string utc)
    {
        await using var table = await Open(StoreKind.Sqlite);
        var series = await table.Series();
        var round = await table.Round(series);
        await table.With((PutSession o) => o.Run(round, null, new SessionIn(Both("Talk", "会谈"), Nothing,
            DateTime.Parse(start, System.Globalization.CultureInfo.InvariantCulture), 60, zone, GroundRule.OnTheRecord, null, Nothing)));
        var text = Encoding.UTF8.GetString((await table.With((WriteCalendar o) => o.Run(series))).Value.Bytes);
        var read = Ical.Net.Calendar.Load(text)!;
        Assert.Equal(utc, Assert.Single(read.Events).Start!.AsUtc.ToString("yyyyMMdd'T'HHmmss", System.Globalization.CultureInfo.InvariantCulture));
        // The zone itself is told, for a reader that does not know its name: both seasons, or their rule.
        Assert.Contains($"TZID:{zone}", text, StringComparison.Ordinal);
        Assert.Contains("BEGIN:DAYLIGHT", text, StringComparison.Ordinal);
        Assert.Contains("BEGIN:STANDARD", text, StringComparison.Ordinal);
    }
}
