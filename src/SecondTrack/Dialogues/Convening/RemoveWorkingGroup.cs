using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Dialogues.Convening;

/// <summary>Removes a working group that no session belongs to.</summary>
public sealed class RemoveWorkingGroup(Store store, Seat seat)
{
    public static readonly Words Label = new("Working group removed", "已删除工作组");

    public Task<Outcome<Guid>> Run(Guid id, CancellationToken cancel = default) => Removal.Of<WorkingGroup>(store, seat, id, Label, cancel);
}
