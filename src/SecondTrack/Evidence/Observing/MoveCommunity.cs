using Microsoft.EntityFrameworkCore;
using SecondTrack.Evidence.Issues;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Evidence.Observing;

/// <summary>One place up or down among the communities beside it.</summary>
public sealed class MoveCommunity(Store store, Seat seat)
{
    public async Task<Outcome<Saved>> Run(Guid id, Direction direction, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Write)) return new NotAllowed();
        var community = await store.Set<Community>().SingleOrDefaultAsync(c => c.Id == id, cancel);
        if (community is null) return new NotThere();
        var beside = await store.Set<Community>().Where(c => c.ParentId == community.ParentId).OrderBy(c => c.Ordinal).ThenBy(c => c.Id).ToListAsync(cancel);
        foreach (var (ordinal, sibling) in SiblingOrder.Moved(beside, community, direction).Index()) sibling.Ordinal = ordinal + 1;
        var saved = await store.Save(new Words("Community moved", "已移动群体"), cancel);
        return saved.Done ? new Saved(id, saved.Value) : saved.Refusal!;
    }
}
