using Microsoft.EntityFrameworkCore;
using SecondTrack.Keeping;
using SecondTrack.Search;
using SecondTrack.Storage;

namespace SecondTrack.Evidence.Searching;

/// <summary>Propositions offered while somebody types, those coded last first: two letters are enough.</summary>
public sealed class CompletePropositions(Store store, Seat seat, Complete complete)
{
    public const int Most = 12;

    private const int RecentStatements = 200;

    public async Task<Outcome<IReadOnlyList<Completion>>> Run(string? typed, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Read)) return new NotAllowed();
        var recent = (await store.Set<Statement>().OrderByDescending(s => s.CodedAt).Take(RecentStatements).Select(s => s.PropositionId).ToListAsync(cancel)).Distinct().ToList();
        var ids = await complete.Run(PropositionSearch.OfKind, typed, 200, cancel) ?? recent;
        var first = recent.Where(ids.Contains).Concat(ids).Distinct().Take(Most).ToList();
        if (ids.Count == 0 && string.IsNullOrWhiteSpace(typed))
            first = await store.Set<Proposition>().OrderBy(p => p.Ordinal).ThenBy(p => p.Id).Take(Most).Select(p => p.Id).ToListAsync(cancel);
        var rows = await store.Set<Proposition>().AsNoTracking().Where(p => first.Contains(p.Id))
            .Join(store.Set<Issue>(), p => p.IssueId, i => i.Id, (p, i) => new { Proposition = p, Issue = i }).ToListAsync(cancel);
        var order = first.Index().ToDictionary(f => f.Item, f => f.Index);
        return rows.OrderBy(r => order[r.Proposition.Id])
            .Select(r => new Completion(r.Proposition.Id, r.Proposition.Content.Claim.In(seat.Language).Text, r.Issue.Content.Title.In(seat.Language).Text)).ToList();
    }
}

/// <summary>Issues offered while somebody types.</summary>
public sealed class CompleteIssues(Store store, Seat seat, Complete complete)
{
    public async Task<Outcome<IReadOnlyList<Completion>>> Run(string? typed, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Read)) return new NotAllowed();
        var ids = await complete.Run(IssueSearch.OfKind, typed, 200, cancel);
        var issues = store.Set<Issue>().AsNoTracking().OrderBy(i => i.Ordinal).ThenBy(i => i.Id);
        var rows = await (ids is null ? issues : issues.Where(i => ids.Contains(i.Id))).Take(CompletePropositions.Most).ToListAsync(cancel);
        return rows.ConvertAll(i => new Completion(i.Id, i.Content.Title.In(seat.Language).Text, null));
    }
}
