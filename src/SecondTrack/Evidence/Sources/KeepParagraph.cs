using Microsoft.EntityFrameworkCore;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Evidence.Sources;

/// <summary>Keeps a paragraph that was dropped, or drops one that was kept: the source gets its next text, the one before stays.</summary>
public sealed class KeepParagraph(Store store, Seat seat, NextText next)
{
    public static readonly Words KeptLabel = new("Paragraph kept", "已保留段落"), DroppedLabel = new("Paragraph dropped", "已去掉段落");

    /// <param name="number">The text that the person had before them.</param>
    /// <param name="paragraph">Counted from 0 over all paragraphs read, kept or dropped.</param>
    public async Task<Outcome<Guid>> Run(Guid sourceId, int number, int paragraph, bool keep, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Write)) return new NotAllowed();
        var source = await store.Set<Source>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == sourceId, cancel);
        var text = await store.Set<SourceText>().AsNoTracking().SingleOrDefaultAsync(t => t.SourceId == sourceId && t.Number == number, cancel);
        if (source is null || text is null || paragraph < 0 || paragraph >= text.Content.Blocks.Count) return new NotThere();
        if (text.Content.Blocks[paragraph].Kept == keep) return new SameTextAgain();
        var blocks = text.Content.Blocks.Select((b, i) => i == paragraph ? b with { Kept = keep } : b).ToList();
        var content = FreezeText.Of(blocks, text.Content.Encoding, text.Content.Warnings);
        return await next.Save(source, number, content, [], keep ? KeptLabel : DroppedLabel, cancel);
    }
}
