using System.Net;
using Microsoft.EntityFrameworkCore;
using SecondTrack.Keeping;
using Xunit;

namespace SecondTrack.Web.Tests.SignIn;

/// <summary>Single sign-on with a real server of OpenID Connect.</summary>
public class SignOnTests
{
    [Theory, InlineData(Language.English), InlineData(Language.Chinese)]
    public async Task An_invited_address_comes_in_once_under_its_Chinese_name_and_signs_in_again_later(Language language)
    {
        await using var server = await SignOnServer.Start();
        await using var own = await Start(server);
        var (convenor, at) = await own.First();
        using var _ = convenor;
        Assert.Equal(HttpStatusCode.OK, (await convenor.Post(at + "/members", at + "/members/invite", ("role", "Scholar"), ("email", "Lin.Lan@example.org"))).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await convenor.Post(at + "/members", at + "/members/invite", ("role", "Scholar"), ("email", "no address"))).StatusCode);

        using var lin = own.Client(language);
        Assert.Contains("所里的登录", await lin.Text("/sign-in"), StringComparison.Ordinal);
        Assert.Equal("/", await SignOn(lin));
        Assert.Equal("S256", server.ChallengeMethod);
        Assert.Contains("value=\"林岚\"", await lin.Text("/account"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await lin.Get(at + "/sources")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await lin.Get(at + "/members")).StatusCode);

        using var later = own.Client(language);
        Assert.Equal("/", await SignOn(later));
        Assert.Equal(HttpStatusCode.OK, (await later.Get(at + "/sources")).StatusCode);
        Assert.Equal(2, await own.InStore(s => s.Set<Account>().CountAsync()));
        // Without a password and a passkey, single sign-on is the last way in.
        using var kept = await lin.Post("/account", "/account/oidc/unlink");
        Assert.Contains(language == Language.Chinese ? "请先添加通行密钥" : "Add a passkey first", await kept.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(SignOnServer.Secret, own.Logs.All, StringComparison.Ordinal);
    }

    [Theory, InlineData(Language.English, true), InlineData(Language.Chinese, true), InlineData(Language.English, false)]
    public async Task Whom_nobody_here_knows_is_refused_and_gets_no_account(Language language, bool verified)
    {
        await using var server = await SignOnServer.Start();
        await using var own = await Start(server);
        var (convenor, at) = await own.First();
        using var _ = convenor;
        // An address that was not verified matches no invitation, not even to itself.
        (await convenor.Post(at + "/members", at + "/members/invite", ("role", "Scholar"), ("email", verified ? "somebody.else@example.org" : "lin.lan@example.org"))).Dispose();
        server.Next = server.Next with { Verified = verified };
        using var lin = own.Client(language);
        var page = await SignOn(lin);
        Assert.Contains(language == Language.Chinese ? "本工作台没有与之关联的账户" : "this workbench does not", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await lin.Get("/account")).StatusCode);
        Assert.Equal(1, await own.InStore(s => s.Set<Account>().CountAsync()));
    }

    [Fact]
    public async Task A_signed_in_user_links_and_unlinks_and_the_second_factor_stays_asked_for()
    {
        await using var server = await SignOnServer.Start();
        await using var own = await Start(server);
        var (lin, at) = await own.First("Lin");
        using var _ = lin;
        Assert.Contains("林岚 (lin.lan@example.org)", await SignOn(lin), StringComparison.Ordinal);
        Assert.DoesNotContain("lin.lan@example.org", await lin.Text("/account"), StringComparison.Ordinal);
        await SignOn(lin);
        using (var linked = await lin.Post("/account", "/account/oidc/link")) Assert.Equal("/account?done", linked.Headers.Location!.ToString());
        Assert.Contains("lin.lan@example.org", await lin.Text("/account"), StringComparison.Ordinal);
        using (var twice = await lin.Post("/account", "/account/oidc/link")) Assert.Equal(HttpStatusCode.UnprocessableEntity, twice.StatusCode);

        using (var there = own.Client()) Assert.Equal("/", await SignOn(there));
        using var other = await own.Another(lin, at, "Chen", Role.Scholar);
        await SignOn(other);
        using (var taken = await other.Post("/account", "/account/oidc/link")) Assert.Contains("another account", await taken.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        await own.InStore(s => s.Set<Account>().Where(a => a.UserName == "Lin").ExecuteUpdateAsync(a => a.SetProperty(x => x.TwoFactorEnabled, true)));
        using (var half = own.Client())
        {
            Assert.StartsWith("/sign-in/code", await SignOn(half), StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.Redirect, (await half.Get("/account")).StatusCode);
        }
        using (var unlinked = await lin.Post("/account", "/account/oidc/unlink")) Assert.Equal("/account?done", unlinked.Headers.Location!.ToString());
        using var stranger = own.Client();
        Assert.Contains("this workbench does not", await SignOn(stranger), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_off_or_forged_answer_ends_in_one_sentence()
    {
        await using var server = await SignOnServer.Start();
        await using var own = await Start(server);
        using var client = own.Client(Language.Chinese);
        foreach (var answer in new[] { "?error=access_denied&state=x", "?code=abc&state=forged", "" })
        {
            using var refused = await client.Get("/sign-in/oidc/callback" + answer);
            Assert.Equal("/sign-in?sign-on=failed", refused.Headers.Location!.ToString());
        }
        Assert.Contains("单点登录未能完成", await client.Text("/sign-in?sign-on=failed"), StringComparison.Ordinal);
        Assert.Contains("单点登录未能完成", await client.Text("/sign-in/oidc/done"), StringComparison.Ordinal);
    }

    private static Task<OwnWorkbench> Start(SignOnServer server)
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, SignOnServer.Secret + "\n");
        return OwnWorkbench.Start(
            s => s with { Oidc = new OidcSettings { Authority = server.Address, Client = SignOnServer.Client, SecretFile = file, Name = "所里的登录" } }, realClock: true);
    }

    /// <summary>Follows the way of a browser to the sign-on and back; gives the address it ends at within the workbench, or the page that is shown there.</summary>
    private static async Task<string> SignOn(FormClient client)
    {
        var address = "/sign-in/oidc?to=%2F";
        for (var step = 0; step < 8; step++)
        {
            using var answer = await client.Get(address);
            if (answer.Headers.Location is not { } next) return await answer.Content.ReadAsStringAsync();
            address = next.ToString();
            if (address.Contains("/sign-in/oidc/done", StringComparison.Ordinal) || next.IsAbsoluteUri) continue;
            return address;
        }
        throw new InvalidOperationException("The way to the sign-on and back does not end: " + address);
    }
}
