using Microsoft.EntityFrameworkCore;
using SecondTrack.Search;
using SecondTrack.Storage;

namespace SecondTrack.Evidence.Searching;

/// <summary>What is known about a source: title, byline, publisher, note.</summary>
internal sealed class SourceSearch() : SearchType<Source>("source", new("Source", "来源"))
{
    internal override Task<IReadOnlyCollection<Guid>> TouchedBy(Store store, IReadOnlyList<PrivateRow> rows, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyCollection<Guid>>([.. rows.OfType<SourcePerson>().Select(p => p.SourceId)]);

    protected override async Task<IReadOnlyList<SearchCard>> Describe(Store store, IReadOnlyList<Source> rows, CancellationToken cancel)
    {
        var people = await SourceFacts.People(store, [.. rows.Select(s => s.Id)], cancel);
        return [.. rows.Select(s => new SearchCard(s.Id, s.Date)
        {
            Title = s.Content.Title,
            Within = s.Content.Publisher,
            Venue = s.Venue.Name(),
            Parts = [[.. SearchText.Of(s.Content.Title), new(s.Content.Byline, ""), .. SearchText.Of(s.Content.Publisher), .. SearchText.Of(s.Content.Note)]],
            Marks = SourceFacts.Marks(s, people[s.Id]),
            Address = _ => $"sources/{s.Id:N}",
        })];
    }
}

/// <summary>The newest text of a source, paragraph by paragraph: an earlier one would say the same twice.</summary>
internal sealed class SourceTextSearch() : SearchType<SourceText>("text", new("Text", "原文"))
{
    internal override async Task<IReadOnlyCollection<Guid>> TouchedBy(Store store, IReadOnlyList<PrivateRow> rows, CancellationToken cancel)
    {
        var sources = rows.OfType<Source>().Select(s => s.Id).Concat(rows.OfType<SourcePerson>().Select(p => p.SourceId))
            .Concat(rows.OfType<SourceText>().Select(t => t.SourceId)).Distinct().ToList();
        var touched = new List<Guid>();
        foreach (var some in sources.Chunk(400))
            touched.AddRange(await store.Set<SourceText>().Where(t => some.Contains(t.SourceId)).Select(t => t.Id).ToListAsync(cancel));
        return touched;
    }

    protected override async Task<IReadOnlyList<SearchCard>> Describe(Store store, IReadOnlyList<SourceText> rows, CancellationToken cancel)
    {
        var sources = await SourceFacts.Sources(store, [.. rows.Select(t => t.SourceId)], cancel);
        var people = await SourceFacts.People(store, [.. rows.Select(t => t.SourceId)], cancel);
        var newest = await store.Set<SourceText>().Where(t => sources.Keys.Contains(t.SourceId)).GroupBy(t => t.SourceId)
            .Select(g => new { g.Key, Number = g.Max(t => t.Number) }).ToDictionaryAsync(g => g.Key, g => g.Number, cancel);
        return [.. rows.Where(t => sources.ContainsKey(t.SourceId) && newest[t.SourceId] == t.Number).Select(t => Card(t, sources[t.SourceId], people[t.SourceId]))];
    }

    private static SearchCard Card(SourceText text, Source source, IEnumerable<Guid> people) => new(text.Id, source.Date)
    {
        Title = source.Content.Title,
        Within = source.Content.Publisher,
        Venue = source.Venue.Name(),
        Parts = [.. text.Content.Text.Split('\n').Select(p => (IReadOnlyList<SearchText>)[new(p, source.LanguageTag)])],
        Marks = SourceFacts.Marks(source, people),
        Address = part => $"sources/{source.Id:N}#p{part + 1}",
    };
}

internal static class SourceFacts
{
    public static async Task<ILookup<Guid, Guid>> People(Store store, IReadOnlyCollection<Guid> sources, CancellationToken cancel)
    {
        var people = await store.Set<SourcePerson>().Where(p => sources.Contains(p.SourceId)).Select(p => new { p.SourceId, p.PersonId }).ToListAsync(cancel);
        return people.ToLookup(p => p.SourceId, p => p.PersonId);
    }

    public static Task<Dictionary<Guid, Source>> Sources(Store store, IReadOnlyCollection<Guid> ids, CancellationToken cancel) =>
        store.Set<Source>().AsNoTracking().Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id, cancel);

    public static IReadOnlyList<SearchMark> Marks(Source source, IEnumerable<Guid> people) =>
    [
        .. people.Select(p => SearchMark.Of(Facet.Person, p)),
        .. source.SeriesId is { } series ? [SearchMark.Of(Facet.Series, series)] : Array.Empty<SearchMark>(),
        new(Facet.Venue, source.Venue.ToString()),
    ];
}
