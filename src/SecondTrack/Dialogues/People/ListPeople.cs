using Microsoft.EntityFrameworkCore;
using SecondTrack.Dialogues.Searching;
using SecondTrack.Keeping;
using SecondTrack.Search;
using SecondTrack.Storage;

namespace SecondTrack.Dialogues.People;

public sealed record PeopleFilter(string Name, Guid? Side, Guid? Organisation, Capacity? Capacity, int Page)
{
    public static readonly PeopleFilter None = new("", null, null, null, 1);
}

public sealed record PersonLine(Guid Id, LocalText Name, Guid? Side, LocalText Organisation, LocalText Title, IReadOnlyList<Capacity> Capacities, int Unconfirmed);

public sealed record PeopleFound(IReadOnlyList<PersonLine> People, int Page, bool HasMore, bool IsAny);

/// <summary>People in the order of their names, by side, organisation, capacity, or by the beginning of a name in any script.</summary>
public sealed class ListPeople(Store store, Seat seat, Complete complete)
{
    public const int PerPage = 50;

    public async Task<Outcome<PeopleFound>> Run(PeopleFilter filter, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Read)) return new NotAllowed();
        var persons = store.Set<Person>().AsNoTracking();
        if (filter.Side is { } side) persons = persons.Where(p => p.SideId == side);
        if (filter.Organisation is { } organisation)
            persons = persons.Where(p => store.Set<Affiliation>().Any(a => a.PersonId == p.Id && a.OrganisationId == organisation));
        if (filter.Capacity is { } capacity)
            persons = persons.Where(p => store.Set<Participant>().Any(t => t.PersonId == p.Id && t.Capacity == capacity));
        if (await complete.Run(PersonSearch.OfKind, filter.Name, 500, cancel) is { } ids) persons = persons.Where(p => ids.Contains(p.Id));
        var page = Math.Max(1, filter.Page);
        var rows = await NameOrder.Of(store, persons, (page - 1) * PerPage, PerPage + 1, cancel);
        var shown = rows.Take(PerPage).ToList();
        var lines = await Lines(shown, cancel);
        return new PeopleFound(lines, page, rows.Count > PerPage, rows.Count > 0 || await store.Set<Person>().AnyAsync(cancel));
    }

    private async Task<IReadOnlyList<PersonLine>> Lines(List<Person> persons, CancellationToken cancel)
    {
        var ids = persons.ConvertAll(p => p.Id);
        var capacities = (await store.Set<Participant>().Where(t => ids.Contains(t.PersonId)).Select(t => new { t.PersonId, t.Capacity }).Distinct().ToListAsync(cancel))
            .ToLookup(t => t.PersonId, t => t.Capacity);
        var places = await LatestPlaces(store, ids, cancel);
        return persons.ConvertAll(p => new PersonLine(p.Id, p.Content.Name, p.SideId,
            places.TryGetValue(p.Id, out var at) ? at.Organisation : LocalText.Empty, places.TryGetValue(p.Id, out at) ? at.Title : LocalText.Empty,
            [.. capacities[p.Id].Order()], p.Content.Aliases.Count(a => !a.Confirmed)));
    }

    /// <summary>Where each person is now, or was last; with a date, where they were then: nobody is shown with a post they took up later.</summary>
    internal static async Task<Dictionary<Guid, (LocalText Organisation, LocalText Title)>> LatestPlaces(
        Store store, IReadOnlyList<Guid> persons, CancellationToken cancel, PartialDate at = default)
    {
        var affiliations = await store.Set<Affiliation>().AsNoTracking().Where(a => persons.Contains(a.PersonId))
            .Join(store.Set<Organisation>(), a => a.OrganisationId, o => o.Id, (a, o) => new { Affiliation = a, Organisation = o }).ToListAsync(cancel);
        return affiliations.Where(a => !at.IsKnown || Holds(a.Affiliation, at)).GroupBy(a => a.Affiliation.PersonId).ToDictionary(g => g.Key, g =>
        {
            var last = g.OrderBy(a => !a.Affiliation.To.IsKnown).ThenBy(a => a.Affiliation.FromKey).ThenBy(a => a.Affiliation.Id).Last();
            return (last.Organisation.Content.Name, last.Affiliation.Content.Title);
        });
    }

    /// <summary>Dates may be a year only: what can have been so at that time counts.</summary>
    private static bool Holds(Affiliation affiliation, PartialDate at) =>
        (!affiliation.From.IsKnown || affiliation.From.First <= at.Last) && (!affiliation.To.IsKnown || affiliation.To.Last >= at.First);
}
