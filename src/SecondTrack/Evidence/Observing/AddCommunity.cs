using Microsoft.EntityFrameworkCore;
using SecondTrack.Evidence.Issues;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Evidence.Observing;

public sealed record CommunityIn(LocalText Name, Guid? ParentId);

public sealed record CommunityNeedsAName() : Refusal(new Words(
    "The community has no name. Write it in one language at least.",
    "群体没有名称。请至少用一种语言填写。"));

public sealed class AddCommunity(Store store, Seat seat, Chance chance)
{
    public async Task<Outcome<Saved>> Run(CommunityIn input, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Write)) return new NotAllowed();
        if (input.Name.IsEmpty) return new CommunityNeedsAName();
        if (input.ParentId is { } parent && !await store.Set<Community>().AnyAsync(c => c.Id == parent, cancel)) return new NotThere();
        var last = await store.Set<Community>().Where(c => c.ParentId == input.ParentId).MaxAsync(c => (int?)c.Ordinal, cancel) ?? 0;
        var community = new Community { Id = chance.NewId(), CompartmentId = seat.CompartmentId, ParentId = input.ParentId, Ordinal = last + 1, Content = new(input.Name) };
        store.Add(community);
        var saved = await store.Save(new Words("Community added", "已新增群体"), cancel);
        return saved.Done ? new Saved(community.Id, saved.Value) : saved.Refusal!;
    }
}
