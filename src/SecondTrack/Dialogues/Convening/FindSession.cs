using Microsoft.EntityFrameworkCore;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Dialogues.Convening;

public sealed record SessionFacts(Guid Id, Guid Round, LocalText RoundTitle, Guid Series, LocalText SeriesTitle, SessionIn Written, SessionLine Line)
{
    public required IReadOnlyList<GroupLine> Groups { get; init; }
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
            Groups = groups.ConvertAll(g => new GroupLine(g.Id, g.Content.Name, g.Content.Task)),
        };
    }
}
