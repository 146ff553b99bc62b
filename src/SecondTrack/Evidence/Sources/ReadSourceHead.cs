using Microsoft.EntityFrameworkCore;
using SecondTrack.Dialogues;
using SecondTrack.Evidence.Coding;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Evidence.Sources;

/// <summary>What is known about one source: its facts, its series and session, its people, its original.</summary>
public sealed class ReadSourceHead(Store store, Seat seat, ContentSeal seal)
{
    public async Task<Outcome<SourceHead>> Run(Guid id, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Read)) return new NotAllowed();
        var source = await store.Set<Source>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, cancel);
        if (source is null) return new NotThere();
        var series = source.SeriesId is { } s ? await store.Set<Series>().AsNoTracking().SingleAsync(x => x.Id == s, cancel) : null;
        var session = source.SessionId is { } n ? await store.Set<Session>().AsNoTracking().SingleAsync(x => x.Id == n, cancel) : null;
        return new SourceHead(id, Facts(source), source.AddedAt)
        {
            Series = series?.Content.Title, Session = session?.Content.Title, People = await People(id, cancel), Original = await Original(id, cancel),
        };
    }

    private static SourceIn Facts(Source source) => new()
    {
        Kind = source.Kind, Title = source.Content.Title, Byline = source.Content.Byline, Publisher = source.Content.Publisher, Address = source.Content.Address,
        Note = source.Content.Note, Date = source.Date, LanguageTag = source.LanguageTag, IsPublic = source.IsPublic, FirstHand = source.FirstHand,
        Venue = source.Venue, GroundRule = source.GroundRule, SeriesId = source.SeriesId, SessionId = source.SessionId,
    };

    private async Task<List<PersonOfSource>> People(Guid id, CancellationToken cancel)
    {
        var rows = await store.Set<SourcePerson>().AsNoTracking().Where(p => p.SourceId == id).OrderBy(p => p.Role).ThenBy(p => p.Id).ToListAsync(cancel);
        var names = await NameActors.Of(store, [.. rows.Select(p => (ActorKind.Person, p.PersonId))], cancel);
        return [.. rows.Where(p => names.ContainsKey(p.PersonId))
            .Select(p => new PersonOfSource(p.Id, p.PersonId, names[p.PersonId].Name, names[p.PersonId].Side, p.Role, p.Content.NameAsPrinted))];
    }

    /// <summary>Only what is said about the bytes: they themselves may be many.</summary>
    private async Task<OriginalFacts?> Original(Guid id, CancellationToken cancel)
    {
        var row = await store.Set<SourceOriginal>().Where(o => o.SourceId == id).OrderBy(o => o.Id)
            .Select(o => new { o.Id, o.CompartmentId, o.Size, o.Sealed }).FirstOrDefaultAsync(cancel);
        if (row is null) return null;
        var said = new SourceOriginal { Id = row.Id, CompartmentId = row.CompartmentId, Sealed = row.Sealed, Seal = seal }.Content;
        return new(said.FileName, row.Size, said.Sha256);
    }
}
