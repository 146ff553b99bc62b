using Microsoft.EntityFrameworkCore;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Web.Layout;

public static class LayoutRegistration
{
    public static IServiceCollection AddLayout(this IServiceCollection services, Settings settings)
    {
        services.AddRazorComponents();
        // Chinese is written as itself: encoded character by character a page would be three times as long.
        services.AddSingleton(System.Text.Encodings.Web.HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All));
        services.AddHttpContextAccessor();
        services.AddAntiforgery(o =>
        {
            o.Cookie.Name = settings.CookieName("form");
            o.Cookie.Path = "/";
            o.Cookie.SameSite = SameSiteMode.Strict;
            o.Cookie.SecurePolicy = settings.Https ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
            o.FormFieldName = "form-token";
        });
        services.Configure<Microsoft.AspNetCore.Http.Features.FormOptions>(o =>
        {
            o.MultipartBodyLengthLimit = Uploads.MostBytes;
            // In memory: a larger upload would be laid readable into a temporary file.
            o.MemoryBufferThreshold = Uploads.MostBytes;
        });
        services.AddScoped<Reader>();
        services.AddSingleton<PublicAddress>();
        return services;
    }

    public static void MapLayout(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/language", ReaderLanguage.Choose).AllowAnonymous();
    }
}
