namespace SecondTrack.Web.Layout;

/// <summary>The language of a page: chosen in the header and remembered, else what the browser asks for first.</summary>
internal static class ReaderLanguage
{
    private static string Cookie(HttpContext http) => http.RequestServices.GetRequiredService<Settings>().CookieName("language");

    public static Language Of(HttpContext http)
    {
        if (http.Request.Cookies[Cookie(http)] is { } chosen) return LanguageTags.FromTag(chosen);
        foreach (var wanted in http.Request.GetTypedHeaders().AcceptLanguage.OrderByDescending(l => l.Quality ?? 1))
        {
            var tag = wanted.Value.ToString();
            if (tag.StartsWith("zh", StringComparison.OrdinalIgnoreCase)) return Language.Chinese;
            if (tag.StartsWith("en", StringComparison.OrdinalIgnoreCase)) return Language.English;
        }
        return Language.English;
    }

    public static void Remember(HttpContext http, Language language) => http.Response.Cookies.Append(Cookie(http), language.Tag(), new CookieOptions
    {
        MaxAge = TimeSpan.FromDays(400), HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.RequestServices.GetRequiredService<Settings>().Https, Path = "/", IsEssential = true,
    });

    public static IResult Choose(HttpContext http, FormIn form)
    {
        Remember(http, LanguageTags.FromTag(form.Text("language")));
        var to = form.Text("to");
        return Show.GoTo(LocalAddress.Or(to, "/"));
    }
}

/// <summary>Where to go on after a form: only ever to this workbench.</summary>
public static class LocalAddress
{
    public static string Or(string? address, string otherwise) =>
        address is ['/', ..] && !address.StartsWith("//", StringComparison.Ordinal) && !address.Contains('\\') && !address.Any(char.IsControl) ? address : otherwise;
}
