using SecondTrack.Keeping.Keys;
using SecondTrack.Storage;
using SecondTrack.Web.Keeping;

namespace SecondTrack.Web.Layout;

/// <summary>Behind a proxy that ends TLS, a request that seems to come by http means that the proxy is not known or does not say so.</summary>
internal static class ByHttps
{
    private static readonly Words Sentence = new(
        "This workbench is reached by https, at {0}. If you did that, tell the operator: the proxy must send X-Forwarded-Proto and be named with --proxy.",
        "本工作台须通过 https 访问：{0}。若您已这样做，请告知运维人员：代理须发送 X-Forwarded-Proto，并用 --proxy 声明。");

    public static Task Ask(HttpContext http, Uri address)
    {
        var words = Sentence.With(address.GetLeftPart(UriPartial.Authority));
        http.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
        http.Response.ContentType = "text/plain; charset=utf-8";
        return http.Response.WriteAsync(words.In(Language.Chinese) + "\n" + words.In(Language.English) + "\n", http.RequestAborted);
    }
}

/// <summary>What every response carries, and what is said when something broke.</summary>
public static class Protection
{
    public const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; "
        + "form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    public static IApplicationBuilder UseProtection(this IApplicationBuilder app, Settings settings) => app.Use(async (http, next) =>
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), interest-cohort=()";
        if (!http.Request.Path.StartsWithSegments("/css") && !http.Request.Path.StartsWithSegments("/js"))
            headers.CacheControl = "no-store";
        if (settings.Https)
        {
            if (!http.Request.IsHttps)
            {
                await ByHttps.Ask(http, settings.PublicAddress!);
                return;
            }
            headers.StrictTransportSecurity = "max-age=31536000";
        }
        try
        {
            await next(http);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // The reader has left; nobody waits for an answer.
        }
        catch (CompartmentLockedException) when (!http.Response.HasStarted)
        {
            // Locked in the middle of an answer, by hand or by another server.
            http.Response.Clear();
            headers.ContentSecurityPolicy = ContentSecurityPolicy;
            await (await KeyRoutes.Locked(http)).ExecuteAsync(http);
        }
        catch (Exception e) when (!http.Response.HasStarted && Explain(e) is { } refusal)
        {
            http.Response.Clear();
            headers.ContentSecurityPolicy = ContentSecurityPolicy;
            await Show.Refused(refusal).ExecuteAsync(http);
        }
    });

    private static Refusal? Explain(Exception e) => e switch
    {
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => new UploadIsTooLarge(),
        BadHttpRequestException => new UploadBroke(),
        _ => StoreFaults.Explain(e),
    };
}
