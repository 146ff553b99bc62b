using Microsoft.EntityFrameworkCore;
using SecondTrack.Dialogues.Searching;
using SecondTrack.Keeping;
using SecondTrack.Search;
using SecondTrack.Storage;

namespace SecondTrack.Dialogues.People;

public sealed record OrganisationLine(Guid Id, LocalText Name, Guid? Side, int PeopleNow);

public sealed record OrganisationsFound(IReadOnlyList<OrganisationLine> Organisations, int Page, bool HasMore, bool IsAny);

/// <summary>Organisations in the order of their names, or those whose name begins as typed.</summary>
public sealed class ListOrganisations(Store store, Seat seat, Complete complete)
{
    public const int PerPage = 50;

    /// <summary>The most that a choice in a form offers.</summary>
    public const int MostInAChoice = 500;

    public async Task<Outcome<OrganisationsFound>> Run(string name, int page, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Read)) return new NotAllowed();
        page = Math.Max(1, page);
        var organisations = store.Set<Organisation>().AsNoTracking();
        if (await complete.Run(OrganisationSearch.OfKind, name, 500, cancel) is { } found) organisations = organisations.Where(o => found.Contains(o.Id));
        var rows = await NameOrder.Of(store, organisations, (page - 1) * PerPage, PerPage + 1, cancel);
        var ids = rows.ConvertAll(o => o.Id);
        var open = await store.Set<Affiliation>().Where(a => ids.Contains(a.OrganisationId) && a.To == PartialDate.Unknown)
            .GroupBy(a => a.OrganisationId).Select(g => new { g.Key, Count = g.Select(a => a.PersonId).Distinct().Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        return new OrganisationsFound([.. rows.Take(PerPage).Select(o => new OrganisationLine(o.Id, o.Content.Name, o.SideId, open.GetValueOrDefault(o.Id)))],
            page, rows.Count > PerPage, rows.Count > 0 || await store.Set<Organisation>().AnyAsync(cancel));
    }

    /// <summary>For the choice in a form.</summary>
    public async Task<IReadOnlyList<(Guid Id, LocalText Name)>> Choices(CancellationToken cancel = default) => !seat.May(Need.Read) ? []
        : (await NameOrder.Of(store, store.Set<Organisation>().AsNoTracking(), 0, MostInAChoice, cancel)).ConvertAll(o => (o.Id, o.Content.Name));
}
