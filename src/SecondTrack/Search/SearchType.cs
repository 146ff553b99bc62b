using Microsoft.EntityFrameworkCore;
using SecondTrack.Storage;

namespace SecondTrack.Search;

/// <summary>A text to be found, with the tag of its language where it is known.</summary>
public readonly record struct SearchText(string Text, string Tag)
{
    public static IEnumerable<SearchText> Of(LocalText text) => text.Texts.Select(t => new SearchText(t.Value, t.Key));
}

/// <summary>One thing as it is indexed and as it is shown when found.</summary>
public sealed record SearchCard(Guid Id, PartialDate Date)
{
    /// <summary>What it is called in a list of results.</summary>
    public required LocalText Title { get; init; }

    /// <summary>What it belongs to: the title of the source a passage stands in.</summary>
    public LocalText Within { get; init; } = LocalText.Empty;

    /// <summary>What else a reader wants to know before opening it: who says so, for or against.</summary>
    public IReadOnlyList<Words> Lines { get; init; } = [];

    public Words? Venue { get; init; }

    /// <summary>Its texts by part: the words asked for must stand in one part.</summary>
    public required IReadOnlyList<IReadOnlyList<SearchText>> Parts { get; init; }

    public IReadOnlyList<SearchMark> Marks { get; init; } = [];

    /// <summary>Names by whose beginning it is offered while somebody types.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>By what lists of names are ordered where the column is sealed.</summary>
    public string? NameKey { get; init; }

    /// <summary>The address of one part, inside the compartment.</summary>
    public required Func<int, string> Address { get; init; }
}

/// <summary>
/// What one type of row looks like to search. A capability registers its types; search knows none of them. The same description is indexed
/// and shown, so what is found is what is there.
/// </summary>
public abstract class SearchType(string kind, Words name)
{
    public string Kind => kind;

    public Words Name => name;

    /// <summary>A thing that one looks for by its name and that has no date: it is shown before the texts.</summary>
    public virtual bool IsByName => false;

    internal abstract bool IsOf(PrivateRow row);

    /// <summary>Which things of this type must be described again because other rows changed: a source's texts when its date changes.</summary>
    internal virtual Task<IReadOnlyCollection<Guid>> TouchedBy(Store store, IReadOnlyList<PrivateRow> rows, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyCollection<Guid>>([]);

    internal abstract Task<IReadOnlyList<SearchCard>> Describe(Store store, IReadOnlyCollection<Guid> ids, CancellationToken cancel);

    internal abstract Task<List<Guid>> All(Store store, CancellationToken cancel);
}

internal abstract class SearchType<TRow>(string kind, Words name) : SearchType(kind, name)
    where TRow : PrivateRow
{
    internal override bool IsOf(PrivateRow row) => row is TRow;

    internal override Task<List<Guid>> All(Store store, CancellationToken cancel) => store.Set<TRow>().OrderBy(r => r.Id).Select(r => r.Id).ToListAsync(cancel);

    internal override async Task<IReadOnlyList<SearchCard>> Describe(Store store, IReadOnlyCollection<Guid> ids, CancellationToken cancel)
    {
        var rows = await store.Set<TRow>().AsNoTracking().Where(r => ids.Contains(r.Id)).ToListAsync(cancel);
        return rows.Count == 0 ? [] : await Describe(store, rows, cancel);
    }

    protected abstract Task<IReadOnlyList<SearchCard>> Describe(Store store, IReadOnlyList<TRow> rows, CancellationToken cancel);
}

/// <summary>A filter that stands for several marks: an issue for its propositions and sub-issues. Registered by the capability that knows.</summary>
public abstract class SearchWidening
{
    public abstract Facet Facet { get; }

    internal abstract Task<IReadOnlyList<SearchMark>> Widen(Store store, Guid id, CancellationToken cancel);
}
