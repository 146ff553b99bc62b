using Microsoft.EntityFrameworkCore;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Evidence.Sources;

public sealed record TextHasMovedOn() : Refusal(new Words(
    "A newer text of this source was made meanwhile. Reload the page and choose again.",
    "此间该来源已生成新文本。请重新载入页面后再选。"));

public sealed record SameTextAgain() : Refusal(new Words(
    "That gives the very same text as before, so no new one was made.",
    "得到的文本与之前完全相同，因此没有生成新文本。"));

public sealed record NothingWouldBeKept() : Refusal(new Words(
    "No paragraph would be kept. Keep at least one, or remove the source.",
    "这样将不保留任何段落。请至少保留一段，或删除来源。"));

/// <summary>Puts the next frozen text of a source beside the ones before. Two people who do it at once do not both get the same number.</summary>
public sealed class NextText(Store store, Seat seat, Chance chance)
{
    internal async Task<Outcome<Guid>> Save(Source source, int after, SourceTextContent content, IReadOnlyList<object> along, Words label, CancellationToken cancel)
    {
        if (content.Text.Length == 0) return new NothingWouldBeKept();
        await using var alone = await store.Database.BeginTransactionAsync(cancel);
        await AuditChain.Lock(store, seat.CompartmentId, cancel);
        var newest = await store.Set<SourceText>().AsNoTracking().Where(t => t.SourceId == source.Id).OrderByDescending(t => t.Number).FirstOrDefaultAsync(cancel);
        if ((newest?.Number ?? 0) != after) return new TextHasMovedOn();
        if (newest?.Content.Hash == content.Hash) return new SameTextAgain();
        store.Add(FreezeText.Row(chance.NewId(), source, after + 1, content));
        store.AddRange(along);
        var saved = await store.Save(label, cancel);
        if (saved.Done) await alone.CommitAsync(cancel);
        return saved;
    }
}
