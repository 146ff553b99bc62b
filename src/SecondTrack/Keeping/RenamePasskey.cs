using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SecondTrack.Storage;

namespace SecondTrack.Keeping;

/// <summary>Gives one of one's own passkeys another name.</summary>
public sealed class RenamePasskey(Store store, Seat seat)
{
    public async Task<Outcome<Guid>> Run(byte[] id, string name, CancellationToken cancel = default)
    {
        if (name.Trim() is not { Length: > 0 and <= AddPasskey.LongestName } shown) return new PasskeyNeedsAName();
        if (await Passkeys.Own(store, seat, id, cancel) is not { } passkey) return new NotThere();
        passkey.Data.Name = shown;
        // The name lies in a document inside the row; marked here, so that the trail shows the row as changed.
        store.Entry(passkey).State = EntityState.Modified;
        return await store.Save(new Words("Passkey renamed", "已重命名通行密钥"), cancel);
    }
}

internal static class Passkeys
{
    public static Task<IdentityUserPasskey<Guid>?> Own(Store store, Seat seat, byte[] id, CancellationToken cancel) =>
        store.Set<IdentityUserPasskey<Guid>>().SingleOrDefaultAsync(p => p.CredentialId == id && p.UserId == seat.AccountId, cancel);
}
