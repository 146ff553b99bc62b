using Microsoft.EntityFrameworkCore;
using SecondTrack.Storage;

namespace SecondTrack.Keeping;

/// <summary>Gives the seat's compartment another name.</summary>
public sealed class RenameCompartment(Store store, Seat seat)
{
    public async Task<Outcome<Guid>> Run(LocalText name, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Convene)) return new NotAllowed();
        if (name.IsEmpty) return new CompartmentNeedsAName();
        var compartment = await store.Set<Compartment>().SingleAsync(c => c.Id == seat.CompartmentId, cancel);
        compartment.Name = name;
        return await store.Save(new Words("Compartment renamed", "已重命名隔间"), cancel);
    }
}
