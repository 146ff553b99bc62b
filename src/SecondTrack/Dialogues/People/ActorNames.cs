using Microsoft.EntityFrameworkCore;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Dialogues.People;

/// <summary>Names for ids, one query each, for pages of any capability that show who said something.</summary>
public sealed class ActorNames(Store store, Seat seat)
{
    private static readonly IReadOnlyDictionary<Guid, LocalText> Nothing = new Dictionary<Guid, LocalText>();

    public async Task<IReadOnlyDictionary<Guid, LocalText>> Persons(IReadOnlyCollection<Guid> ids, CancellationToken cancel = default) =>
        !seat.May(Need.Read) || ids.Count == 0 ? Nothing
        : (await store.Set<Person>().AsNoTracking().Where(p => ids.Contains(p.Id)).ToListAsync(cancel)).ToDictionary(p => p.Id, p => p.Content.Name);

    public async Task<IReadOnlyDictionary<Guid, LocalText>> Organisations(IReadOnlyCollection<Guid> ids, CancellationToken cancel = default) =>
        !seat.May(Need.Read) || ids.Count == 0 ? Nothing
        : (await store.Set<Organisation>().AsNoTracking().Where(o => ids.Contains(o.Id)).ToListAsync(cancel)).ToDictionary(o => o.Id, o => o.Content.Name);

    public async Task<IReadOnlyDictionary<Guid, LocalText>> Sides(IReadOnlyCollection<Guid> ids, CancellationToken cancel = default) =>
        !seat.May(Need.Read) || ids.Count == 0 ? Nothing
        : (await store.Set<Side>().AsNoTracking().Where(s => ids.Contains(s.Id)).ToListAsync(cancel)).ToDictionary(s => s.Id, s => s.Content.Name);
}
