using Microsoft.EntityFrameworkCore;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Evidence.Issues;

/// <summary>One place up or down among the propositions of its issue.</summary>
public sealed class MoveProposition(Store store, Seat seat)
{
    public async Task<Outcome<Saved>> Run(Guid id, Direction direction, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Write)) return new NotAllowed();
        var proposition = await store.Set<Proposition>().SingleOrDefaultAsync(p => p.Id == id, cancel);
        if (proposition is null) return new NotThere();
        var beside = await store.Set<Proposition>().Where(p => p.IssueId == proposition.IssueId).OrderBy(p => p.Ordinal).ThenBy(p => p.Id).ToListAsync(cancel);
        foreach (var (ordinal, sibling) in SiblingOrder.Moved(beside, proposition, direction).Index()) sibling.Ordinal = ordinal + 1;
        var saved = await store.Save(new Words("Proposition moved", "已移动命题"), cancel);
        return saved.Done ? new Saved(id, saved.Value) : saved.Refusal!;
    }
}
