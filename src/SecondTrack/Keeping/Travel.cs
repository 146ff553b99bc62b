using Microsoft.EntityFrameworkCore;
using SecondTrack.Storage;

namespace SecondTrack.Keeping;

/// <summary>
/// Travel mode of one's own account, on every device at once: until somebody at home ends it, nothing private answers. There is no way to end
/// it from the account itself, so nobody at a border can be made to.
/// </summary>
public sealed class StartTravel(Store store, Seat seat, TimeProvider time)
{
    public async Task<Outcome<Guid>> Run(CancellationToken cancel = default)
    {
        if (await store.Set<Account>().SingleOrDefaultAsync(a => a.Id == seat.AccountId, cancel) is not { } account) return new NotThere();
        account.TravellingSince ??= time.GetUtcNow();
        return await store.Save(new Words("Travel mode on", "已开启出行模式"), cancel);
    }
}

public sealed record TravellersDoNotEndIt() : Refusal(new Words(
    "Travel mode is ended by a colleague at home, not by the traveller.", "出行模式须由在家的同事解除，出行者本人无法解除。"));

/// <summary>Ends the travel mode of a colleague: a convenor of a compartment they share, at home.</summary>
public sealed class EndTravel(Store store, Seat seat)
{
    public async Task<Outcome<Guid>> Run(Guid account, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Convene)) return new NotAllowed();
        if (account == seat.AccountId) return new TravellersDoNotEndIt();
        if (!await store.Set<Membership>().AnyAsync(m => m.CompartmentId == seat.CompartmentId && m.AccountId == account, cancel)) return new NotThere();
        if (await store.Set<Account>().SingleOrDefaultAsync(a => a.Id == account && a.TravellingSince != null, cancel) is not { } traveller) return new NotThere();
        traveller.TravellingSince = null;
        return await store.Save(new Words("Travel mode ended", "已解除出行模式"), cancel);
    }
}
