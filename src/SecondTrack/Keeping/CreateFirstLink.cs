using Microsoft.EntityFrameworkCore;
using SecondTrack.Storage;

namespace SecondTrack.Keeping;

public sealed record SomebodyIsInAlready() : Refusal(new Words(
    "This store has an account already. Ask a convenor for an invitation.",
    "这个存储已有账户。请向召集人索取邀请。"));

/// <summary>The link of the first start: for an empty store alone, once, for a quarter of an hour. A newer one ends those before it.</summary>
public sealed class CreateFirstLink(Store store, TimeProvider time, Chance chance)
{
    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(15);

    public async Task<Outcome<string>> Run(CancellationToken cancel = default)
    {
        await using var whole = await store.Database.BeginTransactionAsync(cancel);
        await AuditChain.Lock(store, Guid.Empty, cancel);
        if (await store.Set<Account>().AnyAsync(cancel)) return new SomebodyIsInAlready();
        store.RemoveRange(await store.Set<Invitation>().Where(i => i.CompartmentId == null).ToListAsync(cancel));
        var secret = SecretLink.New(chance);
        var now = time.GetUtcNow();
        store.Add(new Invitation
        {
            Id = chance.NewId(), SecretHash = SecretLink.HashOf(secret), Role = Role.Convenor, CreatedAt = now, ExpiresAt = now + Lasts,
        });
        var saved = await store.Save(new Words("First link made", "已生成首次进入的链接"), cancel);
        if (saved.Refusal is { } refusal) return refusal;
        await whole.CommitAsync(cancel);
        return secret;
    }
}
