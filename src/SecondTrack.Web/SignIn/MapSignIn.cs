using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using SecondTrack.Example;
using SecondTrack.Keeping;
using SecondTrack.Storage;
using SecondTrack.Web.Layout;

namespace SecondTrack.Web.SignIn;

public static class SignInRegistration
{
    public static IServiceCollection AddSignIn(this IServiceCollection services, Settings settings)
    {
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.AddIdentityCore<Account>(identity =>
        {
            identity.User.AllowedUserNameCharacters = "";
            identity.Password.RequiredLength = PasswordRule.Shortest;
            identity.Password.RequireDigit = identity.Password.RequireLowercase = identity.Password.RequireUppercase = identity.Password.RequireNonAlphanumeric = false;
        }).AddUserStore<SealedAccounts>().AddSignInManager().AddDefaultTokenProviders();
        services.Configure<IdentityPasskeyOptions>(passkey =>
        {
            // A passkey stands for both factors: having the device, and the finger or number that opens it.
            passkey.UserVerificationRequirement = "required";
            passkey.ResidentKeyRequirement = "required";
            passkey.ValidateOrigin = given => ValueTask.FromResult(PasskeyRoutes.IsHere(given, settings));
        });
        services.Configure<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme, cookie =>
        {
            cookie.Cookie.Name = settings.CookieName("sign-in");
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.Cookie.SecurePolicy = Secure(settings);
            cookie.ExpireTimeSpan = TimeSpan.FromHours(12);
            cookie.SlidingExpiration = true;
            cookie.LoginPath = "/sign-in";
            cookie.EventsType = typeof(SignInCookie);
        });
        foreach (var scheme in new[] { IdentityConstants.TwoFactorUserIdScheme, IdentityConstants.ExternalScheme })
            services.Configure<CookieAuthenticationOptions>(scheme, cookie =>
            {
                cookie.Cookie.Name = settings.CookieName(scheme == IdentityConstants.ExternalScheme ? "identity" : "half-in");
                cookie.Cookie.SecurePolicy = Secure(settings);
            });
        services.AddScoped<SignInCookie>().AddScoped<KnownDevice>().AddScoped<LetIn>().AddScoped<PasswordDoor>().AddScoped<CodeDoor>().AddScoped<OwnPassword>();
        services.AddOidc(settings);
        services.AddDataProtection().SetApplicationName("SecondTrack").PersistKeysToDbContext<Store>();
        return services;
    }

    public static void UseSignIn(this WebApplication app)
    {
        app.UseAuthentication();
        if (app.Services.GetRequiredService<Settings>().Example) app.Use(SignInVisitor);
    }

    public static void MapSignIn(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", Start).AllowAnonymous();
        routes.MapJoin();
        routes.MapDoor();
        routes.MapSecondFactor();
        routes.MapPasskeys();
        routes.MapOidc();
        routes.MapOperator();
        routes.MapAccount();
        routes.MapCompartments();
    }

    internal static CookieSecurePolicy Secure(Settings settings) => settings.Https ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;

    private static async Task<IResult> Start(Seat seat, ListMyCompartments list, CancellationToken cancel)
    {
        if (seat.AccountId == Guid.Empty) return Show.GoTo("/sign-in");
        var mine = await list.Run(cancel);
        return Show.GoTo(mine.Compartments is [var only] ? $"/c/{only.Id:N}/today" : "/compartments");
    }

    /// <summary>The example lets a visitor in who sits at this very computer, and nobody else.</summary>
    private static Task SignInVisitor(HttpContext http, RequestDelegate next)
    {
        if (http.Connection.RemoteIpAddress is { } address && System.Net.IPAddress.IsLoopback(address))
            http.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, LoadExample.Visitor.ToString())], "example"));
        return next(http);
    }
}
