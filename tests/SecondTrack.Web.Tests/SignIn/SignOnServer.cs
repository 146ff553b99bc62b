using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Logging;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace SecondTrack.Web.Tests.SignIn;

/// <summary>
/// The single sign-on of an institution: a real OpenID Connect server (OpenIddict) on loopback that knows one client and asks nobody for a
/// password. Whom it vouches for next is set by the test.
/// </summary>
internal sealed class SignOnServer : IAsyncDisposable
{
    public const string Client = "secondtrack";
    public const string Secret = "the secret of the client";

    private WebApplication _app = null!;

    public (string Subject, string Name, string Email, bool Verified) Next { get; set; } = ("0042", "林岚", "lin.lan@example.org", true);

    /// <summary>Whether the last code was asked for with PKCE, and refused without.</summary>
    public string? ChallengeMethod { get; private set; }

    public string Address => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    public static async Task<SignOnServer> Start()
    {
        var server = new SignOnServer();
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddRouting();
        builder.Services.AddOpenIddict().AddServer(options =>
        {
            // Degraded means without tables of clients: the two checks below stand for them.
            options.EnableDegradedMode().AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange()
                .SetAuthorizationEndpointUris("authorize").SetTokenEndpointUris("token")
                .RegisterScopes(Scopes.OpenId, Scopes.Profile, Scopes.Email).AddEphemeralEncryptionKey().AddEphemeralSigningKey();
            options.UseAspNetCore().DisableTransportSecurityRequirement();
            options.AddEventHandler<ValidateAuthorizationRequestContext>(handler => handler.UseInlineHandler(context =>
            {
                if (context.ClientId != Client || context.RedirectUri?.EndsWith("/sign-in/oidc/callback", StringComparison.Ordinal) != true) context.Reject(Errors.InvalidClient);
                return default;
            }));
            options.AddEventHandler<ValidateTokenRequestContext>(handler => handler.UseInlineHandler(context =>
            {
                if (context.ClientId != Client || context.ClientSecret != Secret) context.Reject(Errors.InvalidClient);
                return default;
            }));
            options.AddEventHandler<HandleAuthorizationRequestContext>(handler => handler.UseInlineHandler(server.VouchFor));
        });
        server._app = builder.Build();
        server._app.UseAuthentication();
        await server._app.StartAsync();
        return server;
    }

    private ValueTask VouchFor(HandleAuthorizationRequestContext context)
    {
        ChallengeMethod = context.Request.CodeChallengeMethod;
        var identity = new ClaimsIdentity("sign-on", Claims.Name, Claims.Role);
        identity.AddClaim(new Claim(Claims.Subject, Next.Subject));
        identity.AddClaim(new Claim(Claims.Name, Next.Name));
        identity.AddClaim(new Claim(Claims.Email, Next.Email));
        identity.AddClaim(new Claim(Claims.EmailVerified, Next.Verified ? "true" : "false", ClaimValueTypes.Boolean));
        identity.SetDestinations(_ => [Destinations.IdentityToken]);
        identity.SetScopes(context.Request.GetScopes());
        context.SignIn(new ClaimsPrincipal(identity));
        return default;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
