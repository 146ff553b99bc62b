using Microsoft.EntityFrameworkCore;
using SecondTrack.Evidence.Issues;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Evidence.Observing;

public sealed record CommunityUnderItself() : Refusal(new Words(
    "A community cannot lie within itself or within one of its own parts. Choose another place.",
    "群体不能放在自身或自身的下级之下。请选择其他位置。"));

/// <summary>Renames a community or moves it with all that lies within it.</summary>
public sealed class ChangeCommunity(Store store, Seat seat)
{
    public async Task<Outcome<Saved>> Run(Guid id, CommunityIn input, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Write)) return new NotAllowed();
        var community = await store.Set<Community>().SingleOrDefaultAsync(c => c.Id == id, cancel);
        if (community is null) return new NotThere();
        if (input.Name.IsEmpty) return new CommunityNeedsAName();
        if (input.ParentId != community.ParentId)
        {
            var parents = await store.Set<Community>().Select(c => new { c.Id, c.ParentId }).ToDictionaryAsync(c => c.Id, c => c.ParentId, cancel);
            if (input.ParentId is { } parent && !parents.ContainsKey(parent)) return new NotThere();
            if (SiblingOrder.WouldLoop(id, input.ParentId, parents)) return new CommunityUnderItself();
            community.ParentId = input.ParentId;
            community.Ordinal = 1 + (await store.Set<Community>().Where(c => c.ParentId == input.ParentId && c.Id != id).MaxAsync(c => (int?)c.Ordinal, cancel) ?? 0);
        }
        community.Content = new(input.Name.Over(community.Content.Name));
        var saved = await store.Save(new Words("Community changed", "已修改群体"), cancel);
        return saved.Done ? new Saved(id, saved.Value) : saved.Refusal!;
    }
}
