using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using SecondTrack.Evidence.Coding;
using SecondTrack.Storage;

namespace SecondTrack.Evidence.Sources;

/// <summary>The original bytes and the frozen texts against their hashes, and every passage against its text.</summary>
internal sealed class SourcesCheck(ContentSeal seal) : StoreCheck("sources")
{
    internal override async IAsyncEnumerable<Words> OfCompartment(Store store, [EnumeratorCancellation] CancellationToken cancel)
    {
        if (store.Seat.IsEncrypted && store.OpenOne is null) yield break;
        await foreach (var original in store.Set<SourceOriginal>().AsNoTracking().OrderBy(o => o.Id).AsAsyncEnumerable().WithCancellation(cancel))
            if (HashOf(original) != original.Content.Sha256)
                yield return new Words("The original of source {0} is not the file that came in.", "来源 {0} 的原件与收录时的文件不符。").With(original.SourceId);
        var ids = await store.Set<SourceText>().OrderBy(t => t.Id).Select(t => t.Id).ToListAsync(cancel);
        foreach (var id in ids)
        {
            var text = await store.Set<SourceText>().AsNoTracking().SingleAsync(t => t.Id == id, cancel);
            if (Anchor.HashOf(text.Content.Text) != text.Content.Hash)
                yield return new Words("Text {0} of source {1} is not the text that was frozen.", "来源 {1} 的文本 {0} 与固定时的文本不符。").With(text.Number, text.SourceId);
            foreach (var passage in await store.Set<Passage>().AsNoTracking().Where(p => p.SourceTextId == id).ToListAsync(cancel))
                if (Anchor.Make(text.Content.Text, passage.Start, passage.End) is not { } anchor || anchor.Quote != passage.Content.Quote)
                    yield return new Words("Passage {0} of source {1} does not stand where it should.", "来源 {1} 的段落 {0} 不在其应在的位置。").With(passage.Id, passage.SourceId);
        }
    }

    private string HashOf(SourceOriginal original) =>
        Convert.ToHexStringLower(SHA256.HashData(seal.Open(original.SealedBytes, original.PlaceOf(nameof(SourceOriginal.SealedBytes)))));
}
