using Microsoft.EntityFrameworkCore;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Dialogues.Convening;

public sealed record EnoughSides() : Refusal(new Words(
    "A series has at most four sides, one for each accent colour.", "一个系列最多四方，每方对应一种标示色。"));

/// <summary>Adds a side of the dispute, or changes its name. Its place among the sides, and so its colour, stays.</summary>
public sealed class PutSide(Store store, Seat seat, Chance chance)
{
    public const int Most = 4;

    public static readonly Words Added = new("Side added", "已新增一方");
    public static readonly Words Changed = new("Side changed", "已修改一方");

    public async Task<Outcome<Put>> Run(Guid series, Guid? id, LocalText name, LocalText note, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Convene)) return new NotAllowed();
        if (name.IsEmpty) return new NameIsMissing();
        if (!await store.Set<Series>().AnyAsync(s => s.Id == series, cancel)) return new NotThere();
        var sides = await store.Set<Side>().Where(s => s.SeriesId == series).ToListAsync(cancel);
        var side = id is null ? null : sides.Find(s => s.Id == id);
        if (id is not null && side is null) return new NotThere();
        if (side is null)
        {
            if (sides.Count >= Most) return new EnoughSides();
            var free = Enumerable.Range(0, Most).First(n => sides.TrueForAll(s => s.Ordinal != n));
            side = new Side { Id = chance.NewId(), CompartmentId = seat.CompartmentId, SeriesId = series, Ordinal = free };
            store.Add(side);
        }
        side.Content = new SideContent(name, note);
        return await store.SaveAs(side.Id, id is null ? Added : Changed, cancel);
    }
}
