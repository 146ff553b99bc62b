using Microsoft.EntityFrameworkCore;
using SecondTrack.Dialogues;
using SecondTrack.Keeping;
using SecondTrack.Search;
using SecondTrack.Storage;

namespace SecondTrack.Evidence.Sources;

/// <summary>Which sources are asked for; what is empty does not narrow.</summary>
public sealed record SourceFilter
{
    public string Text { get; init; } = "";

    public SourceKind? Kind { get; init; }

    public string LanguageTag { get; init; } = "";

    public Venue? Venue { get; init; }

    public Guid? SeriesId { get; init; }

    public Guid? PersonId { get; init; }

    public PartialDate From { get; init; }

    public PartialDate To { get; init; }

    /// <summary>Those taken in last first, instead of those said last.</summary>
    public bool ByAdded { get; init; }

    public int Page { get; init; } = 1;

    public bool IsEmpty => this with { Page = 1, ByAdded = false } == new SourceFilter();
}

public sealed record SourceLine(
    Guid Id, LocalText Title, LocalText Publisher, SourceKind Kind, Venue Venue, bool IsPublic, bool FirstHand, GroundRule Rule, string LanguageTag,
    PartialDate Date, LocalText? Series, IReadOnlyList<LocalText> People, int Statements);

public sealed record SourceList(IReadOnlyList<SourceLine> Lines, int Total, int Page, int Pages);

/// <summary>A page of the sources, newest first, with what was read off each counted in one question.</summary>
public sealed class ListSources(Store store, Seat seat)
{
    public const int PageSize = 50;

    private const int MostFound = 2000, PeopleShown = 3;

    public async Task<Outcome<SourceList>> Run(SourceFilter filter, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Read)) return new NotAllowed();
        var asked = await Narrowed(filter, cancel);
        var total = await asked.CountAsync(cancel);
        var pages = Math.Max(1, (total + PageSize - 1) / PageSize);
        var page = Math.Clamp(filter.Page, 1, pages);
        var ordered = filter.ByAdded ? asked.OrderByDescending(s => s.AddedAt).ThenBy(s => s.Id) : asked.OrderByDescending(s => s.DateKey).ThenBy(s => s.Id);
        var rows = await ordered.Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(cancel);
        return new SourceList(await Lines(rows, cancel), total, page, pages);
    }

    private async Task<IQueryable<Source>> Narrowed(SourceFilter filter, CancellationToken cancel)
    {
        var asked = store.Set<Source>().AsNoTracking();
        if (filter.Kind is { } kind) asked = asked.Where(s => s.Kind == kind);
        if (filter.Venue is { } venue) asked = asked.Where(s => s.Venue == venue);
        if (filter.LanguageTag.Length > 0) asked = asked.Where(s => s.LanguageTag == filter.LanguageTag);
        if (filter.SeriesId is { } series) asked = asked.Where(s => s.SeriesId == series);
        if (filter.PersonId is { } person) asked = asked.Where(s => store.Set<SourcePerson>().Any(p => p.SourceId == s.Id && p.PersonId == person));
        if (filter.From.IsKnown)
        {
            var first = filter.From.SortKey;
            asked = asked.Where(s => s.DateKey >= first);
        }
        if (filter.To.IsKnown)
        {
            var last = PartialDate.Day(filter.To.Last).SortKey;
            asked = asked.Where(s => s.DateKey > 0 && s.DateKey <= last);
        }
        if (SearchQuery.Read(filter.Text) is { IsEmpty: false } query)
        {
            var found = await Called(query, cancel);
            asked = asked.Where(s => found.Contains(s.Id));
        }
        return asked;
    }

    /// <summary>Those with the words in title, byline, publisher or note.</summary>
    private async Task<List<Guid>> Called(SearchQuery query, CancellationToken cancel)
    {
        var (from, end) = IndexQuestion.Always;
        var question = new IndexQuestion(new SearchTerms(seat.CompartmentId), query, [[new(Facet.Kind, "source")]], from, end);
        return [.. (await SearchDoor.IndexOf(store).Find(store, seat.CompartmentId, question, MostFound, cancel)).Select(f => f.ThingId).Distinct()];
    }

    private async Task<List<SourceLine>> Lines(IReadOnlyList<Source> rows, CancellationToken cancel)
    {
        var ids = rows.Select(s => s.Id).ToList();
        var counts = await store.Set<Statement>().Where(s => ids.Contains(s.SourceId)).GroupBy(s => s.SourceId)
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        var people = (await store.Set<SourcePerson>().Where(p => ids.Contains(p.SourceId)).OrderBy(p => p.Role).ThenBy(p => p.Id)
            .Join(store.Set<Person>(), p => p.PersonId, p => p.Id, (s, p) => new { s.SourceId, Person = p }).AsNoTracking().ToListAsync(cancel)).ToLookup(p => p.SourceId, p => p.Person);
        var seriesIds = rows.Select(s => s.SeriesId).OfType<Guid>().Distinct().ToList();
        var series = (await store.Set<Series>().AsNoTracking().Where(s => seriesIds.Contains(s.Id)).ToListAsync(cancel)).ToDictionary(s => s.Id, s => s.Content.Title);
        return [.. rows.Select(s => new SourceLine(s.Id, s.Content.Title, s.Content.Publisher, s.Kind, s.Venue, s.IsPublic, s.FirstHand, s.GroundRule, s.LanguageTag, s.Date,
            s.SeriesId is { } id ? series.GetValueOrDefault(id) : null, [.. people[s.Id].Take(PeopleShown).Select(p => p.Content.Name)], counts.GetValueOrDefault(s.Id)))];
    }
}
