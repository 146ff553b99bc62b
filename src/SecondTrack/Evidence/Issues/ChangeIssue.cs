using Microsoft.EntityFrameworkCore;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Evidence.Issues;

public sealed record IssueUnderItself() : Refusal(new Words(
    "An issue cannot lie under itself or under one of its own parts. Choose another place.",
    "议题不能放在自身或自身的下级之下。请选择其他位置。"));

/// <summary>Renames an issue or moves it with all that lies under it.</summary>
public sealed class ChangeIssue(Store store, Seat seat)
{
    public async Task<Outcome<Saved>> Run(Guid id, IssueIn input, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Write)) return new NotAllowed();
        var issue = await store.Set<Issue>().SingleOrDefaultAsync(i => i.Id == id, cancel);
        if (issue is null) return new NotThere();
        if (input.Title.IsEmpty) return new IssueNeedsATitle();
        if (input.ParentId != issue.ParentId)
        {
            var parents = await store.Set<Issue>().Select(i => new { i.Id, i.ParentId }).ToDictionaryAsync(i => i.Id, i => i.ParentId, cancel);
            if (input.ParentId is { } parent && !parents.ContainsKey(parent)) return new NotThere();
            if (SiblingOrder.WouldLoop(id, input.ParentId, parents)) return new IssueUnderItself();
            issue.ParentId = input.ParentId;
            issue.Ordinal = 1 + (await store.Set<Issue>().Where(i => i.ParentId == input.ParentId && i.Id != id).MaxAsync(i => (int?)i.Ordinal, cancel) ?? 0);
        }
        issue.Content = new(input.Title.Over(issue.Content.Title), input.Note.Over(issue.Content.Note));
        var saved = await store.Save(new Words("Issue changed", "已修改议题"), cancel);
        return saved.Done ? new Saved(id, saved.Value) : saved.Refusal!;
    }
}
