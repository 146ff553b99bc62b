using Microsoft.EntityFrameworkCore;
using SecondTrack.Dialogues;
using SecondTrack.Dialogues.People;
using SecondTrack.Evidence.Issues;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Evidence.Observing;

public sealed record Named(Guid Id, LocalText Name);

/// <summary>What the form and the filter of observations offer. Who observed before comes first, then who took part in rounds.</summary>
public sealed record ObservationChoicesModel(IReadOnlyList<CommunityNode> Communities, IReadOnlyList<Named> Observers, IReadOnlyList<IssueNode> Issues, IReadOnlyList<Named> Sources);

public sealed class ObservationChoices(Store store, Seat seat, ShowCommunities communities, ShowIssues issues)
{
    public const int MostObservers = 200;
    public const int MostSources = 60;

    /// <param name="also">The source of an observation that is being changed, however old.</param>
    public async Task<Outcome<ObservationChoicesModel>> Run(Guid? also = null, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Read)) return new NotAllowed();
        var before = await store.Set<Observation>().Select(o => o.ObserverId).Distinct().ToListAsync(cancel);
        var present = await store.Set<Participant>().Select(p => p.PersonId).Distinct().OrderBy(p => p).Take(MostObservers).ToListAsync(cancel);
        var ids = before.Concat(present).Distinct().Take(MostObservers).ToList();
        var persons = store.Set<Person>().AsNoTracking();
        var people = await NameOrder.Of(store, ids.Count > 0 ? persons.Where(p => ids.Contains(p.Id)) : persons, 0, MostObservers, cancel);
        var sources = await store.Set<Source>().AsNoTracking().Where(s => s.FirstHand).OrderByDescending(s => s.DateKey).ThenBy(s => s.Id).Take(MostSources).ToListAsync(cancel);
        if (also is { } extra && sources.TrueForAll(s => s.Id != extra) && await store.Set<Source>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == extra, cancel) is { } kept) sources.Add(kept);
        return new ObservationChoicesModel((await communities.Run(cancel)).Value,
            [.. people.OrderBy(p => !before.Contains(p.Id)).ThenBy(p => p.NameKey, StringComparer.Ordinal).Select(p => new Named(p.Id, p.Content.Name))],
            (await issues.Tree(cancel)).Value, sources.ConvertAll(s => new Named(s.Id, s.Content.Title)));
    }
}
