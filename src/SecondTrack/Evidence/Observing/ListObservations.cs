using Microsoft.EntityFrameworkCore;
using SecondTrack.Dialogues;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Evidence.Observing;

/// <summary>Which observations: of a community with everything within it, on an issue with everything under it, by one observer.</summary>
public sealed record ObservationFilter(Guid? CommunityId = null, Guid? IssueId = null, Guid? ObserverId = null);

public sealed record ObservationRow(
    Guid Id, Guid CommunityId, LocalText Community, Guid ObserverId, LocalText Observer, Guid? SourceId, LocalText? Source, Guid? IssueId, LocalText? Issue,
    Confidence Confidence, PartialDate Date, LocalText Text);

public sealed record ObservationPage(IReadOnlyList<ObservationRow> Rows, int Page, bool HasMore);

/// <summary>Impressions, newest first, a page at a time.</summary>
public sealed class ListObservations(Store store, Seat seat)
{
    public const int PageSize = 50;

    public async Task<Outcome<ObservationPage>> Run(ObservationFilter filter, int page = 1, int size = PageSize, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Read)) return new NotAllowed();
        page = Math.Max(1, page);
        var some = store.Set<Observation>().AsQueryable();
        if (filter.CommunityId is { } community)
        {
            var within = Below(community, await store.Set<Community>().Select(c => new { c.Id, c.ParentId }).ToDictionaryAsync(c => c.Id, c => c.ParentId, cancel));
            some = some.Where(o => within.Contains(o.CommunityId));
        }
        if (filter.IssueId is { } issue)
        {
            var under = Below(issue, await store.Set<Issue>().Select(i => new { i.Id, i.ParentId }).ToDictionaryAsync(i => i.Id, i => i.ParentId, cancel)).ConvertAll(i => (Guid?)i);
            some = some.Where(o => under.Contains(o.IssueId));
        }
        if (filter.ObserverId is { } observer) some = some.Where(o => o.ObserverId == observer);
        var rows = await Rows(some.OrderByDescending(o => o.DateKey).ThenBy(o => o.Id).Skip((page - 1) * size).Take(size + 1), cancel);
        return new ObservationPage(rows.Take(size).ToList(), page, rows.Count > size);
    }

    public async Task<Outcome<ObservationRow>> One(Guid id, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Read)) return new NotAllowed();
        return await Rows(store.Set<Observation>().Where(o => o.Id == id), cancel) is [var row] ? row : new NotThere();
    }

    private async Task<List<ObservationRow>> Rows(IQueryable<Observation> some, CancellationToken cancel)
    {
        var rows = await some.AsNoTracking()
            .Join(store.Set<Community>(), o => o.CommunityId, c => c.Id, (o, c) => new { Observation = o, Community = c })
            .Join(store.Set<Person>(), r => r.Observation.ObserverId, p => p.Id, (r, p) => new { r.Observation, r.Community, Observer = p })
            .LeftJoin(store.Set<Source>(), r => r.Observation.SourceId, s => s.Id, (r, s) => new { r.Observation, r.Community, r.Observer, Source = s })
            .LeftJoin(store.Set<Issue>(), r => r.Observation.IssueId, i => i.Id, (r, i) => new { r.Observation, r.Community, r.Observer, r.Source, Issue = i })
            .OrderByDescending(r => r.Observation.DateKey).ThenBy(r => r.Observation.Id).ToListAsync(cancel);
        return rows.ConvertAll(r => new ObservationRow(
            r.Observation.Id, r.Community.Id, r.Community.Content.Name, r.Observer.Id, r.Observer.Content.Name, r.Source?.Id, r.Source?.Content.Title,
            r.Issue?.Id, r.Issue?.Content.Title, r.Observation.Confidence, r.Observation.Date, r.Observation.Content.Text));
    }

    /// <summary>A node and everything under it.</summary>
    internal static List<Guid> Below(Guid top, IReadOnlyDictionary<Guid, Guid?> parents)
    {
        var children = parents.Where(p => p.Value is not null).ToLookup(p => p.Value!.Value, p => p.Key);
        var found = new List<Guid> { top };
        for (var i = 0; i < found.Count; i++) found.AddRange(children[found[i]]);
        return found;
    }
}
