using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SecondTrack.Storage;

namespace SecondTrack.Keeping;

public sealed record OldPasswordIsWrong() : Refusal(new Words(
    "The password you have now is not right. Nothing was changed.", "当前密码不正确，未作更改。"));

/// <summary>A new password ends every other sign-in of the account.</summary>
public sealed class ChangePassword(Store store, Seat seat, Chance chance, IPasswordHasher<Account> hasher)
{
    public async Task<Outcome<Guid>> Run(string old, string password, string again, CancellationToken cancel = default)
    {
        var account = await store.Set<Account>().SingleOrDefaultAsync(a => a.Id == seat.AccountId, cancel);
        if (account?.PasswordHash is null) return new NotThere();
        if (hasher.VerifyHashedPassword(account, account.PasswordHash, old) == PasswordVerificationResult.Failed) return new OldPasswordIsWrong();
        if (PasswordRule.Of(password, again, account.UserName ?? "", account.DisplayName) is { } weak) return weak;
        account.PasswordHash = hasher.HashPassword(account, password);
        account.SecurityStamp = Convert.ToHexStringLower(chance.Bytes(20));
        return await store.Save(new Words("Password changed", "已更改密码"), cancel);
    }
}
