using SecondTrack.Storage;

namespace SecondTrack.Web.Layout;

/// <summary>What every response carries, and what is said when something broke.</summary>
public static class Protection
{
    public const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; "
        + "form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    public static IApplicationBuilder UseProtection(this IApplicationBuilder app) => app.Use(async (http, next) =>
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
        try
        {
            await next(http);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // The reader has left; nobody waits for an answer.
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
        Microsoft.Data.Sqlite.SqliteException { SqliteErrorCode: 13 } => new DiskIsFull(),
        _ => null,
    };
}
