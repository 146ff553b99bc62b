using Microsoft.EntityFrameworkCore;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Evidence.Issues;

/// <summary>An issue to be changed, with what depends on it and the places it may move to.</summary>
public sealed record IssueFound(Guid Id, IssueIn Facts, int Parts, int Propositions, int Observations, IReadOnlyList<IssueNode> Tree)
{
    public bool IsFree => Parts + Propositions + Observations == 0;
}

public sealed class FindIssue(Store store, Seat seat, ShowIssues issues)
{
    public async Task<Outcome<IssueFound>> Run(Guid id, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Read)) return new NotAllowed();
        var issue = await store.Set<Issue>().AsNoTracking().SingleOrDefaultAsync(i => i.Id == id, cancel);
        if (issue is null) return new NotThere();
        return new IssueFound(id, new(issue.Content.Title, issue.Content.Note, issue.ParentId), await store.Set<Issue>().CountAsync(i => i.ParentId == id, cancel),
            await store.Set<Proposition>().CountAsync(p => p.IssueId == id, cancel), await store.Set<Observation>().CountAsync(o => o.IssueId == id, cancel),
            (await issues.Tree(cancel)).Value);
    }
}
