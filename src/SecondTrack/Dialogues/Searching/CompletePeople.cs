using Microsoft.EntityFrameworkCore;
using SecondTrack.Dialogues.People;
using SecondTrack.Keeping;
using SecondTrack.Search;
using SecondTrack.Storage;

namespace SecondTrack.Dialogues.Searching;

/// <summary>People offered while somebody types a name in any script, in pinyin or by its initials.</summary>
public sealed class CompletePeople(Store store, Seat seat, Complete complete)
{
    public const int Most = 12;

    public async Task<Outcome<IReadOnlyList<Completion>>> Run(string? typed, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Read)) return new NotAllowed();
        var ids = await complete.Run(PersonSearch.OfKind, typed, 60, cancel);
        var persons = store.Set<Person>().AsNoTracking();
        var rows = await NameOrder.Of(store, ids is null ? persons : persons.Where(p => ids.Contains(p.Id)), 0, Most, cancel);
        var hints = await Hints([.. rows.Select(p => p.Id)], cancel);
        return rows.ConvertAll(p => new Completion(p.Id, p.Content.Name.In(seat.Language).Text, hints.GetValueOrDefault(p.Id)));
    }

    /// <summary>Where each of them is: the organisation they joined last, and the name's other form.</summary>
    private async Task<Dictionary<Guid, string>> Hints(IReadOnlyList<Guid> persons, CancellationToken cancel)
    {
        var affiliations = await store.Set<Affiliation>().AsNoTracking().Where(a => persons.Contains(a.PersonId)).OrderBy(a => a.FromKey).ThenBy(a => a.Id)
            .Join(store.Set<Organisation>(), a => a.OrganisationId, o => o.Id, (a, o) => new { a.PersonId, Organisation = o }).ToListAsync(cancel);
        var hints = new Dictionary<Guid, string>();
        foreach (var a in affiliations) hints[a.PersonId] = a.Organisation.Content.Name.In(seat.Language).Text;
        return hints;
    }
}
