using Microsoft.EntityFrameworkCore;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Evidence.Issues;

public sealed record IssueIsNotEmpty() : Refusal(new Words(
    "This issue still holds propositions, parts or observations. Move or remove those first.",
    "该议题下仍有命题、下级议题或观察。请先移走或删除它们。"));

public sealed class RemoveIssue(Store store, Seat seat)
{
    public async Task<Outcome<Saved>> Run(Guid id, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Write)) return new NotAllowed();
        var issue = await store.Set<Issue>().SingleOrDefaultAsync(i => i.Id == id, cancel);
        if (issue is null) return new NotThere();
        if (await store.Set<Issue>().AnyAsync(i => i.ParentId == id, cancel)
            || await store.Set<Proposition>().AnyAsync(p => p.IssueId == id, cancel)
            || await store.Set<Observation>().AnyAsync(o => o.IssueId == id, cancel)) return new IssueIsNotEmpty();
        store.Remove(issue);
        var saved = await store.Save(new Words("Issue removed", "已删除议题"), cancel);
        return saved.Done ? new Saved(id, saved.Value) : saved.Refusal!;
    }
}
