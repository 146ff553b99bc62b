using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SecondTrack.Keeping;
using SecondTrack.Storage;
using SecondTrack.Web.Layout;

namespace SecondTrack.Web.SignIn;

/// <summary>
/// The cookie names a sign-in that the store knows. It begins anew with every sign-in, so that a cookie planted or copied before is worth
/// nothing; it ends at the server when somebody signs out, and with every other one when the password changes.
/// </summary>
internal sealed class SignInCookie(Store store, Chance chance, TimeProvider time) : CookieAuthenticationEvents
{
    private const string Session = "session";

    public override async Task SigningIn(CookieSigningInContext context)
    {
        var cancel = context.HttpContext.RequestAborted;
        var account = Accounts.IdOf(context.Principal!)!.Value;
        await End(context.HttpContext.User, cancel);
        var now = time.GetUtcNow();
        await store.Set<LoginSession>().Where(s => s.AccountId == account && s.StartedAt <= now - LoginSession.Longest).ExecuteDeleteAsync(cancel);
        var session = new LoginSession { Id = chance.NewId(), AccountId = account, StartedAt = now };
        store.Add(session);
        await store.SaveChangesAsync(cancel);
        ((ClaimsIdentity)context.Principal!.Identity!).AddClaim(new Claim(Session, session.Id.ToString("N")));
    }

    public override Task SigningOut(CookieSigningOutContext context) => End(context.HttpContext.User, context.HttpContext.RequestAborted);

    /// <summary>Asked with every request.</summary>
    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        var user = context.Principal!;
        var stamp = user.FindFirstValue(new ClaimsIdentityOptions().SecurityStampClaimType);
        var since = time.GetUtcNow() - LoginSession.Longest;
        var good = Accounts.IdOf(user) is { } account && SessionOf(user) is { } session && stamp is not null
            && await store.Set<Account>().AnyAsync(
                a => a.Id == account && a.SecurityStamp == stamp
                    && store.Set<LoginSession>().Any(s => s.Id == session && s.AccountId == a.Id && s.StartedAt > since), context.HttpContext.RequestAborted);
        if (!good) context.RejectPrincipal();
    }

    private async Task End(ClaimsPrincipal user, CancellationToken cancel)
    {
        if (SessionOf(user) is { } session) await store.Set<LoginSession>().Where(s => s.Id == session).ExecuteDeleteAsync(cancel);
    }

    private static Guid? SessionOf(ClaimsPrincipal user) => Guid.TryParse(user.FindFirstValue(Session), out var session) ? session : null;
}
