using Microsoft.EntityFrameworkCore;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Evidence.Issues;

/// <summary>One place up or down among the issues beside it.</summary>
public sealed class MoveIssue(Store store, Seat seat)
{
    public async Task<Outcome<Saved>> Run(Guid id, Direction direction, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Write)) return new NotAllowed();
        var issue = await store.Set<Issue>().SingleOrDefaultAsync(i => i.Id == id, cancel);
        if (issue is null) return new NotThere();
        var beside = await store.Set<Issue>().Where(i => i.ParentId == issue.ParentId).OrderBy(i => i.Ordinal).ThenBy(i => i.Id).ToListAsync(cancel);
        foreach (var (ordinal, sibling) in SiblingOrder.Moved(beside, issue, direction).Index()) sibling.Ordinal = ordinal + 1;
        var saved = await store.Save(new Words("Issue moved", "已移动议题"), cancel);
        return saved.Done ? new Saved(id, saved.Value) : saved.Refusal!;
    }
}
