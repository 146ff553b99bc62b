using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Identity;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using SecondTrack.Keeping;
using SecondTrack.Storage;
using SecondTrack.Web.Layout;

namespace SecondTrack.Web.SignIn;

public sealed record SignOnDidNotWork() : Refusal(new Words(
    "Single sign-on did not come to an end: it was broken off, took too long, or is not set up right. Try again, and tell the operator if it stays so.",
    "单点登录未能完成：已中断、超时，或配置有误。请重试；若持续如此，请告知运维人员。"));

/// <summary>Single sign-on by OpenID Connect: code with PKCE, and an account only for whom somebody here knows.</summary>
public static class OidcRoutes
{
    private const string Scheme = "oidc";

    public static void AddOidc(this IServiceCollection services, Settings settings)
    {
        if (settings.Oidc is not { } oidc) return;
        services.AddAuthentication().AddOpenIdConnect(Scheme, options =>
        {
            options.SignInScheme = IdentityConstants.ExternalScheme;
            (options.Authority, options.ClientId, options.ClientSecret) = (oidc.Authority, oidc.Client, oidc.Secret());
            options.RequireHttpsMetadata = !new Uri(oidc.Authority).IsLoopback;
            options.ResponseType = OpenIdConnectResponseType.Code;
            // By a query the cookies may stay Lax; a form from another site would need them without.
            options.ResponseMode = OpenIdConnectResponseMode.Query;
            options.UsePkce = true;
            options.MapInboundClaims = false;
            options.GetClaimsFromUserInfoEndpoint = true;
            options.ClaimActions.MapUniqueJsonKey("email_verified", "email_verified");
            options.Scope.Add("email");
            options.CallbackPath = "/sign-in/oidc/callback";
            options.DisableTelemetry = true;
            foreach (var cookie in new[] { options.CorrelationCookie, options.NonceCookie })
            {
                cookie.Name = settings.CookieName(cookie == options.NonceCookie ? "oidc-nonce." : "oidc-way.");
                cookie.Path = "/";
                cookie.SameSite = SameSiteMode.Lax;
                cookie.SecurePolicy = SignInRegistration.Secure(settings);
            }
            options.Events.OnRemoteFailure = failed =>
            {
                failed.HandleResponse();
                failed.Response.Redirect("/sign-in?sign-on=failed");
                return Task.CompletedTask;
            };
            options.Events.OnRedirectToIdentityProvider = asked =>
            {
                if (settings.PublicAddress is not null)
                    asked.ProtocolMessage.RedirectUri = settings.PublicAddress.GetLeftPart(UriPartial.Authority) + asked.Options.CallbackPath;
                return Task.CompletedTask;
            };
        });
    }

    public static void MapOidc(this IEndpointRouteBuilder routes)
    {
        if (routes.ServiceProvider.GetRequiredService<Settings>().Oidc is null) return;
        // A link and no form: the policy of our pages sends forms nowhere else, and nothing changes by it.
        routes.MapGet("/sign-in/oidc", (HttpContext http) => Results.Challenge(
            new() { RedirectUri = "/sign-in/oidc/done?to=" + Uri.EscapeDataString(DoorRoutes.After(http.Request.Query["to"])) }, [Scheme])).AllowAnonymous();
        routes.MapGet("/sign-in/oidc/done", Done).AllowAnonymous();
        routes.MapPost("/account/oidc/link", async (HttpContext http, LinkIdentity link, FindAccount find, CancellationToken cancel) =>
        {
            var identity = await Identity(http);
            await http.SignOutAsync(IdentityConstants.ExternalScheme);
            if (identity is null) return await AccountRoutes.Draw(find, new SignOnDidNotWork(), false, cancel);
            var linked = await link.Run(identity, cancel);
            return linked.Done ? Show.GoTo("/account?done") : await AccountRoutes.Draw(find, linked.Refusal, false, cancel);
        }).ForSignedIn();
        routes.MapPost("/account/oidc/unlink", async (UnlinkIdentity unlink, FindAccount find, CancellationToken cancel) =>
        {
            var unlinked = await unlink.Run(cancel);
            return unlinked.Done ? Show.GoTo("/account?done") : await AccountRoutes.Draw(find, unlinked.Refusal, false, cancel);
        }).ForSignedIn();
    }

    private static async Task<IResult> Done(HttpContext http, Seat seat, AcceptIdentity accept, LetIn letIn, Store store, CancellationToken cancel)
    {
        var to = DoorRoutes.After(http.Request.Query["to"]);
        if (await Identity(http) is not { } identity) return Show.Page<SignInPage>(new { To = to, Refusal = (Refusal)new SignOnDidNotWork() });
        // Somebody who is signed in already wants to link; they are asked, since anybody could have sent them here.
        if (seat.AccountId != Guid.Empty) return Show.Page<LinkIdentityPage>(new { Identity = identity });
        await http.SignOutAsync(IdentityConstants.ExternalScheme);
        var accepted = await accept.Run(identity, cancel);
        if (!accepted.Done)
        {
            await letIn.NoteRefused(Guid.Empty, cancel);
            return Show.Page<SignInPage>(new { To = to, Refusal = accepted.Refusal });
        }
        var account = (await store.FindAsync<Account>([accepted.Value], cancel))!;
        if (account.TwoFactorEnabled)
        {
            await PasswordDoor.AskForCode(http, account);
            return Show.GoTo("/sign-in/code?to=" + Uri.EscapeDataString(to));
        }
        await letIn.Run(http, account, cancel);
        return Show.GoTo(to);
    }

    /// <summary>What single sign-on said, kept in a sealed cookie for the few minutes until it is used.</summary>
    private static async Task<SignOnIdentity?> Identity(HttpContext http)
    {
        var said = await http.AuthenticateAsync(IdentityConstants.ExternalScheme);
        if (said.Principal?.FindFirst("sub") is not { Value.Length: > 0 } subject) return null;
        string Claim(string name) => said.Principal.FindFirstValue(name)?.Trim() ?? "";
        var verified = Claim("email_verified").Equals("true", StringComparison.OrdinalIgnoreCase);
        return new SignOnIdentity(subject.Issuer, subject.Value, Claim("name"), verified ? Claim("email") : "");
    }
}
