using System.Net;
using Microsoft.EntityFrameworkCore;
using SecondTrack.Keeping;
using SecondTrack.Storage;
using SecondTrack.Web.SignIn;
using Xunit;

namespace SecondTrack.Web.Tests.SignIn;

public class SignInTests
{
    [Fact]
    public async Task From_a_first_start_to_signing_in_again_and_no_secret_is_logged()
    {
        await using var own = await OwnWorkbench.Start();
        using var client = own.Client();
        Assert.Equal("/sign-in", (await client.Get("/")).Headers.Location!.ToString());
        using (var joined = await OwnWorkbench.Join(client, own.FirstSecret, "Lin"))
        {
            Assert.Equal(HttpStatusCode.SeeOther, joined.StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await client.Get(joined.Headers.Location!.ToString())).StatusCode);
        }
        Assert.EndsWith("/today", (await client.Get("/")).Headers.Location!.ToString(), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.SeeOther, (await client.Post("/account", "/sign-out")).StatusCode);
        Assert.Equal("/sign-in", (await client.Get("/")).Headers.Location!.ToString());
        string wrong, unknown;
        using (var refused = await OwnWorkbench.SignIn(client, "Lin", "a sentence I never said"))
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            wrong = Answer(await refused.Content.ReadAsStringAsync());
        }
        using (var refused = await OwnWorkbench.SignIn(client, "nobody here", "a sentence I never said"))
            unknown = Answer(await refused.Content.ReadAsStringAsync());
        Assert.Contains("did not work", wrong, StringComparison.Ordinal);
        Assert.Equal(wrong, unknown);
        using (var signedIn = await OwnWorkbench.SignIn(client, " lin", OwnWorkbench.Password)) Assert.Equal(HttpStatusCode.SeeOther, signedIn.StatusCode);
        Assert.EndsWith("/today", (await client.Get("/")).Headers.Location!.ToString(), StringComparison.Ordinal);

        Assert.NotEmpty(own.Logs.All);
        Assert.DoesNotContain(OwnWorkbench.Password, own.Logs.All + own.Console, StringComparison.Ordinal);
        Assert.DoesNotContain(own.FirstSecret, own.Logs.All, StringComparison.Ordinal);
        var trail = await own.InStore(s => s.Set<AuditEntry>().Where(e => e.Thing == "sign-in" || e.Act == AuditAct.SignedIn).OrderBy(e => e.Seq).Select(e => e.Act).ToListAsync());
        Assert.Equal([AuditAct.SignedIn, AuditAct.Refused, AuditAct.Refused, AuditAct.SignedIn], trail);
    }

    [Fact]
    public async Task The_first_link_ends_after_a_quarter_of_an_hour_and_works_once()
    {
        await using var own = await OwnWorkbench.Start();
        using var client = own.Client();
        own.Clock.Advance(CreateFirstLink.Lasts);
        using (var late = await OwnWorkbench.Join(client, own.FirstSecret, "Lin")) Assert.Equal(HttpStatusCode.UnprocessableEntity, late.StatusCode);

        await using var other = await OwnWorkbench.Start();
        var (first, _) = await other.First();
        first.Dispose();
        using var second = other.Client(Language.Chinese);
        using var refused = await OwnWorkbench.Join(second, other.FirstSecret, "Chen");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = await refused.Content.ReadAsStringAsync();
        Assert.Contains("这个链接无效", page, StringComparison.Ordinal);
        Assert.Contains("value=\"Chen\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_role_taken_away_ends_with_the_next_request()
    {
        await using var own = await OwnWorkbench.Start();
        var (convenor, at) = await own.First();
        using var _ = convenor;
        using var scholar = await own.Another(convenor, at, "scholar", Role.Scholar);
        Assert.Equal(HttpStatusCode.OK, (await scholar.Get(at + "/sources")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await scholar.Get(at + "/members")).StatusCode);
        var id = await own.InStore(s => s.Set<Account>().Where(a => a.UserName == "scholar").Select(a => a.Id).SingleAsync());
        Assert.Equal(HttpStatusCode.SeeOther, (await convenor.Post(at + "/members", $"{at}/members/{id:N}/role", ("role", "Participant"))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await scholar.Get(at + "/sources")).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await convenor.Post(at + "/members", $"{at}/members/{id:N}/remove")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await scholar.Get(at + "/today")).StatusCode);
        using var changes = await convenor.Get(at + "/changes");
        var page = await changes.Content.ReadAsStringAsync();
        Assert.Contains("Member removed", page, StringComparison.Ordinal);
        Assert.Contains("unbroken", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_trail_altered_from_outside_shows_as_broken()
    {
        await using var own = await OwnWorkbench.Start();
        var (convenor, at) = await own.First();
        using var _ = convenor;
        await own.InStore(s => s.Database.ExecuteSqlRawAsync("UPDATE \"AuditEntries\" SET \"Thing\" = 'Nothing' WHERE \"Thing\" = 'Membership'"));
        Assert.Contains("does not follow from the one before it", await convenor.Text(at + "/changes"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Guesses_are_limited_for_an_hour_and_nobody_is_locked_out_for_good()
    {
        await using var own = await OwnWorkbench.Start();
        var (client, _) = await own.First("Lin");
        client.Dispose();
        using var guesser = own.Client();
        for (var n = 0; n < GuessLimit.PerName; n++) (await OwnWorkbench.SignIn(guesser, "Lin", $"guess number {n} of many")).Dispose();
        using (var right = await OwnWorkbench.SignIn(guesser, "LIN", OwnWorkbench.Password)) Assert.Equal(HttpStatusCode.UnprocessableEntity, right.StatusCode);
        own.Clock.Advance(TimeSpan.FromHours(1));
        using (var right = await OwnWorkbench.SignIn(guesser, "Lin", OwnWorkbench.Password)) Assert.Equal(HttpStatusCode.SeeOther, right.StatusCode);
    }

    [Fact]
    public async Task A_new_password_ends_other_sign_ins_and_so_does_signing_out_everywhere()
    {
        await using var own = await OwnWorkbench.Start();
        var (here, at) = await own.First("Lin");
        using var _ = here;
        using var there = own.Client();
        (await OwnWorkbench.SignIn(there, "Lin", OwnWorkbench.Password)).Dispose();
        Assert.Equal(HttpStatusCode.OK, (await there.Get(at + "/today")).StatusCode);
        using (var wrong = await here.Post("/account", "/account/password", ("old", "not my password now"), ("password", "another sentence of mine"), ("again", "another sentence of mine")))
            Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        using (var changed = await here.Post("/account", "/account/password", ("old", OwnWorkbench.Password), ("password", "another sentence of mine"), ("again", "another sentence of mine")))
            Assert.Equal(HttpStatusCode.SeeOther, changed.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await there.Get(at + "/today")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await here.Get(at + "/today")).StatusCode);
        (await OwnWorkbench.SignIn(there, "Lin", "another sentence of mine")).Dispose();
        Assert.Equal(HttpStatusCode.SeeOther, (await here.Post("/account", "/account/sign-out-everywhere")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await there.Get(at + "/today")).StatusCode);
    }

    [Fact]
    public async Task The_language_of_the_account_and_a_second_compartment()
    {
        await using var own = await OwnWorkbench.Start();
        var (client, _) = await own.First("Lin");
        using var __ = client;
        Assert.Equal(HttpStatusCode.SeeOther, (await client.Post("/account", "/account", ("shown", "Lin Lan"), ("language", "zh-Hans"))).StatusCode);
        Assert.Contains("lang=\"zh-Hans\"", await client.Text("/account"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await client.Post("/compartments", "/compartments")).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await client.Post("/compartments", "/compartments", ("name.zh", "第二隔间"), ("keeping", "Plain"))).StatusCode);
        Assert.Equal("/compartments", (await client.Get("/")).Headers.Location!.ToString());
        Assert.Contains("第二隔间", await client.Text("/compartments"), StringComparison.Ordinal);
    }

    private static string Answer(string page) => page[page.IndexOf("id=\"refusal\"", StringComparison.Ordinal)..].Split("</div>")[0];
}

/// <summary>The example's visitor has an account page too.</summary>
public class ExampleVisitorTests(ExampleWorkbench workbench)
{
    [Theory, InlineData("/account"), InlineData("/compartments")]
    public async Task Pages_of_the_account_work_without_a_password(string path)
    {
        using var client = workbench.Client();
        Assert.Equal(HttpStatusCode.OK, (await client.Get(path)).StatusCode);
    }
}
