using Microsoft.EntityFrameworkCore;
using SecondTrack.Storage;

namespace SecondTrack.Keeping;

/// <summary>
/// The operator makes a link by which one account gets a new password, once, within a day. A newer link ends the older. The second factor
/// stays on: whoever has the link alone is not in.
/// </summary>
public sealed class IssueReset(Store store, Seat seat, TimeProvider time, Chance chance)
{
    public static readonly TimeSpan Lasts = TimeSpan.FromDays(1);

    public async Task<Outcome<string>> Run(Guid account, CancellationToken cancel = default)
    {
        if (!await Operators.Is(store, seat, cancel)) return new OnlyTheOperator();
        if (!await store.Set<Account>().AnyAsync(a => a.Id == account, cancel)) return new NotThere();
        store.RemoveRange(await store.Set<PasswordReset>().Where(r => r.AccountId == account).ToListAsync(cancel));
        var secret = SecretLink.New(chance);
        store.Add(new PasswordReset
        {
            Id = chance.NewId(), AccountId = account, SecretHash = SecretLink.HashOf(secret), IssuedBy = seat.AccountId, ExpiresAt = time.GetUtcNow() + Lasts,
        });
        var saved = await store.Save(new Words("Link for a new password issued", "已签发重设密码链接"), cancel);
        return saved.Refusal is { } refusal ? refusal : secret;
    }
}
