using Microsoft.EntityFrameworkCore;
using SecondTrack.Evidence.Issues;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Evidence.Observing;

public sealed class ChangeObservation(Store store, Seat seat)
{
    public async Task<Outcome<Saved>> Run(Guid id, ObservationIn input, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Write)) return new NotAllowed();
        var observation = await store.Set<Observation>().SingleOrDefaultAsync(o => o.Id == id, cancel);
        if (observation is null) return new NotThere();
        if (await AddObservation.Fault(store, input, cancel) is { } refusal) return refusal;
        AddObservation.Fill(observation, input);
        observation.Content = new(input.Text.Over(observation.Content.Text));
        var saved = await store.Save(new Words("Observation changed", "已修改观察"), cancel);
        return saved.Done ? new Saved(id, saved.Value) : saved.Refusal!;
    }
}
