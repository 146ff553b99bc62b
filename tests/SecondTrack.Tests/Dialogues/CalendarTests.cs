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
}
