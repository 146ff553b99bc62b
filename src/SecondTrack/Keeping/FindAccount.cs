using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SecondTrack.Storage;

namespace SecondTrack.Keeping;

/// <summary><paramref name="Id"/> is the credential's id, in base64url.</summary>
public sealed record PasskeyLine(string Id, string Name, DateTimeOffset AddedAt, bool IsSynced);

/// <summary><paramref name="Identities"/>: the names under which single sign-on knows this account.</summary>
public sealed record AccountFacts(
    string SignInName, string Name, Language Language, bool HasPassword, bool SecondFactor, bool IsOperator,
    IReadOnlyList<PasskeyLine> Passkeys, IReadOnlyList<string> Identities)
{
    public DateTimeOffset? TravellingSince { get; init; }
}

/// <summary>One's own account.</summary>
public sealed class FindAccount(Store store, Seat seat)
{
    public async Task<Outcome<AccountFacts>> Run(CancellationToken cancel = default)
    {
        var found = await store.Set<Account>().AsNoTracking().Where(a => a.Id == seat.AccountId)
            .Select(a => new { a.UserName, a.DisplayName, a.LanguageTag, a.PasswordHash, a.TwoFactorEnabled, a.IsOperator, a.TravellingSince }).SingleOrDefaultAsync(cancel);
        if (found is null) return new NotThere();
        var passkeys = await store.Set<IdentityUserPasskey<Guid>>().AsNoTracking().Where(p => p.UserId == seat.AccountId).ToListAsync(cancel);
        var identities = await store.Set<IdentityUserLogin<Guid>>().AsNoTracking().Where(l => l.UserId == seat.AccountId)
            .OrderBy(l => l.ProviderKey).Select(l => l.ProviderDisplayName ?? "").ToListAsync(cancel);
        var language = found.LanguageTag.Length > 0 ? LanguageTags.FromTag(found.LanguageTag) : seat.Language;
        return new AccountFacts(
            found.UserName ?? "", found.DisplayName, language, found.PasswordHash is not null, found.TwoFactorEnabled, found.IsOperator,
            [.. passkeys.OrderBy(p => p.Data.CreatedAt).Select(p => new PasskeyLine(
                System.Buffers.Text.Base64Url.EncodeToString(p.CredentialId), p.Data.Name ?? "", p.Data.CreatedAt, p.Data.IsBackedUp))],
            identities) { TravellingSince = found.TravellingSince };
    }
}
