using Microsoft.EntityFrameworkCore;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Evidence.Sources;

/// <summary>It was not this person. The person stays, only not with this source.</summary>
public sealed class RemovePersonOfSource(Store store, Seat seat)
{
    public static readonly Words Label = new("Person of the source taken off", "已移除来源相关人物");

    public async Task<Outcome<Guid>> Run(Guid sourceId, Guid id, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Write)) return new NotAllowed();
        var row = await store.Set<SourcePerson>().SingleOrDefaultAsync(p => p.Id == id && p.SourceId == sourceId, cancel);
        if (row is null) return new NotThere();
        store.Remove(row);
        return await store.Save(Label, cancel);
    }
}
