using Microsoft.EntityFrameworkCore;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Evidence.Issues;

public sealed class RemoveOfficialLine(Store store, Seat seat)
{
    /// <summary>Gives the proposition it belonged to.</summary>
    public async Task<Outcome<Saved>> Run(Guid id, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Write)) return new NotAllowed();
        var line = await store.Set<OfficialLine>().SingleOrDefaultAsync(l => l.Id == id, cancel);
        if (line is null) return new NotThere();
        store.Remove(line);
        var saved = await store.Save(new Words("Official line removed", "已删除官方立场"), cancel);
        return saved.Done ? new Saved(line.PropositionId, saved.Value) : saved.Refusal!;
    }
}
