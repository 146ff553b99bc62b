using Microsoft.EntityFrameworkCore;
using SecondTrack.Storage;

namespace SecondTrack.Keeping;

public sealed record MyCompartment(Guid Id, LocalText Name, Role Role);

public sealed record MyCompartments(IReadOnlyList<MyCompartment> Compartments, bool MayCreate);

/// <summary>The compartments that the signed-in account is in, and nothing of any other.</summary>
public sealed class ListMyCompartments(Store store, Seat seat)
{
    public async Task<MyCompartments> Run(CancellationToken cancel = default)
    {
        var mine = await store.Set<Membership>().AsNoTracking().Where(m => m.AccountId == seat.AccountId)
            .Join(store.Set<Compartment>(), m => m.CompartmentId, c => c.Id, (m, c) => new { c.Id, c.Name, m.Role, c.CreatedAt })
            .OrderBy(c => c.CreatedAt).ThenBy(c => c.Id).ToListAsync(cancel);
        return new MyCompartments([.. mine.Select(c => new MyCompartment(c.Id, c.Name, c.Role))], await CreateCompartment.MayCreate(store, seat, cancel));
    }
}
