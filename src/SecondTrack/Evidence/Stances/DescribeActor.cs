using Microsoft.EntityFrameworkCore;
using SecondTrack.Dialogues;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Evidence.Stances;

/// <summary>Who this is: what stands at the head of an actor's page. What a kind does not have is empty.</summary>
public sealed record ActorHead(
    IReadOnlyList<Alias> Aliases, LocalText Note, IReadOnlyList<AffiliationLine> Affiliations, IReadOnlyList<AttendedRound> Rounds, IReadOnlyList<LocalText> Above)
{
    public static readonly ActorHead Empty = new([], LocalText.Empty, [], [], []);
}

public sealed record AffiliationLine(Guid OrganisationId, LocalText Organisation, LocalText Title, PartialDate From, PartialDate To);

public sealed record AttendedRound(Guid SeriesId, LocalText Series, Guid RoundId, int Number, PartialDate Dates, RoundStatus Status, Capacity Capacity);

public sealed class DescribeActor(Store store)
{
    internal async Task<ActorHead> Run(ActorName actor, CancellationToken cancel) => actor.Kind switch
    {
        ActorKind.Person => await Person(actor.Id, cancel),
        ActorKind.Organisation => await Organisation(actor.Id, cancel),
        ActorKind.Side => ActorHead.Empty with { Note = (await store.Set<Side>().AsNoTracking().SingleAsync(s => s.Id == actor.Id, cancel)).Content.Note },
        _ => ActorHead.Empty with { Above = await Above(actor.Id, cancel) },
    };

    private async Task<ActorHead> Person(Guid id, CancellationToken cancel)
    {
        var person = await store.Set<Person>().AsNoTracking().SingleAsync(p => p.Id == id, cancel);
        var affiliations = await store.Set<Affiliation>().AsNoTracking().Where(a => a.PersonId == id)
            .Join(store.Set<Organisation>(), a => a.OrganisationId, o => o.Id, (a, o) => new { Affiliation = a, Organisation = o })
            .OrderByDescending(r => r.Affiliation.FromKey).ThenBy(r => r.Affiliation.Id).Take(50).ToListAsync(cancel);
        var rounds = await store.Set<Participant>().Where(p => p.PersonId == id)
            .Join(store.Set<Round>(), p => p.RoundId, r => r.Id, (p, r) => new { p.Capacity, r.Id, r.Number, r.Dates, r.DateKey, r.Status, r.SeriesId })
            .OrderByDescending(r => r.DateKey).ThenBy(r => r.Id).Take(50).ToListAsync(cancel);
        var ids = rounds.Select(r => r.SeriesId).Distinct().ToList();
        var series = ids.Count == 0 ? [] : (await store.Set<Series>().AsNoTracking().Where(s => ids.Contains(s.Id)).ToListAsync(cancel)).ToDictionary(s => s.Id, s => s.Content.Title);
        return new(person.Content.Aliases, person.Content.Note,
            affiliations.ConvertAll(r => new AffiliationLine(r.Organisation.Id, r.Organisation.Content.Name, r.Affiliation.Content.Title, r.Affiliation.From, r.Affiliation.To)),
            rounds.ConvertAll(r => new AttendedRound(r.SeriesId, series[r.SeriesId], r.Id, r.Number, r.Dates, r.Status, r.Capacity)), []);
    }

    private async Task<ActorHead> Organisation(Guid id, CancellationToken cancel)
    {
        var content = (await store.Set<Organisation>().AsNoTracking().SingleAsync(o => o.Id == id, cancel)).Content;
        return ActorHead.Empty with { Aliases = content.Aliases, Note = content.Note };
    }

    /// <summary>From the outermost community down to the one above this.</summary>
    private async Task<IReadOnlyList<LocalText>> Above(Guid id, CancellationToken cancel)
    {
        var all = (await store.Set<Community>().AsNoTracking().ToListAsync(cancel)).ToDictionary(c => c.Id);
        var above = new List<LocalText>();
        for (var at = all[id].ParentId; at is { } parent && above.Count < all.Count; at = all[parent].ParentId) above.Insert(0, all[parent].Content.Name);
        return above;
    }
}
