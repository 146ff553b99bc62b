using Microsoft.EntityFrameworkCore;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Evidence.Observing;

/// <summary>A community to be changed, with what depends on it and the places it may move to.</summary>
public sealed record CommunityFound(Guid Id, CommunityIn Facts, int Parts, int Observations, int Statements, IReadOnlyList<CommunityNode> Tree)
{
    public bool IsFree => Parts + Observations + Statements == 0;
}

public sealed class FindCommunity(Store store, Seat seat, ShowCommunities communities)
{
    public async Task<Outcome<CommunityFound>> Run(Guid id, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Read)) return new NotAllowed();
        var row = await store.Set<Community>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancel);
        if (row is null) return new NotThere();
        var tree = (await communities.Run(cancel)).Value;
        var node = tree.First(c => c.Id == id);
        return new CommunityFound(id, new(row.Content.Name, row.ParentId), tree.Count(c => c.ParentId == id), node.Observations, node.Statements, tree);
    }
}
