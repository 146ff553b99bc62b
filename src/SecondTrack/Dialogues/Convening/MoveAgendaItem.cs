using Microsoft.EntityFrameworkCore;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Dialogues.Convening;

public sealed record NoFurther() : Refusal(new Words(
    "The item stands at the end already and cannot move further that way.", "该项目已在首尾位置，无法继续移动。"));

/// <summary>Moves an agenda item one place up or down.</summary>
public sealed class MoveAgendaItem(Store store, Seat seat)
{
    public static readonly Words Label = new("Agenda reordered", "已调整议程顺序");

    /// <summary>Gives the session the item belongs to, with the change.</summary>
    public async Task<Outcome<Put>> Run(Guid id, bool up, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Convene)) return new NotAllowed();
        if (await store.Set<AgendaItem>().SingleOrDefaultAsync(a => a.Id == id, cancel) is not { } item) return new NotThere();
        var items = await store.Set<AgendaItem>().Where(a => a.SessionId == item.SessionId).OrderBy(a => a.Ordinal).ThenBy(a => a.Id).ToListAsync(cancel);
        var at = items.IndexOf(item);
        var other = up ? at - 1 : at + 1;
        if (other < 0 || other >= items.Count) return new NoFurther();
        (items[at], items[other]) = (items[other], items[at]);
        for (var i = 0; i < items.Count; i++)
            if (items[i].Ordinal != i + 1)
                items[i].Ordinal = i + 1;
        return await store.SaveAs(item.SessionId, Label, cancel);
    }
}
