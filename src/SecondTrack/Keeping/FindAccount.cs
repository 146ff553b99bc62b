using Microsoft.EntityFrameworkCore;
using SecondTrack.Storage;

namespace SecondTrack.Keeping;

public sealed record AccountFacts(string SignInName, string Name, Language Language, bool HasPassword, bool SecondFactor, bool IsOperator);

/// <summary>One's own account.</summary>
public sealed class FindAccount(Store store, Seat seat)
{
    public async Task<Outcome<AccountFacts>> Run(CancellationToken cancel = default)
    {
        var found = await store.Set<Account>().AsNoTracking().Where(a => a.Id == seat.AccountId)
            .Select(a => new { a.UserName, a.DisplayName, a.LanguageTag, a.PasswordHash, a.TwoFactorEnabled, a.IsOperator }).SingleOrDefaultAsync(cancel);
        if (found is null) return new NotThere();
        var language = found.LanguageTag.Length > 0 ? LanguageTags.FromTag(found.LanguageTag) : seat.Language;
        return new AccountFacts(found.UserName ?? "", found.DisplayName, language, found.PasswordHash is not null, found.TwoFactorEnabled, found.IsOperator);
    }
}
