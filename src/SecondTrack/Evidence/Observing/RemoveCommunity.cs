using Microsoft.EntityFrameworkCore;
using SecondTrack.Evidence.Issues;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Evidence.Observing;

public sealed record CommunityIsUsed() : Refusal(new Words(
    "This community still has parts, observations or statements. Move or remove those first.",
    "该群体下仍有下级群体、观察或陈述。请先移走或删除它们。"));

public sealed class RemoveCommunity(Store store, Seat seat)
{
    public async Task<Outcome<Saved>> Run(Guid id, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Write)) return new NotAllowed();
        var community = await store.Set<Community>().SingleOrDefaultAsync(c => c.Id == id, cancel);
        if (community is null) return new NotThere();
        if (await store.Set<Community>().AnyAsync(c => c.ParentId == id, cancel)
            || await store.Set<Observation>().AnyAsync(o => o.CommunityId == id, cancel)
            || await store.Set<Statement>().AnyAsync(s => s.ActorId == id && s.ActorKind == ActorKind.Community, cancel)) return new CommunityIsUsed();
        store.Remove(community);
        var saved = await store.Save(new Words("Community removed", "已删除群体"), cancel);
        return saved.Done ? new Saved(id, saved.Value) : saved.Refusal!;
    }
}
