using Microsoft.EntityFrameworkCore;
using SecondTrack.Dialogues;
using SecondTrack.Dialogues.Searching;
using SecondTrack.Keeping;
using SecondTrack.Search;
using SecondTrack.Storage;

namespace SecondTrack.Evidence.Searching;

/// <summary>By what a search can be narrowed here. An issue carries its depth in the tree.</summary>
public sealed record SearchFiltersModel(IReadOnlyList<IssueChoice> Issues, IReadOnlyList<SeriesChoice> Series, PersonFilter Person);

public sealed record IssueChoice(Guid Id, LocalText Title, int Depth);

public sealed record SeriesChoice(Guid Id, LocalText Title);

/// <summary>Who is meant by what was typed: one person, or those it may mean.</summary>
public sealed record PersonFilter(Guid? Id, string Typed, IReadOnlyList<Completion> MayBe);

public sealed class SearchFilters(Store store, Seat seat, CompletePeople people)
{
    /// <param name="person">An id, or a name as somebody types it without scripts.</param>
    public async Task<Outcome<SearchFiltersModel>> Run(string? person, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Read)) return new NotAllowed();
        var issues = await store.Set<Issue>().AsNoTracking().OrderBy(i => i.Ordinal).ThenBy(i => i.Id).ToListAsync(cancel);
        var series = await store.Set<Series>().AsNoTracking().OrderBy(s => s.Id).ToListAsync(cancel);
        return new SearchFiltersModel([.. Tree(issues.ToLookup(i => i.ParentId), null, 0)],
            series.ConvertAll(s => new SeriesChoice(s.Id, s.Content.Title)), await Meant(person?.Trim() ?? "", cancel));
    }

    private static IEnumerable<IssueChoice> Tree(ILookup<Guid?, Issue> children, Guid? parent, int depth) =>
        children[parent].SelectMany(i => Tree(children, i.Id, depth + 1).Prepend(new(i.Id, i.Content.Title, depth)));

    private async Task<PersonFilter> Meant(string typed, CancellationToken cancel)
    {
        if (typed.Length == 0) return new(null, "", []);
        if (Guid.TryParse(typed, out var id))
        {
            var person = await store.Set<Person>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, cancel);
            var organisation = person is null ? await store.Set<Organisation>().AsNoTracking().SingleOrDefaultAsync(o => o.Id == id, cancel) : null;
            return new(id, (person?.Content.Name ?? organisation?.Content.Name)?.In(seat.Language).Text ?? "", []);
        }
        var found = await people.Run(typed, cancel);
        var mayBe = found.Done ? found.Value : [];
        var exact = mayBe.Where(p => string.Equals(p.Text, typed, StringComparison.OrdinalIgnoreCase)).ToList();
        if (exact.Count == 1) return new(exact[0].Id, exact[0].Text, []);
        return mayBe.Count == 1 ? new(mayBe[0].Id, mayBe[0].Text, []) : new(null, typed, mayBe);
    }
}
