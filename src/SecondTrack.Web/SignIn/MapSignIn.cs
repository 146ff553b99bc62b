using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using SecondTrack.Example;
using SecondTrack.Storage;

namespace SecondTrack.Web.SignIn;

public static class SignInRegistration
{
    public static IServiceCollection AddSignIn(this IServiceCollection services, Settings settings)
    {
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie();
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
        routes.MapGet("/", () => Layout.Show.GoTo($"/c/{LoadExample.Compartment:N}/today")).AllowAnonymous();
    }

    /// <summary>The example lets a visitor in who sits at this very computer, and nobody else.</summary>
    private static Task SignInVisitor(HttpContext http, RequestDelegate next)
    {
        if (http.Connection.RemoteIpAddress is { } address && System.Net.IPAddress.IsLoopback(address))
            http.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, LoadExample.Visitor.ToString())], "example"));
        return next(http);
    }
}
