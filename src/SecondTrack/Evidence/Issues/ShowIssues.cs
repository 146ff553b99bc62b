using Microsoft.EntityFrameworkCore;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Evidence.Issues;

/// <summary>An issue in its place in the tree, depth first.</summary>
public sealed record IssueNode(Guid Id, Guid? ParentId, LocalText Title, LocalText Note, int Depth, bool IsFirst, bool IsLast)
{
    public IReadOnlyList<PropositionLine> Propositions { get; init; } = [];

    public int Observations { get; init; }
}

public sealed record PropositionLine(Guid Id, LocalText Claim, int Polarity, int Statements, int Lines, bool IsFirst, bool IsLast)
{
    /// <summary>One of the two languages of the workbench is still missing.</summary>
    public bool ToTranslate => Claim.En is null || Claim.Zh is null;
}

/// <summary>The tree of issues with their propositions: four queries, and the counts are made by the database.</summary>
public sealed class ShowIssues(Store store, Seat seat)
{
    public async Task<Outcome<IReadOnlyList<IssueNode>>> Run(CancellationToken cancel = default)
    {
        var tree = await Tree(cancel);
        if (!tree.Done) return tree;
        var said = await store.Set<Statement>().GroupBy(s => s.PropositionId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        var lines = await store.Set<OfficialLine>().GroupBy(l => l.PropositionId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        var seen = await store.Set<Observation>().Where(o => o.IssueId != null).GroupBy(o => o.IssueId!.Value)
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        var propositions = (await store.Set<Proposition>().AsNoTracking().OrderBy(p => p.Ordinal).ThenBy(p => p.Id).ToListAsync(cancel)).ToLookup(p => p.IssueId);
        return tree.Value.Select(i => i with
        {
            Observations = seen.GetValueOrDefault(i.Id),
            Propositions = [.. propositions[i.Id].Select((p, at) => new PropositionLine(p.Id, p.Content.Claim, p.Polarity, said.GetValueOrDefault(p.Id),
                lines.GetValueOrDefault(p.Id), at == 0, at == propositions[i.Id].Count() - 1))],
        }).ToList();
    }

    /// <summary>The issues alone, for a choice.</summary>
    public async Task<Outcome<IReadOnlyList<IssueNode>>> Tree(CancellationToken cancel = default)
    {
        if (!seat.May(Need.Read)) return new NotAllowed();
        var all = await store.Set<Issue>().AsNoTracking().OrderBy(i => i.Ordinal).ThenBy(i => i.Id).ToListAsync(cancel);
        return Nodes(all.ToLookup(i => i.ParentId), null, 0).ToList();
    }

    private static IEnumerable<IssueNode> Nodes(ILookup<Guid?, Issue> children, Guid? parent, int depth)
    {
        var beside = children[parent].ToList();
        return beside.SelectMany((i, at) => Nodes(children, i.Id, depth + 1)
            .Prepend(new(i.Id, i.ParentId, i.Content.Title, i.Content.Note, depth, at == 0, at == beside.Count - 1)));
    }
}
