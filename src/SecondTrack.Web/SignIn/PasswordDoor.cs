using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Web.SignIn;

/// <summary>One answer for an unknown name, a wrong password and too many tries: it tells nobody who has an account here.</summary>
public sealed record NotSignedIn() : Refusal(new Words(
    "That did not work: the name or the password is not right, or there were too many tries. Check both; after many tries, wait an hour.",
    "未能登录：登录名或密码不正确，或尝试次数过多。请核对后再试；若已尝试多次，请一小时后再来。"));

/// <summary>The password was right; where a second factor is on, its code is asked for before anybody is let in.</summary>
public sealed record PasswordFits(Account Account, bool NeedsCode);

/// <summary>Signs somebody in with a name and a password.</summary>
public sealed class PasswordDoor(
    UserManager<Account> accounts, SignInManager<Account> door, IPasswordHasher<Account> hasher, GuessLimit limit, Store store, Seat seat)
{
    private static readonly Account Nobody = new();
    private static string? _nobodysHash;

    public async Task<Outcome<PasswordFits>> Run(HttpContext http, string name, string password, CancellationToken cancel)
    {
        var network = http.Connection.RemoteIpAddress;
        var key = SignInName.KeyOf(name);
        if (key.Length > 100 || password.Length > 200 || !limit.Take(key, network)) return new NotSignedIn();
        var account = await accounts.FindByNameAsync(name.Trim());
        if (account?.PasswordHash is null)
        {
            // As slow as for a name that exists.
            hasher.VerifyHashedPassword(Nobody, _nobodysHash ??= hasher.HashPassword(Nobody, "nobody signs in with this"), password);
            await NoteRefused(Guid.Empty, cancel);
            return new NotSignedIn();
        }
        if (!await accounts.CheckPasswordAsync(account, password))
        {
            await NoteRefused(account.Id, cancel);
            return new NotSignedIn();
        }
        limit.GiveBack(key, network);
        if (account.TwoFactorEnabled)
        {
            // The framework's own cookie of those who are half in: it opens nothing but the page for the code.
            var half = new ClaimsIdentity([new Claim(ClaimTypes.Name, account.Id.ToString())], IdentityConstants.TwoFactorUserIdScheme);
            await http.SignInAsync(IdentityConstants.TwoFactorUserIdScheme, new ClaimsPrincipal(half));
            return new PasswordFits(account, true);
        }
        await LetIn(account, cancel);
        return new PasswordFits(account, false);
    }

    public async Task LetIn(Account account, CancellationToken cancel)
    {
        await door.SignInAsync(account, isPersistent: false);
        seat.SignIn(account.Id);
        await store.Note(AuditAct.SignedIn, nameof(Account), account.Id, Guid.Empty, cancel);
    }

    public Task NoteRefused(Guid account, CancellationToken cancel) => store.Note(AuditAct.Refused, "sign-in", account, Guid.Empty, cancel);
}
