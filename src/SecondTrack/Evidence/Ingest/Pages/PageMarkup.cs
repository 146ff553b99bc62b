namespace SecondTrack.Evidence.Ingest.Pages;

internal enum Markup
{
    /// <summary>Parsed in this process.</summary>
    Tame,

    /// <summary>Parsed in the worker process: long, or deeper than pages are.</summary>
    Wild,

    /// <summary>No page at all.</summary>
    Endless,
}

/// <summary>
/// Where markup may be parsed. The parsers walk a tree by calling themselves, and look up the whole stack of open elements for each new
/// one: a hundred thousand nested elements end the process or take hours, and a reader's page never has more than some dozens.
/// </summary>
internal static class PageMarkup
{
    private const int Deepest = 400;
    private const int Endless = 5_000;
    private const int Longest = 4 * 1024 * 1024;

    /// <summary>Elements that pages leave open, and that hold no others or close each other.</summary>
    private static readonly HashSet<string> NeverNest = new(["p", "br", "img", "input", "meta", "link", "hr", "li", "dd", "dt", "tr", "td", "th", "option", "wbr", "source", "param",
        "area", "base", "col", "embed", "track", "thead", "tbody", "tfoot", "html", "head", "body"], StringComparer.OrdinalIgnoreCase);

    public static Markup Of(string html)
    {
        var names = NeverNest.GetAlternateLookup<ReadOnlySpan<char>>();
        int depth = 0, deepest = 0;
        for (var i = html.IndexOf('<'); i >= 0 && i + 1 < html.Length; i = html.IndexOf('<', i + 1))
        {
            var closes = html[i + 1] == '/';
            var start = closes ? i + 2 : i + 1;
            var end = start;
            while (end < html.Length && end - start < 20 && char.IsAsciiLetterOrDigit(html[end])) end++;
            if (end == start) continue;
            if (names.Contains(html.AsSpan(start, end - start))) continue;
            depth = closes ? Math.Max(0, depth - 1) : depth + 1;
            deepest = Math.Max(deepest, depth);
        }
        return deepest > Endless ? Markup.Endless : deepest > Deepest || html.Length > Longest ? Markup.Wild : Markup.Tame;
    }
}
