using System.Net;
using System.Text;
using SecondTrack.Evidence;
using SecondTrack.Evidence.Ingest;

namespace SecondTrack.Example;

/// <summary>
/// The bytes that a source of the example would have come as: a small web page where it has an address, otherwise a typed text. So the
/// original can be opened, and read again, as with any source.
/// </summary>
internal static class ExampleDocument
{
    public static DocumentBytes Of(ExampleSource source) => source.Address is null
        ? new(Encoding.UTF8.GetBytes(source.Text + "\n"), source.Key + ".txt") { ContentType = "text/plain; charset=utf-8" }
        : new(Encoding.UTF8.GetBytes(Page(source)), source.Key + ".html")
        {
            ContentType = "text/html; charset=utf-8", Address = new(source.Address),
        };

    private static string Page(ExampleSource source)
    {
        var chinese = source.Language.StartsWith("zh", StringComparison.Ordinal);
        var (title, publisher) = chinese ? (source.Title.Zh, source.Publisher.Zh) : (source.Title.En, source.Publisher.En);
        var page = new StringBuilder()
            .Append(CultureNeutral($"<!DOCTYPE html>\n<html lang=\"{source.Language}\">\n<head>\n<meta charset=\"utf-8\">\n"))
            .Append(CultureNeutral($"<title>{Html(title)}</title>\n<meta name=\"author\" content=\"{Html(source.Byline)}\">\n"))
            .Append(CultureNeutral($"<meta property=\"og:site_name\" content=\"{Html(publisher)}\">\n"))
            .Append(CultureNeutral($"<meta property=\"article:published_time\" content=\"{source.Date.First:yyyy-MM-dd}\">\n"))
            .Append(CultureNeutral($"</head>\n<body>\n<article>\n<h1>{Html(title)}</h1>\n"));
        foreach (var block in source.Blocks.Where(b => b.Kept)) page.Append("<p>").Append(Html(block.Text)).Append("</p>\n");
        page.Append("</article>\n");
        foreach (var block in source.Blocks.Where(b => !b.Kept)) page.Append("<aside>").Append(Html(block.Text)).Append("</aside>\n");
        return page.Append("</body>\n</html>\n").ToString();
    }

    private static string CultureNeutral(FormattableString text) => FormattableString.Invariant(text);

    private static string Html(string text) => WebUtility.HtmlEncode(text);
}
