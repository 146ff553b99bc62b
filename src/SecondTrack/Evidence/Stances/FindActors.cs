using Microsoft.EntityFrameworkCore;
using SecondTrack.Dialogues;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Evidence.Stances;

/// <summary>Who is meant by a statement, as a page names them. The ordinal of the side gives the accent colour.</summary>
public sealed record ActorName(ActorKind Kind, Guid Id, LocalText Name, SideName? Side);

public sealed record SideName(Guid Id, int Ordinal, LocalText Name);

/// <summary>The names behind the actors of some statements, in one query for each kind that occurs.</summary>
public sealed class FindActors(Store store)
{
    internal async Task<IReadOnlyDictionary<Guid, ActorName>> Run(IEnumerable<(ActorKind Kind, Guid Id)> wanted, CancellationToken cancel)
    {
        var asked = wanted.Distinct().ToLookup(w => w.Kind, w => w.Id);
        var found = new Dictionary<Guid, ActorName>();
        if (asked.Count == 0) return found;
        var sides = asked.Contains(ActorKind.Person) || asked.Contains(ActorKind.Organisation) || asked.Contains(ActorKind.Side) ? await Sides(cancel) : [];
        if (asked[ActorKind.Person].ToList() is { Count: > 0 } persons)
            foreach (var p in await store.Set<Person>().AsNoTracking().Where(p => persons.Contains(p.Id)).ToListAsync(cancel))
                found[p.Id] = new(ActorKind.Person, p.Id, p.Content.Name, Of(sides, p.SideId));
        if (asked[ActorKind.Organisation].ToList() is { Count: > 0 } organisations)
            foreach (var o in await store.Set<Organisation>().AsNoTracking().Where(o => organisations.Contains(o.Id)).ToListAsync(cancel))
                found[o.Id] = new(ActorKind.Organisation, o.Id, o.Content.Name, Of(sides, o.SideId));
        foreach (var id in asked[ActorKind.Side])
            if (Of(sides, id) is { } side) found[id] = new(ActorKind.Side, id, side.Name, side);
        if (asked[ActorKind.Community].ToList() is { Count: > 0 } communities)
            foreach (var c in await store.Set<Community>().AsNoTracking().Where(c => communities.Contains(c.Id)).ToListAsync(cancel))
                found[c.Id] = new(ActorKind.Community, c.Id, c.Content.Name, null);
        return found;
    }

    /// <summary>A handful for each series.</summary>
    internal async Task<Dictionary<Guid, SideName>> Sides(CancellationToken cancel) =>
        (await store.Set<Side>().AsNoTracking().ToListAsync(cancel)).ToDictionary(s => s.Id, s => new SideName(s.Id, s.Ordinal, s.Content.Name));

    private static SideName? Of(Dictionary<Guid, SideName> sides, Guid? id) => id is { } key ? sides.GetValueOrDefault(key) : null;
}
