using Microsoft.EntityFrameworkCore;
using SecondTrack.Storage;

namespace SecondTrack.Keeping;

/// <summary>Ends every sign-in of one's own account, here and elsewhere.</summary>
public sealed class SignOutEverywhere(Store store, Seat seat, Chance chance)
{
    public async Task<Outcome<Guid>> Run(CancellationToken cancel = default)
    {
        var account = await store.Set<Account>().SingleOrDefaultAsync(a => a.Id == seat.AccountId, cancel);
        if (account is null) return new NotThere();
        account.SecurityStamp = Convert.ToHexStringLower(chance.Bytes(20));
        return await store.Save(new Words("Signed out everywhere", "已在所有设备上退出"), cancel);
    }
}
