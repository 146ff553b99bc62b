using Microsoft.EntityFrameworkCore;
using SecondTrack.Dialogues;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Evidence.Coding;

/// <summary>Somebody a statement may name, and the ordinal of the side they are counted with, which gives the colour.</summary>
public sealed record ActorName(ActorKind Kind, Guid Id, LocalText Name, int? Side)
{
    /// <summary>How a form calls it: kind and id.</summary>
    public string Key => $"{Kind}:{Id:N}";
}

/// <summary>The names of many actors in one question per kind.</summary>
internal static class NameActors
{
    public static async Task<Dictionary<Guid, ActorName>> Of(Store store, IReadOnlyCollection<(ActorKind Kind, Guid Id)> actors, CancellationToken cancel)
    {
        var names = new Dictionary<Guid, ActorName>();
        foreach (var group in actors.Distinct().GroupBy(a => a.Kind, a => a.Id))
        {
            var ids = group.ToList();
            foreach (var name in await OfKind(store, group.Key, ids, cancel)) names[name.Id] = name;
        }
        return names;
    }

    private static async Task<IEnumerable<ActorName>> OfKind(Store store, ActorKind kind, List<Guid> ids, CancellationToken cancel) => kind switch
    {
        ActorKind.Person => (await store.Set<Person>().AsNoTracking().Where(p => ids.Contains(p.Id))
            .Select(p => new { Row = p, Side = store.Set<Side>().Where(s => s.Id == p.SideId).Select(s => (int?)s.Ordinal).FirstOrDefault() }).ToListAsync(cancel))
            .Select(p => new ActorName(kind, p.Row.Id, p.Row.Content.Name, p.Side)),
        ActorKind.Organisation => (await store.Set<Organisation>().AsNoTracking().Where(o => ids.Contains(o.Id))
            .Select(o => new { Row = o, Side = store.Set<Side>().Where(s => s.Id == o.SideId).Select(s => (int?)s.Ordinal).FirstOrDefault() }).ToListAsync(cancel))
            .Select(o => new ActorName(kind, o.Row.Id, o.Row.Content.Name, o.Side)),
        ActorKind.Side => (await store.Set<Side>().AsNoTracking().Where(s => ids.Contains(s.Id)).ToListAsync(cancel))
            .Select(s => new ActorName(kind, s.Id, s.Content.Name, s.Ordinal)),
        _ => (await store.Set<Community>().AsNoTracking().Where(c => ids.Contains(c.Id)).ToListAsync(cancel))
            .Select(c => new ActorName(kind, c.Id, c.Content.Name, null)),
    };
}
