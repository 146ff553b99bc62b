using Microsoft.EntityFrameworkCore;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Dialogues.People;

public sealed record MemberLine(Guid Person, LocalText Name, Guid? Side, LocalText Title, PartialDate From, PartialDate To);

public sealed record OrganisationFacts(
    Guid Id, LocalText Name, IReadOnlyList<Alias> Aliases, LocalText Note, string SortKey, Guid? Side, int Revision, IReadOnlyList<MemberLine> People);

/// <summary>An organisation with the people who are or were there.</summary>
public sealed class FindOrganisation(Store store, Seat seat)
{
    public async Task<Outcome<OrganisationFacts>> Run(Guid id, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Read)) return new NotAllowed();
        if (await store.Set<Organisation>().AsNoTracking().SingleOrDefaultAsync(o => o.Id == id, cancel) is not { } organisation) return new NotThere();
        var people = await store.Set<Affiliation>().AsNoTracking().Where(a => a.OrganisationId == id)
            .Join(store.Set<Person>(), a => a.PersonId, p => p.Id, (a, p) => new { Affiliation = a, Person = p })
            .OrderBy(x => x.Person.SortKey).ThenBy(x => x.Person.Id).ThenBy(x => x.Affiliation.FromKey).Take(500).ToListAsync(cancel);
        return new OrganisationFacts(id, organisation.Content.Name, organisation.Content.Aliases, organisation.Content.Note, organisation.NameKey,
            organisation.SideId, organisation.Revision,
            [.. people.OrderBy(x => x.Person.NameKey, StringComparer.Ordinal).Select(x => new MemberLine(x.Person.Id, x.Person.Content.Name, x.Person.SideId, x.Affiliation.Content.Title, x.Affiliation.From, x.Affiliation.To))]);
    }
}
