using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Search;

public sealed record FindRequest(string Text)
{
    public string? Kind { get; init; }

    public Guid? Person { get; init; }

    public Guid? Issue { get; init; }

    public Guid? Series { get; init; }

    public string? Venue { get; init; }

    public PartialDate From { get; init; }

    public PartialDate To { get; init; }

    public int Page { get; init; } = 1;
}

/// <summary>One thing that was found. <see cref="More"/>: how many more of its paragraphs have the words too.</summary>
public sealed record Hit(
    string Kind, Words KindName, Guid Id, LocalText Title, LocalText Within, PartialDate Date, Words? Venue, IReadOnlyList<Words> Lines,
    string Address, IReadOnlyList<FoundPlace> Places, int More);

public sealed record FoundPlace(Snippet Snippet, string Address);

/// <param name="Total">How many things; with <paramref name="ThereIsMore"/> at least so many.</param>
/// <param name="WasCut">The words typed were more than a search takes; the first were used.</param>
/// <param name="Named">People, organisations, issues, propositions and series with these words in their names, before the texts of the first page.</param>
public sealed record Found(IReadOnlyList<Hit> Named, IReadOnlyList<Hit> Hits, int Total, bool ThereIsMore, int Page, bool HasNextPage, bool WasCut, bool NothingAsked);

/// <summary>
/// Searches everything private of the seat's compartment. Results come newest first, then by their own order, the same on every database.
/// </summary>
public sealed class Find(Store store, Seat seat, SearchDoor door)
{
    public const int PageSize = 20, MostEntries = 1000;

    private const int PlacesShown = 3, NamedShown = 6;

    public async Task<Outcome<Found>> Run(FindRequest request, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Read)) return new NotAllowed();
        var query = SearchQuery.Read(request.Text);
        if (await Question(query, request, cancel) is not { } question) return new Found([], [], 0, false, 1, false, query.WasCut, true);

        var entries = await SearchDoor.IndexOf(store).Find(store, seat.CompartmentId, question, MostEntries + 1, cancel);
        var more = entries.Count > MostEntries;
        if (more) entries.RemoveAt(MostEntries);
        var things = entries.GroupBy(e => (e.Kind, Id: e.ThingId)).ToList();
        var page = Math.Clamp(request.Page, 1, Math.Max(1, (things.Count + PageSize - 1) / PageSize));
        var shown = things.Skip((page - 1) * PageSize).Take(PageSize).ToList();
        var named = page == 1 && things.Count > PageSize && !query.IsEmpty && door.OfKind(request.Kind) is null ? await Named(question, cancel) : [];
        var cards = await Cards(shown.Concat(named).Select(t => t.Key).Distinct(), cancel);
        return new Found(Show(named, cards, query), Show(shown, cards, query), things.Count, more, page, things.Count > page * PageSize, query.WasCut, false);
    }

    /// <summary>What has no date would stand behind all that has: the things called so are found apart, where there is more than one page.</summary>
    private async Task<List<IGrouping<(string Kind, Guid Id), FoundEntry>>> Named(IndexQuestion question, CancellationToken cancel)
    {
        var kinds = door.Types.Where(t => t.IsByName).Select(t => new SearchMark(Facet.Kind, t.Kind)).ToList();
        if (kinds.Count == 0) return [];
        var entries = await SearchDoor.IndexOf(store).Find(store, seat.CompartmentId, question with { Marks = [.. question.Marks, kinds] }, NamedShown, cancel);
        return [.. entries.GroupBy(e => (e.Kind, Id: e.ThingId))];
    }

    private List<Hit> Show(IReadOnlyList<IGrouping<(string Kind, Guid Id), FoundEntry>> things, Dictionary<(string Kind, Guid Id), SearchCard> cards, SearchQuery query) =>
        [.. things.Where(t => cards.ContainsKey(t.Key)).Select(t => Show(door.OfKind(t.Key.Kind)!, cards[t.Key], [.. t.Select(e => e.Part).Distinct().Order()], query))];

    private async Task<IndexQuestion?> Question(SearchQuery query, FindRequest request, CancellationToken cancel)
    {
        var marks = new List<IReadOnlyList<SearchMark>>();
        if (door.OfKind(request.Kind) is { } type) marks.Add([new(Facet.Kind, type.Kind)]);
        if (request.Venue is { Length: > 0 } venue) marks.Add([new(Facet.Venue, venue)]);
        foreach (var (facet, id) in new[] { (Facet.Person, request.Person), (Facet.Issue, request.Issue), (Facet.Series, request.Series) })
            if (id is { } thing)
                marks.Add(door.Widening(facet) is { } widening ? await widening.Widen(store, thing, cancel) : [SearchMark.Of(facet, thing)]);
        var (from, end) = IndexQuestion.Always;
        if (request.To.IsKnown) from = SearchEntry.FirstKeyOf(Day(request.To.Last));
        if (request.From.IsKnown) end = SearchEntry.EndKeyOf(Day(request.From.First));
        else if (request.To.IsKnown) end = SearchEntry.FirstKeyOf(0);
        // Filters alone are a question too; a question without any has no answer. Dates alone are no reason to read everything.
        if (query.IsEmpty && marks.Count == 0) return null;
        return new(new SearchTerms(seat.CompartmentId), query, marks, from, end);
    }

    private static int Day(DateOnly day) => (day.Year * 10000) + (day.Month * 100) + day.Day;

    private async Task<Dictionary<(string Kind, Guid Id), SearchCard>> Cards(IEnumerable<(string Kind, Guid Id)> things, CancellationToken cancel)
    {
        var cards = new Dictionary<(string, Guid), SearchCard>();
        foreach (var group in things.GroupBy(t => t.Kind))
        {
            if (door.OfKind(group.Key) is not { } type) continue;
            foreach (var card in await type.Describe(store, [.. group.Select(t => t.Id)], cancel)) cards[(group.Key, card.Id)] = card;
        }
        return cards;
    }

    private static Hit Show(SearchType type, SearchCard card, List<int> parts, SearchQuery query)
    {
        var places = new List<FoundPlace>();
        foreach (var part in parts.Where(p => p < card.Parts.Count).Take(PlacesShown))
            places.AddRange(Snippets(card.Parts[part], query).Select(s => new FoundPlace(s, card.Address(part))));
        return new(type.Kind, type.Name, card.Id, card.Title, card.Within, card.Date, card.Venue, card.Lines,
            card.Address(parts[0]), places, Math.Max(0, parts.Count - PlacesShown));
    }

    /// <summary>Of the texts of one part those with a hit; without words asked for, the first.</summary>
    private static IEnumerable<Snippet> Snippets(IReadOnlyList<SearchText> texts, SearchQuery query)
    {
        var all = texts.Select(t => MarkHits.In(t, query)).OfType<Snippet>().ToList();
        var marked = all.Where(s => s.Parts.Any(p => p.Marked)).ToList();
        return marked.Count > 0 ? marked.Take(2) : all.Take(1);
    }
}

public static class SearchLimits
{
    public const int Characters = SearchQuery.MostCharacters;
}
