using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SecondTrack.Storage;

namespace SecondTrack.Keeping;

public sealed record PasskeyNeedsAName() : Refusal(new Words(
    "Give the passkey a name by which you will know it again, at most 100 characters: “phone”, “key on my ring”.",
    "请为通行密钥取一个便于辨认的名称（最多 100 个字符），例如“手机”“随身安全密钥”。"));

public sealed record TooManyPasskeys() : Refusal(new Words(
    "An account has at most 20 passkeys. Remove one that you no longer use.", "每个账户最多 20 个通行密钥。请先删除不再使用的。"));

/// <summary>A passkey that the browser has made and the framework has verified becomes a way into one's own account.</summary>
public sealed class AddPasskey(Store store, Seat seat, TimeProvider time)
{
    public const int Most = 20;
    internal const int LongestName = 100;

    public async Task<Outcome<Guid>> Run(UserPasskeyInfo verified, string name, CancellationToken cancel = default)
    {
        if (name.Trim() is not { Length: > 0 and <= LongestName } shown) return new PasskeyNeedsAName();
        if (!await store.Set<Account>().AnyAsync(a => a.Id == seat.AccountId, cancel)) return new NotThere();
        if (await store.Set<IdentityUserPasskey<Guid>>().CountAsync(p => p.UserId == seat.AccountId, cancel) >= Most) return new TooManyPasskeys();
        store.Add(new IdentityUserPasskey<Guid>
        {
            UserId = seat.AccountId, CredentialId = verified.CredentialId,
            Data = new IdentityPasskeyData
            {
                Name = shown, PublicKey = verified.PublicKey, CreatedAt = time.GetUtcNow(), SignCount = verified.SignCount, Transports = verified.Transports,
                IsUserVerified = verified.IsUserVerified, IsBackupEligible = verified.IsBackupEligible, IsBackedUp = verified.IsBackedUp,
                AttestationObject = verified.AttestationObject, ClientDataJson = verified.ClientDataJson,
            },
        });
        return await store.Save(new Words("Passkey added", "已添加通行密钥"), cancel);
    }
}
