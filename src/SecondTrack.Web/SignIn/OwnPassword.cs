using Microsoft.AspNetCore.Identity;
using SecondTrack.Keeping;

namespace SecondTrack.Web.SignIn;

/// <summary>Asked again before a way into the account changes. Somebody at an unlocked screen may not guess faster here than at the door.</summary>
internal sealed class OwnPassword(UserManager<Account> accounts, GuessLimit limit, KnownDevice devices, Seat seat)
{
    /// <summary>True also for an account without a password, which has none to ask for.</summary>
    public async Task<bool> Fits(HttpContext http, string password, CancellationToken cancel)
    {
        if (await accounts.FindByIdAsync(seat.AccountId.ToString()) is not { } account) return false;
        if (account.PasswordHash is null) return true;
        var guesser = devices.Guesser(http, seat.AccountId.ToString("N"), seat.AccountId);
        if (password.Length > 200 || !await limit.Take(guesser, cancel) || !await accounts.CheckPasswordAsync(account, password)) return false;
        await limit.GiveBack(guesser, cancel);
        return true;
    }
}
