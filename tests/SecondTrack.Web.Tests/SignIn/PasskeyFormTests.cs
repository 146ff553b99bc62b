using System.Net;
using Xunit;

namespace SecondTrack.Web.Tests.SignIn;

public class PasskeyFormTests
{
    [Theory, InlineData(""), InlineData("{"), InlineData("{\"id\":\"x\"}"), InlineData("null")]
    public async Task An_answer_that_nobody_asked_for_opens_nothing(string credential)
    {
        await using var own = await OwnWorkbench.Start();
        using var stranger = own.Client();
        foreach (var asked in new[] { false, true })
        {
            if (asked) (await stranger.Post("/sign-in", "/sign-in/passkey/options")).Dispose();
            using var refused = await stranger.Post("/sign-in", "/sign-in/passkey", ("credential", credential));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        }
        Assert.Equal(HttpStatusCode.Redirect, (await stranger.Get("/account")).StatusCode);
        var (client, _) = await own.First("Lin");
        using var __ = client;
        foreach (var asked in new[] { false, true })
        {
            if (asked) (await client.Post("/account", "/account/passkeys/options", ("password", OwnWorkbench.Password))).Dispose();
            using var refused = await client.Post("/account", "/account/passkeys", ("credential", credential), ("name", "phone"));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        }
        using var gone = await client.Post("/account", "/account/passkeys/remove", ("id", "bm90IG1pbmU"));
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Fact]
    public async Task The_password_is_asked_before_a_passkey_is_made()
    {
        await using var own = await OwnWorkbench.Start();
        var (client, _) = await own.First("Lin");
        using var __ = client;
        using var refused = await client.Post("/account", "/account/passkeys/options", ("password", "not my password"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        using var asked = await client.Post("/account", "/account/passkeys/options", ("password", OwnWorkbench.Password));
        Assert.Contains("\"userVerification\":\"required\"", await asked.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
