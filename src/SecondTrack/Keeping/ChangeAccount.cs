using Microsoft.EntityFrameworkCore;
using SecondTrack.Storage;

namespace SecondTrack.Keeping;

public sealed record AccountNeedsAName() : Refusal(new Words(
    "Write the name that others here should see, at most 200 characters.", "请填写供他人看到的姓名（最多 200 个字符）。"));

/// <summary>How one is called here, and in which language one reads.</summary>
public sealed class ChangeAccount(Store store, Seat seat)
{
    public async Task<Outcome<Guid>> Run(string name, Language language, CancellationToken cancel = default)
    {
        if (name.Trim() is not { Length: > 0 and <= 200 } shown) return new AccountNeedsAName();
        var account = await store.Set<Account>().SingleOrDefaultAsync(a => a.Id == seat.AccountId, cancel);
        if (account is null) return new NotThere();
        account.DisplayName = shown;
        account.LanguageTag = language.Tag();
        return await store.Save(new Words("Account changed", "已更改账户"), cancel);
    }
}
