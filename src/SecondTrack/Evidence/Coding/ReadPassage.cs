using Microsoft.EntityFrameworkCore;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Evidence.Coding;

/// <summary>A marked passage that another statement is to be read off.</summary>
public sealed record PassageToCode(Guid Id, Guid SourceId, LocalText SourceTitle, string LanguageTag, string Quote);

public sealed class ReadPassage(Store store, Seat seat)
{
    public async Task<Outcome<PassageToCode>> Run(Guid id, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Write)) return new NotAllowed();
        var passage = await store.Set<Passage>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, cancel);
        if (passage is null) return new NotThere();
        var source = await store.Set<Source>().AsNoTracking().SingleAsync(s => s.Id == passage.SourceId, cancel);
        return new PassageToCode(id, source.Id, source.Content.Title, source.LanguageTag, passage.Content.Quote);
    }
}
