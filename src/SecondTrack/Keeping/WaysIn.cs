using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SecondTrack.Storage;

namespace SecondTrack.Keeping;

/// <summary>By what an account can be signed in to: one of these must always be left.</summary>
internal sealed record WaysIn(bool Password, int Passkeys, int Identities)
{
    public static async Task<WaysIn> Of(Store store, Guid account, CancellationToken cancel) => new(
        await store.Set<Account>().AnyAsync(a => a.Id == account && a.PasswordHash != null, cancel),
        await store.Set<IdentityUserPasskey<Guid>>().CountAsync(p => p.UserId == account, cancel),
        await store.Set<IdentityUserLogin<Guid>>().CountAsync(l => l.UserId == account, cancel));
}
