using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Dialogues.Convening;

public sealed class RemoveAgendaItem(Store store, Seat seat)
{
    public static readonly Words Label = new("Agenda item removed", "已删除议程项目");

    public Task<Outcome<Guid>> Run(Guid id, CancellationToken cancel = default) => Removal.Of<AgendaItem>(store, seat, id, Label, cancel);
}
