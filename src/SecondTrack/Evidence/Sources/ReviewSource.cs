using Microsoft.EntityFrameworkCore;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Evidence.Sources;

/// <summary>A source as somebody looks it over: its facts to correct, and every paragraph that was read, kept or dropped, with the reason.</summary>
public sealed record SourceReview(SourceHead Head)
{
    /// <summary>The newest text; 0 where there is none.</summary>
    public int Number { get; init; }

    public string Encoding { get; init; } = "";

    public IReadOnlyList<LocalText> Warnings { get; init; } = [];

    public IReadOnlyList<TextBlock> Paragraphs { get; init; } = [];

    public IReadOnlyList<SeriesOption> Series { get; init; } = [];
}

public sealed class ReviewSource(Store store, Seat seat, ReadSourceHead heads, ListSeriesOptions series)
{
    public async Task<Outcome<SourceReview>> Run(Guid id, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Write)) return new NotAllowed();
        var head = await heads.Run(id, cancel);
        if (!head.Done) return head.Refusal!;
        var options = await series.Run(cancel);
        var text = await store.Set<SourceText>().AsNoTracking().Where(t => t.SourceId == id).OrderByDescending(t => t.Number).FirstOrDefaultAsync(cancel);
        return new SourceReview(head.Value)
        {
            Number = text?.Number ?? 0, Encoding = text?.Content.Encoding ?? "", Warnings = text?.Content.Warnings ?? [],
            Paragraphs = text?.Content.Blocks ?? [], Series = options.Value,
        };
    }
}
