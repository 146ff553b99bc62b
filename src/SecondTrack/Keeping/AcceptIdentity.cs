using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SecondTrack.Storage;

namespace SecondTrack.Keeping;

/// <summary>Whom single sign-on vouches for. <paramref name="Email"/> is empty unless it says that the address was verified.</summary>
public sealed record SignOnIdentity(string Issuer, string Subject, string Name, string Email)
{
    /// <summary>How the identity is shown on the page of the account.</summary>
    public string Shown => Email.Length == 0 ? Name : Name.Length == 0 ? Email : $"{Name} ({Email})";
}

public sealed record IdentityIsUnknown() : Refusal(new Words(
    "Single sign-on knows you, this workbench does not. If you have an account here, sign in to it and link the two on its page; else ask a convenor to invite your e-mail address.",
    "单点登录已确认您的身份，但本工作台没有与之关联的账户。若您在此已有账户，请先登录并在账户页面关联；否则请联系召集人，以您的电子邮箱邀请您。"));

/// <summary>
/// Whose account an identity opens: the one it is linked to. Without one it can use an open invitation to its verified address, which makes
/// an account without a password. By itself it never makes one.
/// </summary>
public sealed class AcceptIdentity(Store store, Seat seat, TimeProvider time, Chance chance)
{
    public async Task<Outcome<Guid>> Run(SignOnIdentity identity, CancellationToken cancel = default)
    {
        if (await Identities.AccountOf(store, identity, cancel) is { } linked) return linked;
        if (identity.Email.Length == 0) return new IdentityIsUnknown();
        var now = time.GetUtcNow();
        var key = SignInName.KeyOf(identity.Email);
        await using var whole = await store.Database.BeginTransactionAsync(cancel);
        // The same lock as for every link: one invitation, one person.
        await AuditChain.Lock(store, Guid.Empty, cancel);
        var invitation = await store.Set<Invitation>().Where(i => i.EmailKey == key && i.CompartmentId != null && i.UsedAt == null && i.ExpiresAt > now)
            .OrderBy(i => i.CreatedAt).ThenBy(i => i.Id).FirstOrDefaultAsync(cancel);
        if (invitation is null) return new IdentityIsUnknown();
        if (await store.Set<Account>().AnyAsync(a => a.NormalizedUserName == key, cancel)) return new SignInNameIsTaken();
        seat.SignIn(chance.NewId());
        store.AddRange(
            new Account
            {
                Id = seat.AccountId, UserName = identity.Email, NormalizedUserName = key, CreatedAt = now, LanguageTag = seat.Language.Tag(),
                DisplayName = identity.Name.Length is > 0 and <= 200 ? identity.Name : identity.Email,
                SecurityStamp = Convert.ToHexStringLower(chance.Bytes(20)), ConcurrencyStamp = chance.NewId().ToString(),
            },
            Identities.Login(identity, seat.AccountId),
            new Membership { AccountId = seat.AccountId, CompartmentId = invitation.CompartmentId!.Value, Role = invitation.Role, Since = now });
        invitation.UsedAt = now;
        var saved = await store.Save(new Words("Invitation used by single sign-on", "已通过单点登录使用邀请"), cancel);
        if (saved.Refusal is { } refusal) return refusal;
        await whole.CommitAsync(cancel);
        return seat.AccountId;
    }
}

internal static class Identities
{
    public static Task<Guid?> AccountOf(Store store, SignOnIdentity identity, CancellationToken cancel) => store.Set<IdentityUserLogin<Guid>>()
        .Where(l => l.LoginProvider == identity.Issuer && l.ProviderKey == identity.Subject).Select(l => (Guid?)l.UserId).SingleOrDefaultAsync(cancel);

    public static IdentityUserLogin<Guid> Login(SignOnIdentity identity, Guid account) =>
        new() { LoginProvider = identity.Issuer, ProviderKey = identity.Subject, ProviderDisplayName = identity.Shown, UserId = account };
}
