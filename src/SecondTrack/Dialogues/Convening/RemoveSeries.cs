using Microsoft.EntityFrameworkCore;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Dialogues.Convening;

public sealed record SeriesHasRounds(int Count) : Refusal(Count == 1
    ? new Words("The series has 1 round. Remove it first.", "该系列还有 1 个轮次，请先删除。")
    : new Words("The series has {0} rounds. Remove them first.", "该系列还有 {0} 个轮次，请先逐一删除。").With(Count));

/// <summary>Removes a series without rounds, with its sides, working groups and time line.</summary>
public sealed class RemoveSeries(Store store, Seat seat)
{
    public static readonly Words Label = new("Series removed", "已删除系列");

    public async Task<Outcome<Guid>> Run(Guid id, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Convene)) return new NotAllowed();
        if (await store.Set<Series>().SingleOrDefaultAsync(s => s.Id == id, cancel) is not { } series) return new NotThere();
        if (await store.Set<Round>().CountAsync(r => r.SeriesId == id, cancel) is > 0 and var rounds) return new SeriesHasRounds(rounds);
        store.RemoveRange(await store.Set<Side>().Where(s => s.SeriesId == id).ToListAsync(cancel));
        store.RemoveRange(await store.Set<WorkingGroup>().Where(g => g.SeriesId == id).ToListAsync(cancel));
        store.RemoveRange(await store.Set<TimelineEvent>().Where(e => e.SeriesId == id).ToListAsync(cancel));
        store.Remove(series);
        return await store.Save(Label, cancel);
    }
}
