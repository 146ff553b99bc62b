using Microsoft.EntityFrameworkCore;
using SecondTrack.Dialogues;
using SecondTrack.Keeping;
using SecondTrack.Search;
using SecondTrack.Storage;

namespace SecondTrack.Evidence.Searching;

/// <summary>A marked passage with the statements read off it: its own words and the coders' notes.</summary>
internal sealed class PassageSearch() : SearchType<Passage>("passage", new("Passage", "段落"))
{
    internal override async Task<IReadOnlyCollection<Guid>> TouchedBy(Store store, IReadOnlyList<PrivateRow> rows, CancellationToken cancel)
    {
        var touched = rows.OfType<Statement>().Select(s => s.PassageId).ToList();
        foreach (var some in rows.OfType<Source>().Select(s => s.Id).Chunk(400))
            touched.AddRange(await store.Set<Passage>().Where(p => some.Contains(p.SourceId)).Select(p => p.Id).ToListAsync(cancel));
        return touched;
    }

    protected override async Task<IReadOnlyList<SearchCard>> Describe(Store store, IReadOnlyList<Passage> rows, CancellationToken cancel)
    {
        var ids = rows.Select(p => p.Id).ToList();
        var statements = (await store.Set<Statement>().AsNoTracking().Where(s => ids.Contains(s.PassageId)).ToListAsync(cancel)).ToLookup(s => s.PassageId);
        var sources = await SourceFacts.Sources(store, [.. rows.Select(p => p.SourceId).Distinct()], cancel);
        var names = await Names(store, [.. statements.SelectMany(g => g)], cancel);
        return [.. rows.Where(p => sources.ContainsKey(p.SourceId)).Select(p => Card(p, sources[p.SourceId], [.. statements[p.Id].OrderBy(s => s.CodedAt).ThenBy(s => s.Id)], names))];
    }

    private static SearchCard Card(Passage passage, Source source, IReadOnlyList<Statement> statements, Dictionary<Guid, LocalText> names)
    {
        var date = statements.Count > 0 && statements[0].Date.IsKnown ? statements[0].Date : source.Date;
        var venues = statements.Count > 0 ? statements.Select(s => s.Venue).Distinct().ToList() : [source.Venue];
        return new(passage.Id, date)
        {
            Title = source.Content.Title,
            Within = source.Content.Publisher,
            Venue = venues[0].Name(),
            Parts = [[new(passage.Content.Quote, source.LanguageTag), .. statements.SelectMany(s => SearchText.Of(s.Content.Note))]],
            Lines = [.. statements.Select(s => Line(s, names))],
            Marks =
            [
                .. statements.Select(s => SearchMark.Of(Facet.Person, s.ActorId)),
                .. statements.Select(s => SearchMark.Of(Facet.Proposition, s.PropositionId)),
                .. source.SeriesId is { } series ? [SearchMark.Of(Facet.Series, series)] : Array.Empty<SearchMark>(),
                .. venues.Select(v => new SearchMark(Facet.Venue, v.ToString())),
            ],
            Address = _ => $"sources/{source.Id:N}#passage-{passage.Id:N}",
        };
    }

    private static Words Line(Statement statement, Dictionary<Guid, LocalText> names)
    {
        var stance = EvidenceNames.StanceName(statement.Stance);
        var claim = names.GetValueOrDefault(statement.PropositionId, LocalText.Empty);
        return names.TryGetValue(statement.ActorId, out var actor)
            ? new Words("{0}, {1}: {2}", "{0}，{1}：{2}").With(actor, stance, claim)
            : new Words("{0}: {1}", "{0}：{1}").With(stance, claim);
    }

    /// <summary>The names of who says it and of what, for the rows shown: one question for each kind that occurs.</summary>
    private static async Task<Dictionary<Guid, LocalText>> Names(Store store, IReadOnlyList<Statement> statements, CancellationToken cancel)
    {
        var names = new Dictionary<Guid, LocalText>();
        var claims = statements.Select(s => s.PropositionId).Distinct().ToList();
        foreach (var p in await store.Set<Proposition>().AsNoTracking().Where(p => claims.Contains(p.Id)).ToListAsync(cancel)) names[p.Id] = p.Content.Claim;
        foreach (var kind in statements.GroupBy(s => s.ActorKind))
        {
            var ids = kind.Select(s => s.ActorId).Distinct().ToList();
            var found = kind.Key switch
            {
                ActorKind.Person => (await store.Set<Person>().AsNoTracking().Where(p => ids.Contains(p.Id)).ToListAsync(cancel)).Select(p => (p.Id, p.Content.Name)),
                ActorKind.Organisation => (await store.Set<Organisation>().AsNoTracking().Where(o => ids.Contains(o.Id)).ToListAsync(cancel)).Select(o => (o.Id, o.Content.Name)),
                ActorKind.Side => (await store.Set<Side>().AsNoTracking().Where(s => ids.Contains(s.Id)).ToListAsync(cancel)).Select(s => (s.Id, s.Content.Name)),
                _ => (await store.Set<Community>().AsNoTracking().Where(c => ids.Contains(c.Id)).ToListAsync(cancel)).Select(c => (c.Id, c.Content.Name)),
            };
            foreach (var (id, name) in found) names[id] = name;
        }
        return names;
    }
}
