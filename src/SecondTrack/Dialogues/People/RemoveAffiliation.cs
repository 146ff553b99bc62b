using Microsoft.EntityFrameworkCore;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Dialogues.People;

public sealed class RemoveAffiliation(Store store, Seat seat)
{
    public static readonly Words Label = new("Affiliation removed", "已删除任职");

    public async Task<Outcome<Guid>> Run(Guid id, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Write)) return new NotAllowed();
        if (await store.Set<Affiliation>().SingleOrDefaultAsync(a => a.Id == id, cancel) is not { } affiliation) return new NotThere();
        store.Remove(affiliation);
        return await store.Save(Label, cancel);
    }
}
