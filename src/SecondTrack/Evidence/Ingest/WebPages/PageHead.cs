using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace SecondTrack.Evidence.Ingest.WebPages;

/// <summary>What a page says about itself for machines: JSON-LD, OpenGraph, microdata and meta. Read before scripts are taken out.</summary>
internal sealed record PageHead(string Title, string Headline, string Author, string Publisher, string Date)
{
    private static readonly string[] AuthorNames = ["author", "article:author", "dc.creator", "dcterms.creator", "sailthru.author", "parsely-author", "byl"];
    private static readonly string[] DateNames = ["article:published_time", "datepublished", "pubdate", "publishdate", "publish-date", "publication_date",
        "dc.date.issued", "dcterms.created", "dc.date", "date", "og:release_date", "weibo: article:create_at", "parsely-pub-date"];

    public static PageHead Of(IHtmlDocument page)
    {
        string headline = "", author = "", publisher = "", date = "";
        foreach (var script in page.QuerySelectorAll("script[type='application/ld+json']"))
            try
            {
                using var json = JsonDocument.Parse(script.TextContent, new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
                Take(json.RootElement, 0);
            }
            catch (JsonException)
            {
                // Many pages carry broken JSON-LD; the page is read without it.
            }
        var metas = page.QuerySelectorAll("meta[content]").Select(m => (
            Name: (m.GetAttribute("name") ?? m.GetAttribute("property") ?? m.GetAttribute("itemprop") ?? "").Trim().ToLowerInvariant(),
            Content: m.GetAttribute("content")!.Trim())).Where(m => m.Content.Length > 0).ToList();
        return new(
            page.Title?.Trim() ?? "",
            First(headline, Meta("og:title", "twitter:title", "headline"), Text(page, "[itemprop=headline]")),
            First(author, Meta(AuthorNames), Text(page, "[itemprop=author], a[rel=author]")),
            First(publisher, Meta("og:site_name", "mediaid", "source", "application-name")),
            First(date, Meta(DateNames), page.QuerySelector("[itemprop=datePublished]")?.GetAttribute("datetime"),
                page.QuerySelector("time[pubdate][datetime], article time[datetime]")?.GetAttribute("datetime")));

        string? Meta(params string[] names) => names.Select(n => metas.FirstOrDefault(m => m.Name == n).Content).FirstOrDefault(c => !string.IsNullOrEmpty(c));

        void Take(JsonElement json, int depth)
        {
            if (depth > 6) return;
            if (json.ValueKind == JsonValueKind.Array)
                foreach (var one in json.EnumerateArray()) Take(one, depth + 1);
            if (json.ValueKind != JsonValueKind.Object) return;
            if (json.TryGetProperty("datePublished", out var published))
            {
                date = First(date, Name(published));
                if (json.TryGetProperty("headline", out var h)) headline = First(headline, Name(h));
                if (json.TryGetProperty("author", out var a)) author = First(author, Name(a));
                if (json.TryGetProperty("publisher", out var p)) publisher = First(publisher, Name(p));
            }
            if (json.TryGetProperty("@graph", out var graph)) Take(graph, depth + 1);
        }
    }

    private static string Name(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => json.GetString()!.Trim(),
        JsonValueKind.Array => string.Join(", ", json.EnumerateArray().Select(Name).Where(n => n.Length > 0)),
        JsonValueKind.Object when json.TryGetProperty("name", out var name) => Name(name),
        _ => "",
    };

    private static string? Text(IHtmlDocument page, string selector) => page.QuerySelector(selector)?.TextContent.Trim();

    private static string First(params string?[] values) => values.FirstOrDefault(v => !string.IsNullOrWhiteSpace(v)) ?? "";
}
