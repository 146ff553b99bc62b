using Microsoft.EntityFrameworkCore;
using SecondTrack.Dialogues.Recordings;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Dialogues.Convening;

public sealed record SessionFacts(Guid Id, Guid Round, LocalText RoundTitle, Guid Series, LocalText SeriesTitle, SessionIn Written, SessionLine Line)
{
    public required IReadOnlyList<GroupLine> Groups { get; init; }

    /// <summary>What may be written down of it.</summary>
    public required Recording Recording { get; init; }

    /// <summary>Stricter than the series; null where the series decides.</summary>
    public RecordingRule? OwnRule { get; init; }

    /// <summary>The name of the account that records, where one was named.</summary>
    public string Recorder { get; init; } = "";

    /// <summary>The rule of the series: a session may only be stricter.</summary>
    public required RecordingRule SeriesRecording { get; init; }

    /// <summary>Why this seat may write nothing down; null where it may.</summary>
    public Refusal? Refuses { get; init; }
}

/// <summary>One session with its agenda and its ground rule.</summary>
public sealed class FindSession(Store store, Seat seat)
{
    public async Task<Outcome<SessionFacts>> Run(Guid id, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Agenda)) return new NotAllowed();
        if (await store.Set<Session>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, cancel) is not { } session) return new NotThere();
        var round = await store.Set<Round>().AsNoTracking().SingleAsync(r => r.Id == session.RoundId, cancel);
        var series = await store.Set<Series>().AsNoTracking().SingleAsync(s => s.Id == round.SeriesId, cancel);
        var items = await store.Set<AgendaItem>().AsNoTracking().Where(a => a.SessionId == id).OrderBy(a => a.Ordinal).ThenBy(a => a.Id).ToListAsync(cancel);
        var groups = await store.Set<WorkingGroup>().AsNoTracking().Where(g => g.SeriesId == series.Id).OrderBy(g => g.Ordinal).ToListAsync(cancel);
        var read = seat.May(Need.Read);
        var clock = LocalClock.Of(session);
        var encrypted = await RecordingOf.IsEncrypted(store, cancel);
        var recording = RecordingOf.Decide(session.GroundRule, series, session, encrypted);
        var recorder = recording.Recorder is not { } named ? null
            : await store.Set<Account>().Where(a => a.Id == named).Select(a => a.DisplayName).SingleOrDefaultAsync(cancel);
        var c = session.Content;
        return new SessionFacts(id, round.Id, round.Content.Title, series.Id, series.Content.Title,
            new SessionIn(c.Title, c.Place, clock?.DateTime, session.Minutes, session.TimeZone, session.GroundRule, session.WorkingGroupId, read ? c.Note : LocalText.Empty)
            {
                Revision = session.Revision,
            },
            new SessionLine(id, session.Ordinal, c.Title, c.Place, clock, session.Minutes, session.TimeZone, session.GroundRule,
                groups.Find(g => g.Id == session.WorkingGroupId)?.Content.Name ?? LocalText.Empty,
                items.ConvertAll(a => new AgendaLine(a.Id, a.Content.Title, a.Minutes, read ? a.Content.Note : LocalText.Empty))))
        {
            Recording = recording, OwnRule = session.Recording, Recorder = recorder ?? "", Refuses = recording.Refuses(seat.AccountId),
            SeriesRecording = RecordingOf.Decide(session.GroundRule, series, null, encrypted).Rule,
            Groups = groups.ConvertAll(g => new GroupLine(g.Id, g.Content.Name, g.Content.Task)),
        };
    }
}
