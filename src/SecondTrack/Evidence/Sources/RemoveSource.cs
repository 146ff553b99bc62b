using Microsoft.EntityFrameworkCore;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Evidence.Sources;

public sealed record SourceIsQuoted() : Refusal(new Words(
    "Passages, observations or judgements rest on this source. Remove those first.",
    "有段落、观察或判断依据这一来源，请先处理它们。"));

/// <summary>Takes a source away with its texts and its original, as long as nothing rests on it. Undo brings all of it back.</summary>
public sealed class RemoveSource(Store store, Seat seat)
{
    public static readonly Words Label = new("Source removed", "已删除来源");

    public async Task<Outcome<Guid>> Run(Guid id, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Write)) return new NotAllowed();
        var source = await store.Set<Source>().SingleOrDefaultAsync(s => s.Id == id, cancel);
        if (source is null) return new NotThere();
        if (await store.Set<Passage>().AnyAsync(p => p.SourceId == id, cancel) || await store.Set<Observation>().AnyAsync(o => o.SourceId == id, cancel))
            return new SourceIsQuoted();
        store.RemoveRange(await store.Set<SourcePerson>().Where(p => p.SourceId == id).ToListAsync(cancel));
        store.RemoveRange(await store.Set<SourceText>().Where(t => t.SourceId == id).ToListAsync(cancel));
        store.RemoveRange(await store.Set<SourceOriginal>().Where(o => o.SourceId == id).ToListAsync(cancel));
        store.RemoveRange(await store.Set<Note>().Where(n => n.AboutId == id).ToListAsync(cancel));
        store.Remove(source);
        var saved = await store.Save(Label, cancel);
        return saved.Refusal is StillReferredTo ? new SourceIsQuoted() : saved;
    }
}
