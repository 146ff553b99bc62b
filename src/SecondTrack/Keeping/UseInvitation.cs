using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SecondTrack.Keeping.Keys;
using SecondTrack.Storage;

namespace SecondTrack.Keeping;

public sealed record InvitationIsOver() : Refusal(new Words(
    "This link is not valid: it has been used, has been taken back or has expired. Ask whoever sent it for a new one; the first link of a new workbench is printed again at its next start.",
    "这个链接无效：已被使用、被收回或已过期。请向发送者索取新链接；新工作台的首次链接会在下次启动时重新打印。"));

public sealed record SignInNameIsNeeded() : Refusal(new Words(
    "A name to sign in with is needed, of at most 100 characters: an e-mail address or any name that only you have here.",
    "请填写登录名（最多 100 个字符）：电子邮箱，或在此处唯一的任意名称。"));

public sealed record SignInNameIsTaken() : Refusal(new Words(
    "Somebody here already signs in with this name. Choose another.", "这个登录名已被使用，请另选一个。"));

public sealed record IsMemberAlready() : Refusal(new Words(
    "You are in this compartment already. A convenor can change your role there.", "您已在这个隔间中。召集人可以在那里更改您的角色。"));

/// <summary>What a newcomer writes. Somebody who is signed in brings their account instead.</summary>
public sealed record NewcomerIn(string SignInName, string DisplayName, string Password, string PasswordAgain, LocalText Compartment)
{
    /// <summary>For the first compartment alone: how it is kept.</summary>
    public KeysIn Keys { get; init; } = KeysIn.Plain;
}

public sealed record Joined(Guid Account, Guid Compartment);

/// <summary>Lets one person in, once: a new account, or the account that is signed in. The first link also makes the first compartment.</summary>
public sealed class UseInvitation(Store store, Seat seat, TimeProvider time, Chance chance, IPasswordHasher<Account> hasher, MakeKeys make, Keyring ring)
{
    private static readonly LocalText FirstCompartment = LocalText.Of("Our institute", "本所");

    public async Task<Outcome<Joined>> Run(string secret, NewcomerIn? newcomer, CancellationToken cancel = default)
    {
        var hash = SecretLink.HashOf(secret);
        var now = time.GetUtcNow();
        await using var whole = await store.Database.BeginTransactionAsync(cancel);
        // Whoever uses a link waits here for everybody else who does: one link, one person; one name, one account.
        await AuditChain.Lock(store, Guid.Empty, cancel);
        var invitation = await store.Set<Invitation>().SingleOrDefaultAsync(i => i.SecretHash == hash, cancel);
        if (invitation is null || invitation.UsedAt is not null || invitation.ExpiresAt <= now) return new InvitationIsOver();
        var first = invitation.CompartmentId is null;
        if (first && await store.Set<Account>().AnyAsync(cancel)) return new InvitationIsOver();
        if (newcomer is not null)
        {
            if (await Problem(newcomer, cancel) is { } problem) return problem;
            seat.SignIn(chance.NewId());
            store.Add(NewAccount(newcomer, first, now));
        }
        else if (seat.AccountId == Guid.Empty || first)
        {
            return new SignInNameIsNeeded();
        }
        var compartment = invitation.CompartmentId ?? chance.NewId();
        KeysMade? keys = null;
        if (first)
        {
            var made = make.For(compartment, newcomer!.Keys);
            if (!made.Done) return made.Refusal!;
            keys = made.Value;
            store.Add(new Compartment { Id = compartment, Name = newcomer.Compartment.IsEmpty ? FirstCompartment : newcomer.Compartment, CreatedAt = now, KeyId = keys?.KeyId });
            if (keys is not null) store.Add(keys.Row);
        }
        else if (await store.Set<Membership>().AnyAsync(m => m.AccountId == seat.AccountId && m.CompartmentId == compartment, cancel)) return new IsMemberAlready();
        invitation.UsedAt = now;
        store.Add(new Membership { AccountId = seat.AccountId, CompartmentId = compartment, Role = invitation.Role, Since = now });
        var saved = await store.Save(new Words("Invitation used", "已使用邀请"), cancel);
        if (saved.Refusal is { } refusal) return refusal;
        await whole.CommitAsync(cancel);
        if (keys is not null) ring.Open(keys.Open);
        return new Joined(seat.AccountId, compartment);
    }

    private async Task<Refusal?> Problem(NewcomerIn newcomer, CancellationToken cancel)
    {
        if (newcomer.SignInName.Trim() is not { Length: > 0 and <= 100 }) return new SignInNameIsNeeded();
        if (PasswordRule.Of(newcomer.Password, newcomer.PasswordAgain, newcomer.SignInName, newcomer.DisplayName) is { } weak) return weak;
        var key = SignInName.KeyOf(newcomer.SignInName);
        return await store.Set<Account>().AnyAsync(a => a.NormalizedUserName == key, cancel) ? new SignInNameIsTaken() : null;
    }

    private Account NewAccount(NewcomerIn newcomer, bool first, DateTimeOffset now)
    {
        var name = newcomer.SignInName.Trim();
        var account = new Account
        {
            Id = seat.AccountId, UserName = name, NormalizedUserName = SignInName.KeyOf(name), IsOperator = first, CreatedAt = now,
            DisplayName = newcomer.DisplayName.Trim() is { Length: > 0 } shown ? shown : name, LanguageTag = seat.Language.Tag(),
            SecurityStamp = Convert.ToHexStringLower(chance.Bytes(20)), ConcurrencyStamp = chance.NewId().ToString(),
        };
        account.PasswordHash = hasher.HashPassword(account, newcomer.Password);
        return account;
    }
}

/// <summary>One sign-in name whatever its case or composition.</summary>
public static class SignInName
{
    public static string KeyOf(string name) => name.Trim().Normalize().ToUpperInvariant();
}
