using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SecondTrack.Storage;

namespace SecondTrack.Keeping;

public sealed record SignOnIsTheLastWayIn() : Refusal(new Words(
    "This account has neither a password nor a passkey: without single sign-on nobody could sign in to it. Add a passkey first.",
    "这个账户没有密码，也没有通行密钥；解除单点登录后将无法登录。请先添加通行密钥。"));

/// <summary>Single sign-on no longer opens one's own account.</summary>
public sealed class UnlinkIdentity(Store store, Seat seat)
{
    public async Task<Outcome<Guid>> Run(CancellationToken cancel = default)
    {
        var linked = await store.Set<IdentityUserLogin<Guid>>().Where(l => l.UserId == seat.AccountId).ToListAsync(cancel);
        if (linked.Count == 0) return new NotThere();
        if (await WaysIn.Of(store, seat.AccountId, cancel) is { Password: false, Passkeys: 0 }) return new SignOnIsTheLastWayIn();
        store.RemoveRange(linked);
        return await store.Save(new Words("Single sign-on unlinked", "已解除单点登录关联"), cancel);
    }
}
