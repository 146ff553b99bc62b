using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Dialogues.Convening;

/// <summary>Removes a side with which nobody is counted any more.</summary>
public sealed class RemoveSide(Store store, Seat seat, ActorUses uses)
{
    public static readonly Words Label = new("Side removed", "已删除一方");

    public async Task<Outcome<Guid>> Run(Guid id, CancellationToken cancel = default) =>
        !seat.May(Need.Convene) ? new NotAllowed()
        : await uses.Any(id, cancel) ? new StillReferredTo()
        : await Removal.Of<Side>(store, seat, id, Label, cancel);
}
