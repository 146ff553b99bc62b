using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Search;

/// <summary>One thing offered while somebody types.</summary>
public sealed record Completion(Guid Id, string Text, string? Hint);

/// <summary>Which things of one kind have a name that begins as typed: by a word, by Chinese characters, in pinyin or its initials.</summary>
public sealed class Complete(Store store, Seat seat)
{
    /// <summary>The ids at most, newest first; null when nothing was typed that a name can begin with.</summary>
    internal async Task<IReadOnlyList<Guid>?> Run(string kind, string? typed, int most, CancellationToken cancel)
    {
        var asked = NameBeginnings.Typed(typed);
        if (asked.Count == 0) return null;
        var terms = new SearchTerms(seat.CompartmentId);
        var (from, end) = IndexQuestion.Always;
        var question = new IndexQuestion(terms, new([], false), [[new(Facet.Kind, kind)]], from, end) { Beginnings = [.. asked.Select(terms.Beginning)] };
        var found = await SearchDoor.IndexOf(store).Find(store, seat.CompartmentId, question, most, cancel);
        return [.. found.Select(f => f.ThingId).Distinct()];
    }
}
