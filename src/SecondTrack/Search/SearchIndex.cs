using SecondTrack.Storage;

namespace SecondTrack.Search;

internal readonly record struct NewEntry(SearchEntry Entry, string Terms);

internal readonly record struct FoundEntry(long Key, string Kind, Guid ThingId, int Part);

/// <summary>What the index is asked: all phrases, of each group of marks at least one, between two keys.</summary>
internal sealed record IndexQuestion(SearchTerms Terms, SearchQuery Query, IReadOnlyList<IReadOnlyList<SearchMark>> Marks, long FromKey, long EndKey)
{
    /// <summary>Beginnings of names, each of which must be there: for completing what somebody types.</summary>
    public IReadOnlyList<string> Beginnings { get; init; } = [];

    public static readonly (long From, long End) Always = (0, long.MaxValue);
}

/// <summary>
/// The words of a compartment's entries. One lies on the disk in each database; an encrypted compartment has its own in memory behind the same
/// questions, filled at its opening.
/// </summary>
internal abstract class SearchIndex
{
    public abstract Task<HashSet<long>> Taken(Store store, IReadOnlyCollection<long> keys, CancellationToken cancel);

    public abstract Task Add(Store store, IReadOnlyList<NewEntry> entries, CancellationToken cancel);

    public abstract Task Remove(Store store, Guid compartment, IReadOnlyCollection<Guid> things, CancellationToken cancel);

    /// <summary>Which of these entries holds these terms; null where none does. For a check, not for a search.</summary>
    public abstract Task<long?> Holding(Store store, IReadOnlyCollection<long> keys, string terms, CancellationToken cancel);

    /// <summary>After something was forgotten: what was removed must not lie readable on the disk.</summary>
    public abstract Task Scrub(Store store, CancellationToken cancel);

    /// <summary>Takes out everything of a compartment, so that no trace of its words stays.</summary>
    public abstract Task Clear(Store store, Guid compartment, CancellationToken cancel);

    /// <summary>The first entries in the stated order: newest first, then by key.</summary>
    public abstract Task<List<FoundEntry>> Find(Store store, Guid compartment, IndexQuestion question, int most, CancellationToken cancel);
}
