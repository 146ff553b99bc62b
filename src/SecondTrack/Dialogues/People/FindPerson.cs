using Microsoft.EntityFrameworkCore;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Dialogues.People;

public sealed record AffiliationLine(Guid Id, Guid Organisation, LocalText OrganisationName, LocalText Title, PartialDate From, PartialDate To);

public sealed record TookPart(Guid Round, LocalText RoundTitle, LocalText Series, PartialDate Dates, Capacity Capacity, Guid? Side);

public sealed record PersonFacts(
    Guid Id, LocalText Name, IReadOnlyList<Alias> Aliases, LocalText Note, string SortKey, Guid? Side, int Revision,
    IReadOnlyList<AffiliationLine> Affiliations, IReadOnlyList<TookPart> Rounds);

/// <summary>What is recorded of a person themselves: names, affiliations, rounds. What they said is another page's matter.</summary>
public sealed class FindPerson(Store store, Seat seat)
{
    public async Task<Outcome<PersonFacts>> Run(Guid id, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Read)) return new NotAllowed();
        if (await store.Set<Person>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, cancel) is not { } person) return new NotThere();
        var affiliations = await store.Set<Affiliation>().AsNoTracking().Where(a => a.PersonId == id)
            .Join(store.Set<Organisation>(), a => a.OrganisationId, o => o.Id, (a, o) => new { Affiliation = a, Organisation = o }).ToListAsync(cancel);
        var rounds = await store.Set<Participant>().AsNoTracking().Where(p => p.PersonId == id)
            .Join(store.Set<Round>(), p => p.RoundId, r => r.Id, (p, r) => new { Participant = p, Round = r })
            .Join(store.Set<Series>(), x => x.Round.SeriesId, s => s.Id, (x, s) => new { x.Participant, x.Round, Series = s }).ToListAsync(cancel);
        return new PersonFacts(id, person.Content.Name, person.Content.Aliases, person.Content.Note, person.NameKey, person.SideId, person.Revision,
            [.. affiliations.OrderByDescending(a => !a.Affiliation.To.IsKnown).ThenByDescending(a => a.Affiliation.FromKey).ThenBy(a => a.Affiliation.Id)
                .Select(a => new AffiliationLine(a.Affiliation.Id, a.Organisation.Id, a.Organisation.Content.Name, a.Affiliation.Content.Title, a.Affiliation.From, a.Affiliation.To))],
            [.. rounds.OrderByDescending(r => r.Round.DateKey).ThenByDescending(r => r.Round.Number)
                .Select(r => new TookPart(r.Round.Id, r.Round.Content.Title, r.Series.Content.Title, r.Round.Dates, r.Participant.Capacity, r.Participant.SideId))]);
    }
}
