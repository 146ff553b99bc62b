using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SecondTrack.Storage;

namespace SecondTrack.Keeping;

public sealed record ResetIsOver() : Refusal(new Words(
    "This link is not valid: it has been used, a newer one was made, or its day is over. Ask the operator for a new one.",
    "这个链接无效：已被使用、已签发更新的链接，或已超过一天。请向运维人员索取新链接。"));

/// <summary>A new password by the operator's link. Every sign-in of the account ends; its second factor is asked for as before.</summary>
public sealed class UseReset(Store store, Seat seat, TimeProvider time, Chance chance, IPasswordHasher<Account> hasher)
{
    public async Task<Outcome<Guid>> Run(string secret, string password, string again, CancellationToken cancel = default)
    {
        var hash = SecretLink.HashOf(secret);
        var now = time.GetUtcNow();
        await using var whole = await store.Database.BeginTransactionAsync(cancel);
        await AuditChain.Lock(store, Guid.Empty, cancel);
        var reset = await store.Set<PasswordReset>().SingleOrDefaultAsync(r => r.SecretHash == hash && r.ExpiresAt > now, cancel);
        if (reset is null) return new ResetIsOver();
        var account = await store.Set<Account>().SingleAsync(a => a.Id == reset.AccountId, cancel);
        if (PasswordRule.Of(password, again, account.UserName ?? "", account.DisplayName) is { } weak) return weak;
        seat.SignIn(account.Id);
        account.PasswordHash = hasher.HashPassword(account, password);
        account.SecurityStamp = Convert.ToHexStringLower(chance.Bytes(20));
        store.Remove(reset);
        var saved = await store.Save(new Words("Password set by the operator’s link", "已通过运维人员的链接重设密码"), cancel);
        if (saved.Done) await whole.CommitAsync(cancel);
        return saved;
    }
}
