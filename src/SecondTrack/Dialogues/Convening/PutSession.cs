using Microsoft.EntityFrameworkCore;
using NodaTime;
using SecondTrack.Dialogues.Recordings;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Dialogues.Convening;

/// <param name="Start">On the clock of the place; null while only the round's dates are known.</param>
/// <param name="TimeZone">IANA name: Asia/Shanghai.</param>
public sealed record SessionIn(LocalText Title, LocalText Place, DateTime? Start, int Minutes, string TimeZone, GroundRule GroundRule, Guid? WorkingGroup, LocalText Note)
{
    public int? Revision { get; init; }
}

public sealed record TimeZoneIsUnknown(string Typed) : Refusal(new Words(
    "“{0}” is not a time zone here. Write it as Asia/Shanghai, Europe/London, America/New_York or UTC.",
    "不认识时区“{0}”。请写成 Asia/Shanghai、Europe/London、America/New_York 或 UTC。").With(Typed));

public sealed record TimeDoesNotExist(string Zone) : Refusal(new Words(
    "That hour does not exist on that day in {0}: the clock is put forward then. Choose another time.",
    "该日 {0} 拨快时钟，这一时刻不存在，请另选时间。").With(Zone));

public sealed record MinutesAreOdd() : Refusal(new Words(
    "A session lasts between 1 minute and 24 hours.", "会议时长应在 1 分钟到 24 小时之间。"));

/// <summary>Adds a session to a round, or changes one.</summary>
public sealed class PutSession(Store store, Seat seat, Chance chance)
{
    public static readonly Words Added = new("Session added", "已新增会议");
    public static readonly Words Changed = new("Session changed", "已修改会议");

    public async Task<Outcome<Put>> Run(Guid round, Guid? id, SessionIn input, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Convene)) return new NotAllowed();
        if (await store.Set<Round>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == round, cancel) is not { } its) return new NotThere();
        var session = id is null ? null : await store.Set<Session>().SingleOrDefaultAsync(s => s.Id == id && s.RoundId == round, cancel);
        if (id is not null && session is null) return new NotThere();
        if (session is not null && session.IsStale(input.Revision)) return new SomebodyElseChangedIt();
        if (input.Title.IsEmpty) return new NameIsMissing();
        if (input.Minutes is < 1 or > 1440) return new MinutesAreOdd();
        if (input.WorkingGroup is { } group && !await store.Set<WorkingGroup>().AnyAsync(g => g.Id == group && g.SeriesId == its.SeriesId, cancel)) return new NotThere();
        var start = StartsAt(input);
        if (!start.Done) return start.Refusal!;
        if (await NotesRefused(input, its.SeriesId, session, cancel) is { } refuses) return refuses;
        if (session is null)
        {
            var last = await store.Set<Session>().Where(s => s.RoundId == round).MaxAsync(s => (int?)s.Ordinal, cancel) ?? 0;
            session = new Session { Id = chance.NewId(), CompartmentId = seat.CompartmentId, RoundId = round, Ordinal = last + 1 };
            store.Add(session);
        }
        (session.StartsAt, session.Minutes, session.TimeZone) = (start.Value, input.Minutes, input.TimeZone);
        (session.GroundRule, session.WorkingGroupId) = (input.GroundRule, input.WorkingGroup);
        session.Content = new SessionContent(input.Title, input.Place, input.Note)
        {
            Recorder = id is null ? null : session.Content.Recorder, KeepDays = id is null ? null : session.Content.KeepDays,
        };
        return await store.SaveAs(session.Id, id is null ? Added : Changed, cancel);
    }

    /// <summary>What the recording rule lets nobody write down does not stand in the session's own notes either.</summary>
    private async Task<Refusal?> NotesRefused(SessionIn input, Guid seriesId, Session? session, CancellationToken cancel)
    {
        if (input.Note.IsEmpty && (session is null || !await HasAgendaNotes(session.Id, cancel))) return null;
        var rule = await RecordingOf.Outside(store, input.GroundRule, seriesId, cancel);
        return (rule with { Rule = RecordingRules.Stricter(rule.Rule, session?.Recording) }).Refuses(seat.AccountId);
    }

    private async Task<bool> HasAgendaNotes(Guid session, CancellationToken cancel) =>
        (await store.Set<AgendaItem>().AsNoTracking().Where(a => a.SessionId == session).ToListAsync(cancel)).Exists(a => !a.Content.Note.IsEmpty);

    private static Outcome<DateTimeOffset?> StartsAt(SessionIn input)
    {
        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(input.TimeZone) is not { } zone) return new TimeZoneIsUnknown(input.TimeZone);
        if (input.Start is not { } start) return (DateTimeOffset?)null;
        var mapping = zone.MapLocal(LocalDateTime.FromDateTime(DateTime.SpecifyKind(start, DateTimeKind.Unspecified)));
        return mapping.Count == 0 ? new TimeDoesNotExist(zone.Id) : mapping.First().ToInstant().ToDateTimeOffset();
    }
}
