using Microsoft.EntityFrameworkCore;
using SecondTrack.Evidence.Issues;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Evidence.Observing;

public sealed class RemoveObservation(Store store, Seat seat)
{
    public async Task<Outcome<Saved>> Run(Guid id, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Write)) return new NotAllowed();
        var observation = await store.Set<Observation>().SingleOrDefaultAsync(o => o.Id == id, cancel);
        if (observation is null) return new NotThere();
        store.Remove(observation);
        var saved = await store.Save(new Words("Observation removed", "已删除观察"), cancel);
        return saved.Done ? new Saved(id, saved.Value) : saved.Refusal!;
    }
}
