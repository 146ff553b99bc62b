using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace SecondTrack.Evidence.Ingest.Pages;

/// <summary>What a page declares for machines: meta elements, and the articles in its JSON-LD.</summary>
internal sealed class PageDeclared
{
    private readonly Dictionary<string, string> _meta = new(StringComparer.OrdinalIgnoreCase);

    public string? Headline { get; private set; }

    public string? Author { get; private set; }

    public string? Publisher { get; private set; }

    public string? Published { get; private set; }

    /// <summary>The moments that a page marks as such in its body.</summary>
    public IReadOnlyList<string> Times { get; private set; } = [];

    public static PageDeclared Of(IHtmlDocument page)
    {
        var declared = new PageDeclared();
        foreach (var meta in page.QuerySelectorAll("meta[content]"))
        {
            var name = meta.GetAttribute("property") ?? meta.GetAttribute("name") ?? meta.GetAttribute("itemprop");
            var content = meta.GetAttribute("content")?.Trim();
            if (name is not null && content is { Length: > 0 and < 500 }) declared._meta.TryAdd(name.Trim(), content);
        }
        foreach (var script in page.QuerySelectorAll("script[type='application/ld+json']")) declared.ReadLinked(script.TextContent);
        declared.Author ??= page.QuerySelector("[itemprop=author] [itemprop=name], [itemprop=author]") is { } author ? Text(author) : null;
        declared.Published ??= page.QuerySelector("[itemprop=datePublished]") is { } time ? time.GetAttribute("datetime") ?? time.GetAttribute("content") ?? Text(time) : null;
        declared.Times = [.. page.QuerySelectorAll("time[datetime]").Take(6).Select(t => t.GetAttribute("datetime")!)];
        return declared;
    }

    public string? Meta(params string[] names)
    {
        foreach (var name in names)
            if (_meta.TryGetValue(name, out var value)) return value;
        return null;
    }

    private static string? Text(IElement element) =>
        (element.GetAttribute("content") ?? element.TextContent).Trim() is { Length: > 0 and < 200 } text ? text : null;

    private void ReadLinked(string json)
    {
        try
        {
            using var parsed = JsonDocument.Parse(json, new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 64 });
            Walk(parsed.RootElement, 0);
        }
        catch (JsonException)
        {
            // A page may declare nonsense; its lines are read instead.
        }
    }

    private void Walk(JsonElement element, int depth)
    {
        if (depth > 6) return;
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray()) Walk(item, depth + 1);
            return;
        }
        if (element.ValueKind != JsonValueKind.Object) return;
        if (element.TryGetProperty("@graph", out var graph)) Walk(graph, depth + 1);
        if (!IsArticle(element)) return;
        Headline ??= Word(element, "headline") ?? Word(element, "name");
        Author ??= Name(element, "author");
        Publisher ??= Name(element, "publisher");
        Published ??= Word(element, "datePublished") ?? Word(element, "dateCreated");
    }

    private static bool IsArticle(JsonElement element) => element.TryGetProperty("@type", out var type) && type.ToString() is var name
        && (name.Contains("Article", StringComparison.Ordinal) || name.Contains("Posting", StringComparison.Ordinal) || name.Contains("Report", StringComparison.Ordinal)
            || name.Contains("WebPage", StringComparison.Ordinal));

    private static string? Word(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString()!.Trim() is { Length: > 0 } text
            ? System.Net.WebUtility.HtmlDecode(text) : null;

    private static string? Name(JsonElement element, string name)
    {
        if (!element.TryGetProperty(name, out var value)) return null;
        var names = value.ValueKind switch
        {
            JsonValueKind.String => [Word(element, name)],
            JsonValueKind.Object => [Word(value, "name")],
            JsonValueKind.Array => value.EnumerateArray().Select(v => v.ValueKind == JsonValueKind.Object ? Word(v, "name") : v.ValueKind == JsonValueKind.String ? v.GetString() : null),
            _ => Enumerable.Empty<string?>(),
        };
        return string.Join(", ", names.OfType<string>().Where(n => n.Length > 0).Distinct()) is { Length: > 0 } all ? all : null;
    }
}
