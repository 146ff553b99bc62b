using System.Buffers.Binary;
using System.Net;
using System.Security.Cryptography;
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
        var recovery = Between(await Text(client.Post("/account/second-factor", "/account/second-factor/confirm", ("code", Code(key)))), "<li><code>", "</code>");

        using var there = own.Client();
        using (var half = await OwnWorkbench.SignIn(there, "Lin", OwnWorkbench.Password))
            Assert.StartsWith("/sign-in/code", half.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await there.Get(at + "/today")).StatusCode);
        using (var wrong = await there.Post("/sign-in/code", "/sign-in/code", ("code", "000 00x"))) Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        using (var right = await there.Post("/sign-in/code", "/sign-in/code", ("code", Code(key)), ("to", at + "/today")))
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
        (await client.Post("/account/second-factor", "/account/second-factor/confirm", ("code", Code(key)))).Dispose();
        using (var stranger = own.Client())
        using (var refused = await stranger.Post("/sign-in/code", "/sign-in/code", ("code", Code(key))))
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        using (var wrong = await client.Post("/account/second-factor", "/account/second-factor/off", ("password", "not my password")))
            Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        using (var off = await client.Post("/account/second-factor", "/account/second-factor/off", ("password", OwnWorkbench.Password)))
            Assert.Equal(HttpStatusCode.SeeOther, off.StatusCode);
        using var again = own.Client();
        using var signedIn = await OwnWorkbench.SignIn(again, "Lin", OwnWorkbench.Password);
        Assert.Equal("/", signedIn.Headers.Location!.ToString());
    }

    /// <summary>As an authenticator app makes it (RFC 6238, SHA-1, six digits, half a minute), independent of the product.</summary>
    private static string Code(string key)
    {
        const string alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        var bits = string.Concat(key.Select(c => Convert.ToString(alphabet.IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        var secret = Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2)).ToArray();
        var step = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(step, TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 30);
#pragma warning disable CA5350 // What the standard says.
        var hash = HMACSHA1.HashData(secret, step);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", System.Globalization.CultureInfo.InvariantCulture);
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
