using Microsoft.EntityFrameworkCore;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Evidence.Sources;

/// <summary>A public text without anything of ours on it: no note, no passage, no person.</summary>
public sealed record PublicText(Guid Id, LocalText Title, string Byline, LocalText Publisher, PartialDate Date, string? Address, string LanguageTag);

public sealed record PublicTextRead(PublicText Head, string Text);

/// <summary>What anybody may read of our sources, as it may be open on a laptop at a border.</summary>
public sealed class ListPublic(Store store, Seat seat)
{
    private const int Most = 200;

    public async Task<Outcome<IReadOnlyList<PublicText>>> Run(CancellationToken cancel = default)
    {
        if (!seat.May(Need.Reading)) return new NotAllowed();
        return (await Public().OrderByDescending(s => s.DateKey).ThenBy(s => s.Id).Take(Most).ToListAsync(cancel)).ConvertAll(Head);
    }

    public async Task<Outcome<PublicTextRead>> One(Guid id, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Reading)) return new NotAllowed();
        if (await Public().SingleOrDefaultAsync(s => s.Id == id, cancel) is not { } source) return new NotThere();
        var text = await store.Set<SourceText>().AsNoTracking().Where(t => t.SourceId == id).OrderByDescending(t => t.Number).FirstOrDefaultAsync(cancel);
        return new PublicTextRead(Head(source), text?.Content.Text ?? "");
    }

    private IQueryable<Source> Public() => store.Set<Source>().AsNoTracking().Where(s => s.IsPublic && !s.FirstHand && s.GroundRule == GroundRule.OnTheRecord);

    private static PublicText Head(Source s) => new(s.Id, s.Content.Title, s.Content.Byline, s.Content.Publisher, s.Date, s.Content.Address, s.LanguageTag);
}
