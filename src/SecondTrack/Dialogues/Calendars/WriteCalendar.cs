using System.Globalization;
using System.Text;
using Calendar = Ical.Net.Calendar;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using Microsoft.EntityFrameworkCore;
using SecondTrack.Dialogues.Convening;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Dialogues.Calendars;

public sealed record CalendarFile(string Name, byte[] Bytes);

/// <summary>
/// The sessions of a series, or of one round, as iCalendar in the reader's language: hours, place, agenda and ground rule. It holds no
/// names and no notes, because a calendar lies on telephones and servers of others.
/// </summary>
public sealed class WriteCalendar(Store store, Seat seat, TimeProvider time, FindRound find)
{
    public async Task<Outcome<CalendarFile>> Run(Guid series, Guid? round = null, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Agenda)) return new NotAllowed();
        if (await store.Set<Series>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == series, cancel) is not { } its) return new NotThere();
        var rounds = await store.Set<Round>().AsNoTracking().Where(r => r.SeriesId == series && (round == null || r.Id == round)).OrderBy(r => r.Number).ToListAsync(cancel);
        if (round is not null && rounds.Count == 0) return new NotThere();
        var title = its.Content.Title.In(seat.Language).Text;
        var calendar = new Calendar { ProductId = "-//SecondTrack//EN", Scale = "GREGORIAN" };
        calendar.AddProperty("X-WR-CALNAME", title);
        var zones = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        foreach (var r in rounds)
        {
            var timed = (await find.Sessions([r.Id], notes: false, cancel)).Where(s => s.StartsAt is not null).ToList();
            foreach (var session in timed)
            {
                calendar.Events.Add(Session(title, r, session));
                if (!zones.TryGetValue(session.TimeZone, out var earliest) || session.StartsAt < earliest) zones[session.TimeZone] = session.StartsAt!.Value;
            }
            if (timed.Count == 0 && WholeDays(title, r) is { } days) calendar.Events.Add(days);
        }
        foreach (var (zone, earliest) in zones.Where(z => z.Key != "UTC")) calendar.AddTimeZone(Rules(zone, earliest));
        var text = new CalendarSerializer().SerializeToString(calendar)!;
        return new CalendarFile(round is null ? "dialogue.ics" : $"round-{rounds[0].Number.ToString(CultureInfo.InvariantCulture)}.ics", Encoding.UTF8.GetBytes(text));
    }

    /// <summary>From the first session on; a zone's rules are read up to today at least, and go on from there.</summary>
    private VTimeZone Rules(string zone, DateTimeOffset earliest)
    {
        var now = time.GetUtcNow();
        return VTimeZone.FromDateTimeZone(zone, (earliest < now ? earliest : now).UtcDateTime.AddYears(-1), includeHistoricalData: false);
    }

    private CalendarEvent Session(string series, Round round, SessionLine session)
    {
        var start = session.StartsAt!.Value.DateTime;
        return Event(session.Id, series, round, session.Title, session.Place.IsEmpty ? round.Content.Place : session.Place, Agenda(session),
            new CalDateTime(start, session.TimeZone), new CalDateTime(session.StartsAt.Value.UtcDateTime.AddMinutes(session.Minutes), "UTC").ToTimeZone(session.TimeZone));
    }

    /// <summary>A round whose days are known and hours are not.</summary>
    private CalendarEvent? WholeDays(string series, Round round)
    {
        if (round.Dates.IsAbout || round.Dates.Text.Split('/') is not [{ Length: 10 }, ..] parts || parts[^1].Length != 10) return null;
        return Event(round.Id, series, round, round.Content.Title, round.Content.Place, "",
            new CalDateTime(round.Dates.First), new CalDateTime(round.Dates.Last.AddDays(1)));
    }

    private CalendarEvent Event(Guid id, string series, Round round, LocalText title, LocalText place, string agenda, CalDateTime start, CalDateTime end) => new()
    {
        Uid = $"{id:N}@secondtrack", DtStamp = new CalDateTime(time.GetUtcNow().UtcDateTime, "UTC"), Start = start, End = end,
        Summary = $"{title.In(seat.Language).Text} · {round.Content.Title.In(seat.Language).Text}", Location = place.IsEmpty ? null : place.In(seat.Language).Text,
        Description = $"{series}\n{agenda}".TrimEnd(), Class = "PRIVATE",
        Status = round.Status switch { RoundStatus.Planned => "TENTATIVE", RoundStatus.Held => "CONFIRMED", _ => "CANCELLED" },
    };

    private string Agenda(SessionLine session)
    {
        var text = new StringBuilder();
        text.Append(session.GroundRule.Name().In(seat.Language)).Append(seat.Language == Language.Chinese ? "：" : ": ").AppendLine(session.GroundRule.Text().In(seat.Language));
        for (var i = 0; i < session.Agenda.Count; i++)
        {
            var item = session.Agenda[i];
            text.Append(CultureInfo.InvariantCulture, $"{i + 1}. {item.Title.In(seat.Language).Text}");
            if (item.Minutes > 0) text.Append(new Words(" ({0} min)", "（{0}分钟）").With(item.Minutes).In(seat.Language));
            text.Append('\n');
        }
        return text.ToString();
    }
}
