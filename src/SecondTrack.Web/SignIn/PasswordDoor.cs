using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using SecondTrack.Keeping;

namespace SecondTrack.Web.SignIn;

/// <summary>One answer for an unknown name, a wrong password and too many tries: it tells nobody who has an account here.</summary>
public sealed record NotSignedIn() : Refusal(new Words(
    "That did not work: the name or the password is not right, or there were too many tries. Check both; after many tries, wait an hour.",
    "未能登录：登录名或密码不正确，或尝试次数过多。请核对后再试；若已尝试多次，请一小时后再来。"));

/// <summary>The password was right; where a second factor is on, its code is asked for before anybody is let in.</summary>
public sealed record PasswordFits(Account Account, bool NeedsCode);

/// <summary>Signs somebody in with a name and a password.</summary>
internal sealed class PasswordDoor(UserManager<Account> accounts, IPasswordHasher<Account> hasher, GuessLimit limit, KnownDevice devices, LetIn letIn)
{
    private static readonly Account Nobody = new();
    private static string? _nobodysHash;

    public async Task<Outcome<PasswordFits>> Run(HttpContext http, string name, string password, CancellationToken cancel)
    {
        var key = SignInName.KeyOf(name);
        if (key.Length > 100 || password.Length > 200) return new NotSignedIn();
        var account = await accounts.FindByNameAsync(name.Trim());
        var guesser = devices.Guesser(http, key, account?.Id);
        if (!await limit.Take(guesser, cancel)) return new NotSignedIn();
        if (account?.PasswordHash is null)
        {
            // As slow as for a name that exists.
            hasher.VerifyHashedPassword(Nobody, _nobodysHash ??= hasher.HashPassword(Nobody, "nobody signs in with this"), password);
            await letIn.NoteRefused(Guid.Empty, cancel);
            return new NotSignedIn();
        }
        if (!await accounts.CheckPasswordAsync(account, password))
        {
            await letIn.NoteRefused(account.Id, cancel);
            return new NotSignedIn();
        }
        await limit.GiveBack(guesser, cancel);
        if (!account.TwoFactorEnabled) await letIn.Run(http, account, cancel);
        else await AskForCode(http, account);
        return new PasswordFits(account, account.TwoFactorEnabled);
    }

    /// <summary>The framework's own cookie of those who are half in: it opens nothing but the page for the code.</summary>
    public static Task AskForCode(HttpContext http, Account account)
    {
        var half = new ClaimsIdentity([new Claim(ClaimTypes.Name, account.Id.ToString())], IdentityConstants.TwoFactorUserIdScheme);
        return http.SignInAsync(IdentityConstants.TwoFactorUserIdScheme, new ClaimsPrincipal(half));
    }
}
