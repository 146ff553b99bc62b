using Microsoft.EntityFrameworkCore;
using SecondTrack.Dialogues.People;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Dialogues.Convening;

public sealed record AgendaLine(Guid Id, LocalText Title, int Minutes, LocalText Note);

/// <param name="StartsAt">On the clock of the place.</param>
public sealed record SessionLine(
    Guid Id, int Ordinal, LocalText Title, LocalText Place, DateTimeOffset? StartsAt, int Minutes, string TimeZone, GroundRule GroundRule, LocalText Group,
    IReadOnlyList<AgendaLine> Agenda);

public sealed record ParticipantLine(
    Guid Id, Guid Person, LocalText Name, Capacity Capacity, Guid? Side, LocalText Organisation, LocalText Title, LocalText Note);

public sealed record RoundFacts(Guid Id, Guid Series, LocalText SeriesTitle, RoundIn Written, int Number)
{
    public required IReadOnlyList<SideLine> Sides { get; init; }

    public required IReadOnlyList<SessionLine> Sessions { get; init; }

    /// <summary>Empty for whoever may see the agenda alone.</summary>
    public required IReadOnlyList<ParticipantLine> Participants { get; init; }
}

/// <summary>One round: its sessions with their agenda, and who takes part.</summary>
public sealed class FindRound(Store store, Seat seat)
{
    public async Task<Outcome<RoundFacts>> Run(Guid id, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Agenda)) return new NotAllowed();
        if (await store.Set<Round>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, cancel) is not { } round) return new NotThere();
        var series = await store.Set<Series>().AsNoTracking().SingleAsync(s => s.Id == round.SeriesId, cancel);
        var sides = await store.Set<Side>().AsNoTracking().Where(s => s.SeriesId == series.Id).OrderBy(s => s.Ordinal).ToListAsync(cancel);
        var read = seat.May(Need.Read);
        return new RoundFacts(id, series.Id, series.Content.Title, new RoundIn(round.Number, round.Content.Title, round.Content.Place, round.Dates, round.Mode,
            round.Status, round.Cause, read ? round.Content.Note : LocalText.Empty) { Revision = round.Revision }, round.Number)
        {
            Sides = sides.ConvertAll(s => new SideLine(s.Id, s.Content.Name, LocalText.Empty, s.Ordinal)),
            Sessions = await Sessions([id], read, cancel),
            Participants = read ? await Participants(id, round.Dates, cancel) : [],
        };
    }

    /// <summary>The sessions of some rounds in the order of their hours, each with its agenda.</summary>
    internal async Task<IReadOnlyList<SessionLine>> Sessions(IReadOnlyList<Guid> rounds, bool notes, CancellationToken cancel)
    {
        var sessions = await store.Set<Session>().AsNoTracking().Where(s => rounds.Contains(s.RoundId)).ToListAsync(cancel);
        var ids = sessions.ConvertAll(s => s.Id);
        var items = (await store.Set<AgendaItem>().AsNoTracking().Where(a => ids.Contains(a.SessionId)).OrderBy(a => a.Ordinal).ThenBy(a => a.Id).ToListAsync(cancel))
            .ToLookup(a => a.SessionId);
        var groupIds = sessions.Select(s => s.WorkingGroupId).OfType<Guid>().Distinct().ToList();
        var groups = groupIds.Count == 0 ? [] : await store.Set<WorkingGroup>().AsNoTracking().Where(g => groupIds.Contains(g.Id)).ToDictionaryAsync(g => g.Id, cancel);
        return [.. sessions.OrderBy(s => s.StartsAt ?? DateTimeOffset.MaxValue).ThenBy(s => s.Ordinal).Select(s => new SessionLine(s.Id, s.Ordinal, s.Content.Title,
            s.Content.Place, LocalClock.Of(s), s.Minutes, s.TimeZone, s.GroundRule,
            s.WorkingGroupId is { } g && groups.TryGetValue(g, out var group) ? group.Content.Name : LocalText.Empty,
            [.. items[s.Id].Select(a => new AgendaLine(a.Id, a.Content.Title, a.Minutes, notes ? a.Content.Note : LocalText.Empty))]))];
    }

    private async Task<IReadOnlyList<ParticipantLine>> Participants(Guid round, PartialDate dates, CancellationToken cancel)
    {
        var rows = await store.Set<Participant>().AsNoTracking().Where(p => p.RoundId == round)
            .Join(store.Set<Person>(), t => t.PersonId, p => p.Id, (t, p) => new { Participant = t, Person = p })
            .OrderBy(x => x.Person.Id).ToListAsync(cancel);
        rows = [.. rows.OrderBy(x => x.Person.NameKey, StringComparer.Ordinal)];
        var places = await ListPeople.LatestPlaces(store, rows.ConvertAll(r => r.Person.Id), cancel, dates);
        return rows.ConvertAll(x => new ParticipantLine(x.Participant.Id, x.Person.Id, x.Person.Content.Name, x.Participant.Capacity, x.Participant.SideId,
            places.TryGetValue(x.Person.Id, out var at) ? at.Organisation : LocalText.Empty,
            places.TryGetValue(x.Person.Id, out at) ? at.Title : LocalText.Empty, x.Participant.Content.Note));
    }
}
