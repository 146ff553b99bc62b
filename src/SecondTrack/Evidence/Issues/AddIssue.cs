using Microsoft.EntityFrameworkCore;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Evidence.Issues;

public sealed record IssueIn(LocalText Title, LocalText Note, Guid? ParentId);

public sealed record Saved(Guid Id, Guid Change);

public sealed record IssueNeedsATitle() : Refusal(new Words(
    "The issue has no title. Write it in one language at least; the other can come later.",
    "议题没有标题。请至少用一种语言填写，另一种可以以后补上。"));

public sealed class AddIssue(Store store, Seat seat, Chance chance)
{
    public async Task<Outcome<Saved>> Run(IssueIn input, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Write)) return new NotAllowed();
        if (input.Title.IsEmpty) return new IssueNeedsATitle();
        if (input.ParentId is { } parent && !await store.Set<Issue>().AnyAsync(i => i.Id == parent, cancel)) return new NotThere();
        var last = await store.Set<Issue>().Where(i => i.ParentId == input.ParentId).MaxAsync(i => (int?)i.Ordinal, cancel) ?? 0;
        var issue = new Issue { Id = chance.NewId(), CompartmentId = seat.CompartmentId, ParentId = input.ParentId, Ordinal = last + 1, Content = new(input.Title, input.Note) };
        store.Add(issue);
        var saved = await store.Save(new Words("Issue added", "已新增议题"), cancel);
        return saved.Done ? new Saved(issue.Id, saved.Value) : saved.Refusal!;
    }
}
