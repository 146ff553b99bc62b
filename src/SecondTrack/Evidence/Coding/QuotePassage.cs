using Microsoft.EntityFrameworkCore;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Evidence.Coding;

/// <summary>What was selected, as the reader's screen showed it: the quote proves that both mean the same place.</summary>
public sealed record QuoteIn(Guid SourceTextId, int Start, int End, string Quote);

public sealed record QuoteDoesNotStandThere() : Refusal(new Words(
    "The selected words do not stand at this place of the text. Reload the page and select them again.",
    "所选文字与原文此处不符。请重新载入页面后再选。"));

public sealed record NothingIsQuoted() : Refusal(new Words(
    "Nothing is selected. Select the words that carry the statement.",
    "尚未选择文字。请选中承载该陈述的文字。"));

public sealed record QuoteIsNotInTheText(int Times) : Refusal(Times == 0
    ? new Words(
        "These words do not stand in the text exactly so. Copy them from the paragraph without changing anything.",
        "原文中没有与此完全一致的文字。请从段落中原样复制，不要改动。")
    : new Words(
        "These words stand in the text {0} times. Take a few more words with them, so that it is clear which place is meant.",
        "这段文字在原文中出现了{0}次。请多选几个字，以便确定是哪一处。").With(Times));

/// <summary>Marks a passage: its anchor is made once and never moved. The same stretch marked again is the same passage.</summary>
public sealed class QuotePassage(Store store, Seat seat, Chance chance)
{
    public static readonly Words Label = new("Passage marked", "已标记段落");

    public async Task<Outcome<(Guid Passage, Guid? Change)>> Run(QuoteIn quote, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Write)) return new NotAllowed();
        var placed = await Place(quote, cancel);
        if (!placed.Done) return placed.Refusal!;
        if (store.Entry(placed.Value).State != EntityState.Added) return (placed.Value.Id, (Guid?)null);
        var saved = await store.Save(Label, cancel);
        return saved.Done ? (placed.Value.Id, saved.Value) : saved.Refusal!;
    }

    /// <summary>The passage for a quote: one that is there, or a new one that waits to be saved.</summary>
    internal async Task<Outcome<Passage>> Place(QuoteIn quote, CancellationToken cancel)
    {
        var text = await store.Set<SourceText>().AsNoTracking().SingleOrDefaultAsync(t => t.Id == quote.SourceTextId, cancel);
        if (text is null) return new NotThere();
        if (Anchor.Make(text.Content.Text, quote.Start, quote.End) is not { } dragged) return new NothingIsQuoted();
        if (dragged.Quote != quote.Quote) return new QuoteDoesNotStandThere();
        if (Trimmed(text.Content.Text, dragged) is not { } anchor) return new NothingIsQuoted();
        var there = await store.Set<Passage>()
            .Where(p => p.SourceTextId == text.Id && p.Start == anchor.Start && p.End == anchor.End).OrderBy(p => p.Id).FirstOrDefaultAsync(cancel);
        if (there is not null) return there;
        var passage = Row(chance.NewId(), text, anchor);
        store.Add(passage);
        return passage;
    }

    internal static Passage Row(Guid id, SourceText text, Anchor anchor) => new()
    {
        Id = id, CompartmentId = text.CompartmentId, SourceId = text.SourceId, SourceTextId = text.Id, Start = anchor.Start, End = anchor.End,
        Content = new(anchor.Quote, anchor.Before, anchor.After, anchor.TextHash),
    };

    internal static Anchor AnchorOf(Passage passage) =>
        new(passage.Start, passage.End, passage.Content.Quote, passage.Content.Before, passage.Content.After, passage.Content.TextHash);

    /// <summary>A drag easily takes the line end or a space with it: white space at either end is no part of a quote.</summary>
    private static Anchor? Trimmed(string text, Anchor dragged)
    {
        var before = dragged.Quote.Length - dragged.Quote.TrimStart().Length;
        var after = dragged.Quote.Length - dragged.Quote.TrimEnd().Length;
        // All white space is one code unit, so units are code points here.
        return before == 0 && after == 0 ? dragged : Anchor.Make(text, dragged.Start + before, dragged.End - after);
    }
}
