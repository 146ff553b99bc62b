using Microsoft.EntityFrameworkCore;
using SecondTrack.Evidence.Formats;
using SecondTrack.Evidence.Sources;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Evidence.Coding;

/// <summary>One paragraph of a source's newest text, to quote from without scripts.</summary>
public sealed record ParagraphToQuote(Guid SourceId, Guid TextId, LocalText SourceTitle, string LanguageTag, TextLine Line)
{
    /// <summary>
    /// Where a typed quote stands: exactly, and once in the paragraph. A browser sends other line ends and may send decomposed letters; they
    /// are written here as the frozen text writes them.
    /// </summary>
    public Outcome<QuoteIn> Place(string typed)
    {
        var quote = FrozenText.Of(typed).Text.Trim();
        if (quote.Length == 0) return new NothingIsQuoted();
        if (Anchor.Find(Line.Text, quote) is { } anchor) return new QuoteIn(TextId, Line.Start + anchor.Start, Line.Start + anchor.End, quote);
        return new QuoteIsNotInTheText(Anchor.Count(Line.Text, quote));
    }
}

public sealed class ReadParagraph(Store store, Seat seat)
{
    /// <param name="line">As the page numbers the lines of the text, from 0.</param>
    public async Task<Outcome<ParagraphToQuote>> Run(Guid sourceId, int line, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Write)) return new NotAllowed();
        var source = await store.Set<Source>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == sourceId, cancel);
        var text = await store.Set<SourceText>().AsNoTracking().Where(t => t.SourceId == sourceId).OrderByDescending(t => t.Number).FirstOrDefaultAsync(cancel);
        if (source is null || text is null) return new NotThere();
        return ReadSource.Lines(text.Content.Text).Find(l => l.Index == line) is { } found
            ? new ParagraphToQuote(sourceId, text.Id, source.Content.Title, source.LanguageTag, found)
            : new NotThere();
    }
}
