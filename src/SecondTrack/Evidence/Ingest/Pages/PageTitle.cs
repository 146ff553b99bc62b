using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace SecondTrack.Evidence.Ingest.Pages;

/// <summary>The article's own title, without the name of the site that pages put behind it.</summary>
internal static partial class PageTitle
{
    public static string Of(IHtmlDocument page, PageDeclared declared, string? guessed)
    {
        var window = Clean(page.Title ?? "");
        var heading = page.QuerySelectorAll("h1").Select(h => Clean(h.TextContent)).Where(h => h.Length is > 3 and < 160).ToList();
        foreach (var h in heading)
            if (window.Contains(h, StringComparison.Ordinal) || declared.Headline == h) return h;
        if (declared.Headline is { Length: > 3 } headline) return Clean(headline);
        if (declared.Meta("og:title", "twitter:title") is { Length: > 3 } og) return Cut(Clean(og));
        if (window.Length > 0) return Cut(window);
        return heading.Count > 0 ? heading[0] : Clean(guessed ?? "");
    }

    /// <summary>The longest part before or between the marks that sites put before their names.</summary>
    private static string Cut(string title)
    {
        var parts = Marks().Split(title).Select(p => p.Trim()).Where(p => p.Length > 0).ToList();
        if (parts.Count < 2) return title;
        return parts[0].Length >= 5 || parts[0].Length >= parts[1].Length ? parts[0] : parts.MaxBy(p => p.Length)!;
    }

    private static string Clean(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    [GeneratedRegex(@"\s+[-–—|_»]+\s+|[_|｜]|--|——(?=\S{2,12}$)|-(?=[^-\s]{2,14}(?:网|报|社|在线|频道|中心|论坛|博客)[^-]*$)")]
    private static partial Regex Marks();
}
