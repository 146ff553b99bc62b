using Microsoft.EntityFrameworkCore;
using SecondTrack.Storage;

namespace SecondTrack.Keeping;

public sealed record LastWayInStays() : Refusal(new Words(
    "This account has no password and no single sign-on: without its last passkey nobody could sign in to it. Add another passkey first.",
    "这个账户没有密码，也未关联单点登录；删除最后一个通行密钥后将无法登录。请先添加另一个通行密钥。"));

/// <summary>Ends a passkey of one's own account, for instance of a device that was lost.</summary>
public sealed class RemovePasskey(Store store, Seat seat)
{
    public async Task<Outcome<Guid>> Run(byte[] id, CancellationToken cancel = default)
    {
        if (await Passkeys.Own(store, seat, id, cancel) is not { } passkey) return new NotThere();
        var ways = await WaysIn.Of(store, seat.AccountId, cancel);
        if (ways is { Password: false, Identities: 0, Passkeys: 1 }) return new LastWayInStays();
        store.Remove(passkey);
        return await store.Save(new Words("Passkey removed", "已删除通行密钥"), cancel);
    }
}
