using Microsoft.EntityFrameworkCore;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Evidence.Coding;

public sealed record PassageIsLost() : Refusal(new Words(
    "The quote does not stand exactly and only once in the newer text. The passage stays with the text it was taken from.",
    "引文在新文本中并非完全一致且唯一。该段落仍保留在原来的文本中。"));

/// <summary>
/// A person takes a passage over to the newest text of its source, where its quote stands exactly and only once. A new passage is made there
/// and the statements go with it; nothing moves by itself.
/// </summary>
public sealed class MovePassage(Store store, Seat seat, Chance chance)
{
    public static readonly Words Label = new("Passage taken over to the newer text", "段落已转到新文本");

    public async Task<Outcome<(Guid Source, Guid Passage, Guid Change)>> Run(Guid id, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Write)) return new NotAllowed();
        var passage = await store.Set<Passage>().SingleOrDefaultAsync(p => p.Id == id, cancel);
        if (passage is null) return new NotThere();
        var newest = await store.Set<SourceText>().AsNoTracking().Where(t => t.SourceId == passage.SourceId)
            .OrderByDescending(t => t.Number).FirstAsync(cancel);
        if (newest.Id == passage.SourceTextId || QuotePassage.AnchorOf(passage).FindIn(newest.Content.Text) is not { } anchor) return new PassageIsLost();

        var there = await store.Set<Passage>().Where(p => p.SourceTextId == newest.Id && p.Start == anchor.Start && p.End == anchor.End)
            .OrderBy(p => p.Id).FirstOrDefaultAsync(cancel);
        var target = there ?? QuotePassage.Row(chance.NewId(), newest, anchor);
        if (there is null) store.Add(target);
        if (passage.Content.Codes.Except(target.Content.Codes).ToList() is { Count: > 0 } codes)
            target.Content = target.Content with { Codes = [.. target.Content.Codes, .. codes] };
        foreach (var statement in await store.Set<Statement>().Where(s => s.PassageId == id).ToListAsync(cancel)) statement.PassageId = target.Id;
        store.Remove(passage);
        var saved = await store.Save(Label, cancel);
        return saved.Done ? (passage.SourceId, target.Id, saved.Value) : saved.Refusal!;
    }
}
