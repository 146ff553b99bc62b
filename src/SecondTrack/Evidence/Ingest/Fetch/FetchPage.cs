using System.Net;
using System.Net.Sockets;

namespace SecondTrack.Evidence.Ingest.Fetch;

internal sealed record FetchLimits(TimeSpan InAll, int Bytes, int Redirects)
{
    public static readonly FetchLimits Usual = new(TimeSpan.FromSeconds(15), 20 * 1024 * 1024, 5);
}

/// <summary>
/// Fetches one page or file by its address: http and https, public addresses, a few redirects each checked like the first, no cookies, no
/// proxy, a limit on time and on bytes as they unpack.
/// </summary>
public sealed class FetchPage : IDisposable
{
    private readonly HttpClient _client;
    private readonly FetchLimits _limits;

    public FetchPage() : this(PublicAddresses.Only, FetchLimits.Usual)
    {
    }

    internal FetchPage(PublicAddresses addresses, FetchLimits limits)
    {
        _limits = limits;
        _client = new(new SocketsHttpHandler
        {
            ConnectCallback = addresses.Connect, AllowAutoRedirect = false, UseCookies = false, UseProxy = false, Credentials = null,
            AutomaticDecompression = DecompressionMethods.All, MaxResponseHeadersLength = 64, MaxResponseDrainSize = 0,
            PooledConnectionLifetime = TimeSpan.FromSeconds(30),
        })
        { Timeout = Timeout.InfiniteTimeSpan };
        _client.DefaultRequestHeaders.UserAgent.ParseAdd("Mozilla/5.0 (compatible; SecondTrack/0.1; one page for one reader)");
        _client.DefaultRequestHeaders.Accept.ParseAdd("text/html,application/xhtml+xml,application/pdf;q=0.9,*/*;q=0.8");
        _client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("zh-CN,zh;q=0.9,en;q=0.8");
    }

    public async Task<Outcome<DocumentBytes>> Run(string address, CancellationToken cancel = default)
    {
        if (!Uri.TryCreate(address.Trim(), UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.Host.Length == 0)
            return new NotAWebAddress();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        stop.CancelAfter(_limits.InAll);
        try
        {
            return await Follow(uri, stop.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new PageIsTooSlow((int)Math.Ceiling(_limits.InAll.TotalSeconds));
        }
        catch (Exception e) when (e is AddressIsNotPublicException || e.InnerException is AddressIsNotPublicException)
        {
            return new AddressIsPrivate();
        }
        catch (Exception e) when (e is HttpRequestException or IOException or SocketException or ArgumentException or InvalidDataException or NotSupportedException)
        {
            return new PageCannotBeReached(uri.Host);
        }
    }

    private async Task<Outcome<DocumentBytes>> Follow(Uri uri, CancellationToken stop)
    {
        for (var hop = 0; hop <= _limits.Redirects; hop++)
        {
            if (uri.UserInfo.Length > 0) return new NotAWebAddress();
            using var request = new HttpRequestMessage(HttpMethod.Get, new UriBuilder(uri) { Fragment = "" }.Uri);
            using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop);
            if ((int)response.StatusCode is 301 or 302 or 303 or 307 or 308 && response.Headers.Location is { } location)
            {
                if (!Uri.TryCreate(uri, location, out var next) || next.Scheme is not ("http" or "https")) return new NotAWebAddress();
                uri = next;
                continue;
            }
            return response.IsSuccessStatusCode ? await Body(uri, response, stop) : new PageAnswered((int)response.StatusCode);
        }
        return new TooManyRedirects(_limits.Redirects);
    }

    private async Task<Outcome<DocumentBytes>> Body(Uri uri, HttpResponseMessage response, CancellationToken stop)
    {
        var tooBig = new PageIsTooBig(_limits.Bytes / 1048576);
        if (response.Content.Headers.ContentLength > _limits.Bytes) return tooBig;
        await using var stream = await response.Content.ReadAsStreamAsync(stop);
        using var all = new MemoryStream();
        var buffer = new byte[81920];
        for (int read; (read = await stream.ReadAsync(buffer, stop)) > 0;)
        {
            if (all.Length + read > _limits.Bytes) return tooBig;
            all.Write(buffer, 0, read);
        }
        if (all.Length == 0) return new DocumentIsEmpty();
        return new DocumentBytes(all.ToArray(), DisplayName.Of(Uri.UnescapeDataString(uri.AbsolutePath)))
        {
            ContentType = response.Content.Headers.ContentType?.ToString(), Address = uri,
        };
    }

    public void Dispose() => _client.Dispose();
}
