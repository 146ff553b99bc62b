using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
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
        }).AddEntityFrameworkStores<Store>().AddSignInManager().AddDefaultTokenProviders();
        services.Configure<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme, cookie =>
        {
            cookie.Cookie.Name = "sign-in";
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.ExpireTimeSpan = TimeSpan.FromHours(12);
            cookie.SlidingExpiration = true;
            cookie.LoginPath = "/sign-in";
            cookie.Events.OnValidatePrincipal = IsStillGood;
        });
        services.AddSingleton<GuessLimit>();
        services.AddScoped<PasswordDoor>();
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
        routes.MapAccount();
        routes.MapCompartments();
    }

    private static async Task<IResult> Start(Seat seat, ListMyCompartments list, CancellationToken cancel)
    {
        if (seat.AccountId == Guid.Empty) return Show.GoTo("/sign-in");
        var mine = await list.Run(cancel);
        return Show.GoTo(mine.Compartments is [var only] ? $"/c/{only.Id:N}/today" : "/compartments");
    }

    /// <summary>Asked with every request, so that a changed password or "sign out everywhere" ends other sign-ins at once.</summary>
    private static async Task IsStillGood(CookieValidatePrincipalContext context)
    {
        var id = Accounts.IdOf(context.Principal!);
        var stamp = context.Principal!.FindFirstValue(new ClaimsIdentityOptions().SecurityStampClaimType);
        var store = context.HttpContext.RequestServices.GetRequiredService<Store>();
        var good = id is { } account && stamp is not null
            && await store.Set<Account>().AnyAsync(a => a.Id == account && a.SecurityStamp == stamp, context.HttpContext.RequestAborted);
        if (!good) context.RejectPrincipal();
    }

    /// <summary>The example lets a visitor in who sits at this very computer, and nobody else.</summary>
    private static Task SignInVisitor(HttpContext http, RequestDelegate next)
    {
        if (http.Connection.RemoteIpAddress is { } address && System.Net.IPAddress.IsLoopback(address))
            http.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, LoadExample.Visitor.ToString())], "example"));
        return next(http);
    }
}
