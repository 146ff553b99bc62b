using System.Net;
using SecondTrack.Keeping;
using Xunit;

namespace SecondTrack.Web.Tests.SignIn;

public class ProxyTests
{
    private static readonly Uri Public = new("https://tracks.example.org");

    [Fact]
    public async Task Behind_a_known_proxy_cookies_links_and_headers_are_of_the_public_address()
    {
        await using var own = await OwnWorkbench.Start(s => s with { PublicAddress = Public, Proxies = [new IPNetwork(IPAddress.Loopback, 32)] });
        Assert.Contains($"https://tracks.example.org/join#{own.FirstSecret}", own.Console, StringComparison.Ordinal);
        using var client = Through(own, "https", "tracks.example.org");
        using var page = await client.GetAsync(new Uri("/sign-in", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Equal("max-age=31536000", page.Headers.GetValues("Strict-Transport-Security").Single());
        var form = page.Headers.GetValues("Set-Cookie").Single();
        Assert.StartsWith("__Host-form=", form, StringComparison.Ordinal);
        Assert.Contains("; secure", form, StringComparison.Ordinal);
        Assert.Contains("path=/", form, StringComparison.Ordinal);

        var text = await page.Content.ReadAsStringAsync();
        const string before = "name=\"form-token\" value=\"";
        var token = text[(text.IndexOf(before, StringComparison.Ordinal) + before.Length)..].Split('"')[0];
        using var join = new HttpRequestMessage(HttpMethod.Post, new Uri("/join", UriKind.Relative))
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["form-token"] = token, ["secret"] = own.FirstSecret, ["name"] = "Lin", ["password"] = OwnWorkbench.Password, ["again"] = OwnWorkbench.Password,
                ["passphrase"] = "four words for nobody else", ["passphrase-again"] = "four words for nobody else",
            }),
        };
        join.Headers.Add("Cookie", form.Split(';')[0]);
        using var joined = await client.SendAsync(join);
        Assert.Equal(HttpStatusCode.SeeOther, joined.StatusCode);
        Assert.All(joined.Headers.GetValues("Set-Cookie").Where(c => !c.Contains("expires=Thu, 01 Jan 1970", StringComparison.Ordinal)), cookie =>
        {
            Assert.StartsWith("__Host-", cookie, StringComparison.Ordinal);
            Assert.Contains("; secure", cookie, StringComparison.OrdinalIgnoreCase);
        });
    }

    [Theory, InlineData("http", "tracks.example.org", HttpStatusCode.MisdirectedRequest), InlineData("https", "evil.example.org", HttpStatusCode.BadRequest)]
    public async Task A_request_by_http_is_told_so_and_a_false_host_gets_nothing(string scheme, string host, HttpStatusCode expected)
    {
        await using var own = await OwnWorkbench.Start(s => s with { PublicAddress = Public, Proxies = [new IPNetwork(IPAddress.Loopback, 32)] });
        using var client = Through(own, scheme, host);
        using var answer = await client.GetAsync(new Uri("/sign-in", UriKind.Relative));
        Assert.Equal(expected, answer.StatusCode);
        Assert.DoesNotContain("evil", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_else_is_believed_who_they_ask_for()
    {
        // The proxy is another computer: what this one says of itself is not believed.
        await using var own = await OwnWorkbench.Start(s => s with { PublicAddress = Public, Proxies = [new IPNetwork(IPAddress.Parse("10.0.0.0"), 8)] });
        using var client = Through(own, "https", "tracks.example.org");
        using var answer = await client.GetAsync(new Uri("/sign-in", UriKind.Relative));
        Assert.Equal(HttpStatusCode.MisdirectedRequest, answer.StatusCode);
        var said = await answer.Content.ReadAsStringAsync();
        Assert.Contains("X-Forwarded-Proto", said, StringComparison.Ordinal);
        Assert.Contains("代理须发送", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Guesses_are_counted_for_whom_the_proxy_names()
    {
        await using var own = await OwnWorkbench.Start(s => s with { Proxies = [new IPNetwork(IPAddress.Loopback, 32)] });
        var addresses = new[] { "203.0.113.1", "203.0.113.2" };
        foreach (var address in addresses)
        {
            using var guesser = own.Client();
            guesser.Http.DefaultRequestHeaders.Add("X-Forwarded-For", address);
            (await OwnWorkbench.SignIn(guesser, "nobody", "a sentence nobody said")).Dispose();
        }
        await own.InStore(async s =>
        {
            var limit = new GuessLimit(s, own.Clock);
            for (var n = 0; n < GuessLimit.PerNetwork - 1; n++) Assert.True(await limit.Take(new Guesser("", IPAddress.Parse(addresses[0]))));
            Assert.False(await limit.Take(new Guesser("", IPAddress.Parse(addresses[0]))));
            return true;
        });
    }

    [Fact]
    public async Task On_this_computer_alone_a_false_host_gets_nothing_either_and_an_invitation_does_not_follow_it()
    {
        await using var own = await OwnWorkbench.Start();
        using var client = Through(own, "http", "rebound.example.org");
        using var answer = await client.GetAsync(new Uri("/sign-in", UriKind.Relative));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var (convenor, at) = await own.First();
        using var _ = convenor;
        convenor.Http.DefaultRequestHeaders.Host = "localhost:1";
        using var invited = await convenor.Post(at + "/members", at + "/members/invite", ("role", "Scholar"));
        Assert.Contains($"{own.Running.Address}/join#", await invited.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--public-address", "tracks.example.org"), InlineData("--public-address", "https://tracks.example.org/below")]
    [InlineData("--proxy", "the one in the cellar"), InlineData("--urls", "http://0.0.0.0:5080"), InlineData("--urls", "http://*:5080")]
    [InlineData("--oidc-authority", "https://login.example.org"), InlineData("--oidc-client", "secondtrack")]
    public void A_wrong_setting_ends_the_start_with_a_sentence_in_both_languages(string argument, string value)
    {
        var refused = Settings.Parse([argument, value]).Refusal;
        Assert.NotNull(refused);
        Assert.NotEqual(refused.Sentence.In(Language.English), refused.Sentence.In(Language.Chinese));
    }

    private static HttpClient Through(OwnWorkbench own, string scheme, string host)
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(own.Running.Address) };
        client.DefaultRequestHeaders.Host = host;
        client.DefaultRequestHeaders.Add("X-Forwarded-Proto", scheme);
        client.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.9");
        return client;
    }
}
