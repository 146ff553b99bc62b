using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Dialogues.Continuity;

public sealed class RemoveEvent(Store store, Seat seat)
{
    public static readonly Words Label = new("Event removed", "已删除事件");

    public Task<Outcome<Guid>> Run(Guid id, CancellationToken cancel = default) => Removal.Of<TimelineEvent>(store, seat, id, Label, cancel);
}
