using System.Net;
using Microsoft.EntityFrameworkCore;
using SecondTrack.Keeping;
using Xunit;

namespace SecondTrack.Web.Tests.SignIn;

public class OperatorTests
{
    [Theory, InlineData(Language.English), InlineData(Language.Chinese)]
    public async Task Only_the_operator_sees_health_and_accounts_and_no_content(Language language)
    {
        await using var own = await OwnWorkbench.Start();
        var (first, at) = await own.First();
        using var _ = first;
        using var scholar = await own.Another(first, at, "scholar", Role.Scholar);
        Assert.Equal(HttpStatusCode.SeeOther, (await first.Post(at + "/members", at + "/members/compartment", ("name.en", "Not for operators"), ("name.zh", "改名"))).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await first.Post(at + "/members", at + "/members/compartment")).StatusCode);
        Assert.Contains("Not for operators", await first.Text("/compartments"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await scholar.Get("/operator")).StatusCode);
        using (var refused = await scholar.Post("/account", $"/operator/accounts/{Guid.Empty:N}/reset")) Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        using var operate = own.Client(language);
        (await OwnWorkbench.SignIn(operate, "convenor", OwnWorkbench.Password)).Dispose();
        // The account reads in the language it came in by; the switch in the header asks for another.
        (await operate.Post("/account", "/language", ("language", language.Tag()), ("to", "/"))).Dispose();
        var page = await operate.Text("/operator");
        Assert.Contains("_SignIn", page, StringComparison.Ordinal);
        Assert.Contains(language == Language.Chinese ? "2 个账户" : "2 accounts", page, StringComparison.Ordinal);
        Assert.Contains(language == Language.Chinese ? "磁盘剩余空间" : "Free on the disk", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Not for operators", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_for_a_new_password_works_once_ends_sign_ins_and_leaves_the_second_factor_on()
    {
        await using var own = await OwnWorkbench.Start();
        var (first, at) = await own.First();
        using var _ = first;
        using var scholar = await own.Another(first, at, "scholar", Role.Scholar);
        var key = await SecondFactorTests.TurnOn(own, scholar);
        var id = await own.InStore(s => s.Set<Account>().Where(a => a.UserName == "scholar").Select(a => a.Id).SingleAsync());
        async Task<string> Issue()
        {
            using var issued = await first.Post("/operator", $"/operator/accounts/{id:N}/reset");
            var page = await issued.Content.ReadAsStringAsync();
            return page[(page.IndexOf("/reset#", StringComparison.Ordinal) + 7)..].Split('<')[0];
        }
        var older = await Issue();
        var secret = await Issue();
        using var stranger = own.Client(Language.Chinese);
        Task<HttpResponseMessage> Use(string link, string password) =>
            stranger.Post("/reset", "/reset", ("code", link), ("password", password), ("again", password));
        using (var refused = await Use(older, "a sentence chosen anew")) Assert.Contains("这个链接无效", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using (var weak = await Use(secret, "scholar12345")) Assert.Equal(HttpStatusCode.UnprocessableEntity, weak.StatusCode);
        using (var done = await Use(secret, "a sentence chosen anew")) Assert.Equal(HttpStatusCode.OK, done.StatusCode);
        using (var again = await Use(secret, "a sentence chosen anew")) Assert.Equal(HttpStatusCode.UnprocessableEntity, again.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await scholar.Get(at + "/today")).StatusCode);
        using (var half = await OwnWorkbench.SignIn(stranger, "scholar", "a sentence chosen anew"))
            Assert.StartsWith("/sign-in/code", half.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await stranger.Get(at + "/today")).StatusCode);
        own.Clock.Advance(TimeSpan.FromSeconds(30));
        using (var code = await stranger.Post("/sign-in/code", "/sign-in/code", ("code", own.Code(key)))) Assert.Equal(HttpStatusCode.SeeOther, code.StatusCode);

        var late = await Issue();
        own.Clock.Advance(IssueReset.Lasts);
        using (var over = await Use(late, "a sentence chosen anew again")) Assert.Equal(HttpStatusCode.UnprocessableEntity, over.StatusCode);
        Assert.DoesNotContain(secret, own.Logs.All, StringComparison.Ordinal);
        var trail = await own.InStore(s => s.Set<Change>().Where(c => c.CompartmentId == Guid.Empty).Select(c => c.LabelEn).ToListAsync());
        Assert.Equal(3, trail.Count(l => l == "Link for a new password issued"));
        Assert.Contains("Password set by the operator’s link", trail);
    }

    [Fact]
    public async Task Signing_out_ends_a_copy_of_the_cookie_and_signing_in_makes_another()
    {
        await using var own = await OwnWorkbench.Start();
        var (client, at) = await own.First("Lin");
        using var _ = client;
        using var thief = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = client.Http.BaseAddress };
        using var there = own.Client();
        using var entered = await OwnWorkbench.SignIn(there, "Lin", OwnWorkbench.Password);
        var copy = entered.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("sign-in=", StringComparison.Ordinal)).Split(';')[0];
        async Task<HttpStatusCode> AsThief()
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(at + "/today", UriKind.Relative));
            request.Headers.Add("Cookie", copy);
            using var answer = await thief.SendAsync(request);
            return answer.StatusCode;
        }
        Assert.Equal(HttpStatusCode.OK, await AsThief());
        (await there.Post("/account", "/sign-out")).Dispose();
        Assert.Equal(HttpStatusCode.Redirect, await AsThief());
        Assert.Equal(HttpStatusCode.OK, (await client.Get(at + "/today")).StatusCode);
        own.Clock.Advance(LoginSession.Longest);
        Assert.Equal(HttpStatusCode.Redirect, (await client.Get(at + "/today")).StatusCode);
    }

    [Fact]
    public async Task An_attacker_who_uses_up_the_guesses_does_not_lock_the_owner_out_of_a_known_browser()
    {
        await using var own = await OwnWorkbench.Start();
        var (owner, _) = await own.First("Lin");
        using var __ = owner;
        (await owner.Post("/account", "/sign-out")).Dispose();
        using var attacker = own.Client();
        for (var n = 0; n <= GuessLimit.PerName; n++) (await OwnWorkbench.SignIn(attacker, "Lin", $"guess number {n} of many")).Dispose();
        using (var right = await OwnWorkbench.SignIn(attacker, "Lin", OwnWorkbench.Password)) Assert.Equal(HttpStatusCode.UnprocessableEntity, right.StatusCode);
        using var known = await OwnWorkbench.SignIn(owner, "Lin", OwnWorkbench.Password);
        Assert.Equal(HttpStatusCode.SeeOther, known.StatusCode);
    }
}
