using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace SecondTrack.Web.Tests.SignIn;

public class SecondFactorTests
{
    [Fact]
    public async Task With_a_second_factor_the_password_alone_lets_nobody_in()
    {
        await using var own = await OwnWorkbench.Start();
        var (client, at) = await own.First("Lin");
        using var _ = client;
        var key = Between(await Text(client.Post("/account/second-factor", "/account/second-factor/start")), "<code class=\"link\">", "</code>");
        using (var wrong = await client.Post("/account/second-factor", "/account/second-factor/confirm", ("code", "abcdef")))
            Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        var recovery = Between(await Text(client.Post("/account/second-factor", "/account/second-factor/confirm", ("code", own.Code(key)))), "<li><code>", "</code>");

        own.Clock.Advance(TimeSpan.FromSeconds(30));
        using var there = own.Client();
        using (var half = await OwnWorkbench.SignIn(there, "Lin", OwnWorkbench.Password))
            Assert.StartsWith("/sign-in/code", half.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await there.Get(at + "/today")).StatusCode);
        using (var wrong = await there.Post("/sign-in/code", "/sign-in/code", ("code", "000 00x"))) Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        using (var right = await there.Post("/sign-in/code", "/sign-in/code", ("code", own.Code(key)), ("to", at + "/today")))
            Assert.Equal(at + "/today", right.Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.OK, (await there.Get(at + "/today")).StatusCode);

        foreach (var expected in new[] { HttpStatusCode.SeeOther, HttpStatusCode.UnprocessableEntity })
        {
            using var lost = own.Client();
            (await OwnWorkbench.SignIn(lost, "Lin", OwnWorkbench.Password)).Dispose();
            using var once = await lost.Post("/sign-in/code", "/sign-in/code", ("code", recovery));
            Assert.Equal(expected, once.StatusCode);
        }
        Assert.DoesNotContain(key, own.Logs.All, StringComparison.Ordinal);
        Assert.DoesNotContain(recovery, own.Logs.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_turned_off_with_the_password_and_a_code_without_a_password_is_nothing()
    {
        await using var own = await OwnWorkbench.Start();
        var (client, _) = await own.First("Lin");
        using var __ = client;
        var key = Between(await Text(client.Post("/account/second-factor", "/account/second-factor/start")), "<code class=\"link\">", "</code>");
        (await client.Post("/account/second-factor", "/account/second-factor/confirm", ("code", own.Code(key)))).Dispose();
        using (var stranger = own.Client())
        using (var refused = await stranger.Post("/sign-in/code", "/sign-in/code", ("code", own.Code(key))))
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        using (var wrong = await client.Post("/account/second-factor", "/account/second-factor/off", ("password", "not my password")))
            Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        using (var off = await client.Post("/account/second-factor", "/account/second-factor/off", ("password", OwnWorkbench.Password)))
            Assert.Equal(HttpStatusCode.SeeOther, off.StatusCode);
        using var again = own.Client();
        using var signedIn = await OwnWorkbench.SignIn(again, "Lin", OwnWorkbench.Password);
        Assert.Equal("/", signedIn.Headers.Location!.ToString());
    }

    [Theory, InlineData(Language.English), InlineData(Language.Chinese)]
    public async Task A_code_works_once_and_a_wrong_clock_is_explained(Language language)
    {
        await using var own = await OwnWorkbench.Start();
        var (client, at) = await own.First("Lin");
        using var _ = client;
        var key = await TurnOn(own, client);
        own.Clock.Advance(TimeSpan.FromSeconds(30));
        var code = own.Code(key);
        async Task<(HttpStatusCode Status, string Page)> SignInWith(string typed)
        {
            using var there = own.Client(language);
            (await OwnWorkbench.SignIn(there, "Lin", OwnWorkbench.Password)).Dispose();
            using var answer = await there.Post("/sign-in/code", "/sign-in/code", ("code", typed));
            return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
        }
        // Full width, as an input method types it.
        Assert.Equal(HttpStatusCode.SeeOther, (await SignInWith(string.Concat(code.Select(c => (char)(c - '0' + '０'))))).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SignInWith(code)).Status);
        own.Clock.Advance(TimeSpan.FromMinutes(1));
        foreach (var off in new[] { TimeSpan.FromDays(-3), TimeSpan.FromDays(365), TimeSpan.FromMinutes(2) })
        {
            var (status, page) = await SignInWith(own.Code(key, off));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
            Assert.Contains($"{own.Clock.GetUtcNow():yyyy-MM-dd HH:mm:ss} UTC", page, StringComparison.Ordinal);
            Assert.Contains(language == Language.Chinese ? "请核对设备时间" : "compare the clock of your device", page, StringComparison.Ordinal);
        }
        Assert.Equal(HttpStatusCode.SeeOther, (await SignInWith(own.Code(key, TimeSpan.FromSeconds(-30)))).Status);
    }

    [Fact]
    public async Task Key_and_recovery_codes_lie_sealed_in_the_store()
    {
        await using var own = await OwnWorkbench.Start();
        var (client, _) = await own.First("Lin");
        using var __ = client;
        var key = await TurnOn(own, client);
        var kept = await own.InStore(s => s.Set<IdentityUserToken<Guid>>().Select(t => t.Value!).ToListAsync());
        Assert.Equal(2, kept.Count);
        Assert.All(kept, value => Assert.DoesNotContain(key, value, StringComparison.Ordinal));
        Assert.All(kept, value => Assert.DoesNotContain(';', value));
        // One account's key put in another's place opens nothing: the code that fits it is refused.
        await own.InStore(s => s.Database.ExecuteSqlRawAsync("UPDATE \"AspNetUserTokens\" SET \"Value\" = (SELECT \"Value\" FROM \"AspNetUserTokens\" WHERE \"Name\" = 'RecoveryCodes') WHERE \"Name\" = 'AuthenticatorKey'"));
        own.Clock.Advance(TimeSpan.FromSeconds(30));
        using var there = own.Client();
        (await OwnWorkbench.SignIn(there, "Lin", OwnWorkbench.Password)).Dispose();
        using var refused = await there.Post("/sign-in/code", "/sign-in/code", ("code", own.Code(key)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
    }

    internal static async Task<string> TurnOn(OwnWorkbench own, FormClient client)
    {
        var key = Between(await Text(client.Post("/account/second-factor", "/account/second-factor/start")), "<code class=\"link\">", "</code>");
        using var on = await client.Post("/account/second-factor", "/account/second-factor/confirm", ("code", own.Code(key)));
        Assert.Equal(HttpStatusCode.OK, on.StatusCode);
        return key;
    }

    private static async Task<string> Text(Task<HttpResponseMessage> sent)
    {
        using var response = await sent;
        return await response.Content.ReadAsStringAsync();
    }

    private static string Between(string page, string before, string after)
    {
        var from = page.IndexOf(before, StringComparison.Ordinal) + before.Length;
        Assert.True(from >= before.Length, "the page lacks " + before);
        return page[from..page.IndexOf(after, from, StringComparison.Ordinal)];
    }
}
