using Microsoft.EntityFrameworkCore;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Dialogues.Convening;

/// <summary>Adds a working group to a series, or changes one.</summary>
public sealed class PutWorkingGroup(Store store, Seat seat, Chance chance)
{
    public static readonly Words Added = new("Working group added", "已新增工作组");
    public static readonly Words Changed = new("Working group changed", "已修改工作组");

    public async Task<Outcome<Put>> Run(Guid series, Guid? id, LocalText name, LocalText task, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Convene)) return new NotAllowed();
        if (name.IsEmpty) return new NameIsMissing();
        if (!await store.Set<Series>().AnyAsync(s => s.Id == series, cancel)) return new NotThere();
        var group = id is null ? null : await store.Set<WorkingGroup>().SingleOrDefaultAsync(g => g.Id == id && g.SeriesId == series, cancel);
        if (id is not null && group is null) return new NotThere();
        if (group is null)
        {
            var last = await store.Set<WorkingGroup>().Where(g => g.SeriesId == series).MaxAsync(g => (int?)g.Ordinal, cancel) ?? -1;
            group = new WorkingGroup { Id = chance.NewId(), CompartmentId = seat.CompartmentId, SeriesId = series, Ordinal = last + 1 };
            store.Add(group);
        }
        group.Content = new WorkingGroupContent(name, task);
        return await store.SaveAs(group.Id, id is null ? Added : Changed, cancel);
    }
}
