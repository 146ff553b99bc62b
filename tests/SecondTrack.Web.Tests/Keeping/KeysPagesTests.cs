using System.Net;
using SecondTrack.Keeping;
using SecondTrack.Web.Tests.SignIn;
using Xunit;

namespace SecondTrack.Web.Tests.Keeping;

public class KeysPagesTests
{
    private const string Passphrase = "four words for nobody else", Next = "quite another set of words";

    [Fact]
    public async Task A_locked_compartment_shows_one_page_and_goes_on_where_it_was_asked()
    {
        await using var own = await OwnWorkbench.Start();
        var (convenor, plain) = await own.First();
        using var _ = convenor;
        var at = await Encrypted(convenor);
        Assert.Contains("Lock</button>", await convenor.Text(at + "/today"), StringComparison.Ordinal);
        await convenor.Post(at + "/keys", at + "/lock");

        using (var locked = await convenor.Get(at + "/people?name=x"))
        {
            Assert.Equal(HttpStatusCode.Locked, locked.StatusCode);
            Assert.Contains($"value=\"{at}/people?name=x\"", await locked.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
        using (var posted = await convenor.Post("/account", at + "/people/new", ("name.en", "Typed in vain")))
        {
            Assert.Equal(HttpStatusCode.Locked, posted.StatusCode);
            Assert.Contains("sent again", await posted.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
        using (var open = await convenor.Get(plain + "/today")) Assert.Equal(HttpStatusCode.OK, open.StatusCode);

        using var scholar = await own.Another(convenor, plain, "scholar", Role.Scholar);
        using (var wrong = await Unlock(convenor, at, "not the one at all"))
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
            Assert.Contains("The passphrase is not right", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
        using var right = await convenor.Post(at + "/today", at + "/unlock", ("passphrase", Passphrase), ("way", "Passphrase"), ("to", at + "/people?name=x"));
        Assert.Equal(at + "/people?name=x", right.Headers.Location!.ToString());
        using var there = await convenor.Get(at + "/people");
        Assert.Equal(HttpStatusCode.OK, there.StatusCode);
    }

    [Fact]
    public async Task Who_may_not_unlock_is_told_in_their_language_whom_to_ask()
    {
        await using var own = await OwnWorkbench.Start();
        var (convenor, _) = await own.First();
        using var __ = convenor;
        var at = await Encrypted(convenor);
        using var scholar = own.Client(Language.Chinese);
        using (await OwnWorkbench.Join(scholar, await OwnWorkbench.Invite(convenor, at, Role.Scholar), "scholar")) { }
        await convenor.Post(at + "/keys", at + "/lock");
        var page = await scholar.Text(at + "/today");
        Assert.Contains("可由密钥保管人解锁：convenor", page, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"passphrase\"", page, StringComparison.Ordinal);
        using var tried = await scholar.Post("/account", at + "/unlock", ("passphrase", Passphrase));
        Assert.Equal(HttpStatusCode.Forbidden, tried.StatusCode);
    }

    [Fact]
    public async Task Guessing_ends_for_the_hour_and_time_without_use_locks()
    {
        await using var own = await OwnWorkbench.Start();
        var (convenor, _) = await own.First();
        using var __ = convenor;
        var at = await Encrypted(convenor);
        own.Clock.Advance(TimeSpan.FromMinutes(29));
        Assert.Equal(HttpStatusCode.OK, (await convenor.Get(at + "/today")).StatusCode);
        own.Clock.Advance(TimeSpan.FromMinutes(31));
        Assert.Equal(HttpStatusCode.Locked, (await convenor.Get(at + "/today")).StatusCode);
        for (var i = 0; i < GuessLimit.PerName; i++) (await Unlock(convenor, at, "not the one at all")).Dispose();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Unlock(convenor, at, Passphrase)).StatusCode);
        own.Clock.Advance(TimeSpan.FromMinutes(61));
        Assert.Equal(HttpStatusCode.SeeOther, (await Unlock(convenor, at, Passphrase)).StatusCode);
    }

    [Fact]
    public async Task The_page_of_the_key_changes_it_and_shreds()
    {
        await using var own = await OwnWorkbench.Start();
        var (convenor, plain) = await own.First();
        using var _ = convenor;
        Assert.Contains("Encrypt it", await convenor.Text(plain + "/keys"), StringComparison.Ordinal);
        using (var encrypted = await convenor.Post(plain + "/keys", plain + "/keys/encrypt", ("keeping", "Passphrase"), ("passphrase", Passphrase), ("passphrase-again", Passphrase)))
            Assert.Contains("The compartment is encrypted.", await encrypted.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await Settled(convenor, plain);
        using (var changed = await convenor.Post(plain + "/keys", plain + "/keys/passphrase", ("now", Passphrase), ("passphrase", Next), ("passphrase-again", Next)))
            Assert.Contains("The new passphrase opens the compartment", await changed.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using (var rotated = await convenor.Post(plain + "/keys", plain + "/keys/rotate", ("now", Next)))
            Assert.Contains("The compartment has a new key.", await rotated.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await Settled(convenor, plain);
        using (var kept = await convenor.Post(plain + "/keys", plain + "/keys/shred", ("name", "ours")))
            Assert.Contains("Nothing was deleted", await kept.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using (var shredded = await convenor.Post(plain + "/keys", plain + "/keys/shred", ("name", "Ours")))
            Assert.Contains("Receipt", await shredded.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await convenor.Get(plain + "/today")).StatusCode);
        Assert.DoesNotContain(Passphrase, own.Logs.All, StringComparison.Ordinal);
        Assert.DoesNotContain(Next, own.Logs.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_compartment_is_encrypted_unless_it_is_asked_otherwise()
    {
        await using var own = await OwnWorkbench.Start();
        using var client = own.Client();
        using (var without = await client.Post("/join", "/join", ("secret", own.FirstSecret), ("name", "a"), ("password", OwnWorkbench.Password), ("again", OwnWorkbench.Password)))
            Assert.Contains("A passphrase has at least 15 characters", await without.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var joined = await client.Post("/join", "/join", ("secret", own.FirstSecret), ("name", "a"), ("password", OwnWorkbench.Password), ("again", OwnWorkbench.Password),
            ("keeping", "Passphrase"), ("passphrase", Passphrase), ("passphrase-again", Passphrase));
        Assert.Contains("Lock</button>", await client.Text(joined.Headers.Location!.ToString()), StringComparison.Ordinal);
    }

    private static async Task Settled(FormClient convenor, string at)
    {
        while ((await convenor.Text(at + "/keys")).Contains("being sealed under the new key", StringComparison.Ordinal)) await Task.Delay(50);
    }

    private static async Task<string> Encrypted(FormClient convenor)
    {
        using var made = await convenor.Post("/compartments", "/compartments", ("name.en", "Behind closed doors"), ("name.zh", "闭门"), ("keeping", "Passphrase"), ("passphrase", Passphrase), ("passphrase-again", Passphrase));
        Assert.Equal(HttpStatusCode.SeeOther, made.StatusCode);
        return made.Headers.Location!.ToString().Replace("/today", "", StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> Unlock(FormClient client, string at, string passphrase) =>
        client.Post("/account", at + "/unlock", ("passphrase", passphrase), ("way", "Passphrase"), ("to", at + "/today"));
}
