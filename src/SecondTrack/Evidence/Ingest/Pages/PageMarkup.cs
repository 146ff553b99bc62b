using System.Text.RegularExpressions;

namespace SecondTrack.Evidence.Ingest.Pages;

/// <summary>Markup made safe to parse: the parsers below recurse, and a page of a hundred thousand nested tags is no page.</summary>
internal static partial class PageMarkup
{
    private const int DeepestRun = 300;

    public static string Tamed(string html)
    {
        html = html.Replace("\0", "", StringComparison.Ordinal);
        if (html.Length < 5 * DeepestRun) return html;
        return OpenRun().Replace(html, m => m.Groups[1].Captures.Count > DeepestRun ? " " : m.Value);
    }

    /// <summary>Opening tags one upon another with nothing between them.</summary>
    [GeneratedRegex(@"(?:(<[a-zA-Z][^<>]{0,60}>)\s*){301,}")]
    private static partial Regex OpenRun();
}
