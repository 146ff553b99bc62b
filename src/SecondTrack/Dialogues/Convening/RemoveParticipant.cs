using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Dialogues.Convening;

/// <summary>Takes a person off the list of a round; the person stays.</summary>
public sealed class RemoveParticipant(Store store, Seat seat)
{
    public static readonly Words Label = new("Participant removed", "已移除与会者");

    public Task<Outcome<Guid>> Run(Guid id, CancellationToken cancel = default) => Removal.Of<Participant>(store, seat, id, Label, cancel);
}
