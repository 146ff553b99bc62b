using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using SecondTrack.Evidence.Ingest;
using SecondTrack.Evidence.Ingest.Fetch;
using Xunit;

namespace SecondTrack.Tests.Evidence.Ingest;

public sealed class FetchPageTests : IDisposable
{
    private static readonly FetchLimits Short = new(TimeSpan.FromSeconds(2), 2 * 1024 * 1024, 5);

    private readonly TcpListener _server = new(IPAddress.Loopback, 0);
    private readonly FetchPage _fetch;
    private string _request = "";

    public FetchPageTests()
    {
        _server.Start();
        _fetch = new FetchPage(new PublicAddresses((IPEndPoint)_server.LocalEndpoint), Short);
    }

    private int Port => ((IPEndPoint)_server.LocalEndpoint).Port;

    private string Here => $"http://127.0.0.1:{Port}/";

    [Fact]
    public async Task A_page_comes_with_its_address_and_type_and_without_cookies()
    {
        Answer("200 OK", "<p>二轨</p>"u8.ToArray(), "Content-Type: text/html; charset=utf-8\r\nSet-Cookie: a=b\r\n");
        var page = (await _fetch.Run(Here + "a%2Fb/%E8%AE%B2.html#part")).Value;
        Assert.Equal(("<p>二轨</p>", "讲.html", "text/html; charset=utf-8"), (Encoding.UTF8.GetString(page.Bytes), page.FileName, page.ContentType));
        Assert.Contains("SecondTrack", _request, StringComparison.Ordinal);
        Answer("200 OK", "x"u8.ToArray());
        await _fetch.Run(Here);
        Assert.DoesNotContain("Cookie", _request, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("http://127.0.0.1:{0}/")]
    [InlineData("http://localhost:{0}/")]
    [InlineData("http://[::1]:{0}/")]
    [InlineData("http://[::ffff:7f00:1]:{0}/")]
    [InlineData("http://[::127.0.0.1]:{0}/")]
    [InlineData("http://2130706433:{0}/")]
    [InlineData("http://0x7f.1:{0}/")]
    [InlineData("http://0.0.0.0:{0}/")]
    [InlineData("http://[::]:{0}/")]
    [InlineData("http://0.1.2.3/")]
    [InlineData("http://10.1.2.3/")]
    [InlineData("http://172.16.0.1/")]
    [InlineData("http://192.168.1.1/")]
    [InlineData("http://100.64.0.1/")]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    [InlineData("http://198.18.0.1/")]
    [InlineData("http://224.0.0.1/")]
    [InlineData("http://255.255.255.255/")]
    [InlineData("http://[fe80::1]/")]
    [InlineData("http://[fe80::1%25lo]/")]
    [InlineData("http://[fd00::1]/")]
    [InlineData("http://[ff02::1]/")]
    [InlineData("http://[64:ff9b::7f00:1]/")]
    [InlineData("http://[64:ff9b:1::a00:1]/")]
    [InlineData("http://[2002:7f00:1::]/")]
    public async Task No_private_address_is_connected_to_however_it_is_written(string address)
    {
        using var strict = new FetchPage(PublicAddresses.Only, Short);
        var refusal = (await strict.Run(string.Format(System.Globalization.CultureInfo.InvariantCulture, address, Port))).Refusal;
        Assert.True(refusal is AddressIsPrivate or NotAWebAddress, refusal?.ToString());
        Assert.False(_server.Pending());
    }

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("gopher://example.org/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("ftp://example.org/a")]
    [InlineData("http://")]
    [InlineData("not an address")]
    public async Task Only_web_addresses_are_fetched(string address) => Assert.IsType<NotAWebAddress>((await _fetch.Run(address)).Refusal);

    [Theory]
    [InlineData("http://10.0.0.1/")]
    [InlineData("http://[::ffff:7f00:1]:1/")]
    [InlineData("//169.254.169.254/")]
    public async Task A_redirect_is_checked_like_the_first_address(string to)
    {
        Answer("302 Found", [], $"Location: {to}\r\n");
        Assert.IsType<AddressIsPrivate>((await _fetch.Run(Here)).Refusal);
    }

    [Fact]
    public async Task A_redirect_to_another_scheme_or_without_end_is_refused()
    {
        Answer("302 Found", [], "Location: file:///etc/passwd\r\n");
        Assert.IsType<NotAWebAddress>((await _fetch.Run(Here)).Refusal);
        for (var i = 0; i < 6; i++) Answer("302 Found", [], "Location: /again\r\n");
        Assert.IsType<TooManyRedirects>((await _fetch.Run(Here)).Refusal);
        Answer("301 Moved", [], "Location: /there\r\n");
        Answer("200 OK", "x"u8.ToArray());
        Assert.Equal(Here + "there", (await _fetch.Run(Here)).Value.Address!.ToString());
    }

    [Fact]
    public async Task A_page_that_drips_or_says_nothing_is_given_up()
    {
        Serve(async stream =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"u8.ToArray());
            for (var i = 0; i < 100; i++)
            {
                await stream.WriteAsync("x"u8.ToArray());
                await Task.Delay(100);
            }
        });
        Assert.IsType<PageIsTooSlow>((await _fetch.Run(Here)).Refusal);
        Serve(_ => Task.Delay(8000));
        Assert.IsType<PageIsTooSlow>((await _fetch.Run(Here)).Refusal);
    }

    [Fact]
    public async Task A_page_that_never_ends_or_unpacks_without_end_is_not_kept()
    {
        Serve(async stream =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\n\r\n"u8.ToArray());
            for (var i = 0; i < 4000; i++) await stream.WriteAsync(new byte[8192]);
        });
        Assert.IsType<PageIsTooBig>((await _fetch.Run(Here)).Refusal);
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true)) gzip.Write(new byte[3 * 1024 * 1024]);
        Assert.True(packed.Length < 10_000);
        Answer("200 OK", packed.ToArray(), "Content-Encoding: gzip\r\n");
        Assert.IsType<PageIsTooBig>((await _fetch.Run(Here)).Refusal);
        Answer("200 OK", [], "");
        Assert.IsType<DocumentIsEmpty>((await _fetch.Run(Here)).Refusal);
    }

    [Fact]
    public async Task What_the_site_says_is_told()
    {
        Answer("404 Not Found", []);
        Assert.Equal("The site says there is no such page (404). Check the address.", (await _fetch.Run(Here)).Refusal!.Sentence.In(Language.English));
        Answer("403 Forbidden", []);
        Assert.IsType<PageAnswered>((await _fetch.Run(Here)).Refusal);
        Serve(async stream => await stream.WriteAsync("SSH-2.0-OpenSSH\r\n"u8.ToArray()));
        Assert.IsType<PageCannotBeReached>((await _fetch.Run(Here)).Refusal);
    }

    public void Dispose()
    {
        _fetch.Dispose();
        _server.Dispose();
    }

    private Task _last = Task.CompletedTask;

    private void Answer(string status, byte[] body, string headers = "") => Serve(async stream =>
    {
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\nContent-Length: {body.Length}\r\nConnection: close\r\n{headers}\r\n"));
        await stream.WriteAsync(body);
    });

    /// <summary>The next connection, after those that were promised before.</summary>
    private void Serve(Func<NetworkStream, Task> answer)
    {
        var before = _last;
        _last = Task.Run(async () =>
        {
            await before;
            try
            {
                using var client = await _server.AcceptTcpClientAsync();
                var stream = client.GetStream();
                var buffer = new byte[8192];
                _request = Encoding.ASCII.GetString(buffer, 0, await stream.ReadAsync(buffer));
                await answer(stream);
            }
            catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException)
            {
                // The page was given up, which is what some of these tests want.
            }
        });
    }
}
