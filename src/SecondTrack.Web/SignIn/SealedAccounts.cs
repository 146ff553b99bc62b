using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Web.SignIn;

/// <summary>The framework's store of accounts; keys of authenticator apps and recovery codes lie in it sealed.</summary>
internal sealed class SealedAccounts(Store store, IDataProtectionProvider protection)
    : UserOnlyStore<Account, Store, Guid, IdentityUserClaim<Guid>, IdentityUserLogin<Guid>, IdentityUserToken<Guid>, IdentityUserPasskey<Guid>>(store)
{
    private readonly IDataProtector _seal = protection.CreateProtector("secrets of accounts");

    public override Task SetTokenAsync(Account user, string loginProvider, string name, string? value, CancellationToken cancellationToken) =>
        base.SetTokenAsync(user, loginProvider, name, value is null ? null : For(user, name).Protect(value), cancellationToken);

    public override async Task<string?> GetTokenAsync(Account user, string loginProvider, string name, CancellationToken cancellationToken)
    {
        var sealedValue = await base.GetTokenAsync(user, loginProvider, name, cancellationToken);
        try
        {
            return sealedValue is null ? null : For(user, name).Unprotect(sealedValue);
        }
        catch (CryptographicException)
        {
            // Moved from another account, or its key is gone: as good as none.
            return null;
        }
    }

    private IDataProtector For(Account user, string name) => _seal.CreateProtector(user.Id.ToString("N"), name);
}
