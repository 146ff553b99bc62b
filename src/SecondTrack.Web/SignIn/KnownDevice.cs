using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using SecondTrack.Keeping;

namespace SecondTrack.Web.SignIn;

/// <summary>
/// A browser in which an account has signed in carries a sealed mark of it. The mark opens nothing: it only gives the device its own
/// allotment of guesses, so that strangers who use up those of the name do not lock its owner out.
/// </summary>
internal sealed class KnownDevice(IDataProtectionProvider protection, Settings settings, Chance chance)
{
    private static readonly TimeSpan Lasts = TimeSpan.FromDays(180);

    private readonly IDataProtector _seal = protection.CreateProtector("known device");

    private string Cookie => settings.CookieName("device");

    /// <summary>Who guesses at this name: an unknown network, or a device that this account knows.</summary>
    public Guesser Guesser(HttpContext http, string name, Guid? account) => new(name, http.Connection.RemoteIpAddress, Of(http, account));

    public void Remember(HttpContext http, Guid account)
    {
        var device = Of(http, account) ?? chance.NewId();
        http.Response.Cookies.Append(Cookie, _seal.Protect($"{account:N}{device:N}"), new CookieOptions
        {
            MaxAge = Lasts, HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = settings.Https, Path = "/", IsEssential = true,
        });
    }

    private Guid? Of(HttpContext http, Guid? account)
    {
        if (account is null || http.Request.Cookies[Cookie] is not { Length: > 0 } mark) return null;
        try
        {
            var text = _seal.Unprotect(mark);
            return text.StartsWith(account.Value.ToString("N"), StringComparison.Ordinal) ? Guid.ParseExact(text[32..], "N") : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
