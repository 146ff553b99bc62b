using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Dialogues.People;

/// <summary>Removes an organisation that nobody belongs to and that nothing was said for.</summary>
public sealed class RemoveOrganisation(Store store, Seat seat, ActorUses uses)
{
    public static readonly Words Label = new("Organisation removed", "已删除机构");

    public async Task<Outcome<Guid>> Run(Guid id, CancellationToken cancel = default) =>
        !seat.May(Need.Convene) ? new NotAllowed()
        : await uses.Any(id, cancel) ? new StillReferredTo()
        : await Removal.Of<Organisation>(store, seat, id, Label, cancel);
}
