using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace SecondTrack.Evidence.Ingest;

/// <summary>All text of a piece of HTML as paragraphs, with nothing chosen: for a letter, where there is no menu or advertisement to leave out.</summary>
internal static class TextOfMarkup
{
    private const int Deepest = 400;

    private static readonly HashSet<string> Blocks = new(["P", "DIV", "LI", "TR", "TABLE", "UL", "OL", "H1", "H2", "H3", "H4", "H5", "H6", "BLOCKQUOTE", "PRE",
        "SECTION", "ARTICLE", "HEADER", "FOOTER", "BODY", "DL", "DT", "DD", "HR"], StringComparer.Ordinal);

    private static readonly HashSet<string> Silent = new(["SCRIPT", "STYLE", "HEAD", "TITLE", "TEMPLATE", "NOSCRIPT", "OBJECT", "IFRAME"], StringComparer.Ordinal);

    public static IReadOnlyList<string> Paragraphs(string html)
    {
        using var page = new HtmlParser().ParseDocument(html);
        var paragraphs = new List<string>();
        var open = new System.Text.StringBuilder();
        Walk(page.DocumentElement, 0, quoted: false);
        Flush(false);
        return paragraphs;

        void Walk(INode node, int depth, bool quoted)
        {
            if (depth > Deepest) return;
            foreach (var child in node.ChildNodes)
            {
                if (child is IText text) open.Append(text.Data.Replace('\u00A0', ' ').Replace('\n', ' ').Replace('\r', ' '));
                else if (child is IElement element && !Silent.Contains(element.TagName) && !IsHidden(element)) Enter(element, depth, quoted);
            }
        }

        void Enter(IElement element, int depth, bool quoted)
        {
            if (element.TagName == "BR") open.Append('\n');
            if (element.TagName is "TD" or "TH" && open.Length > 0) open.Append(' ');
            var isBlock = Blocks.Contains(element.TagName);
            if (isBlock) Flush(quoted);
            var inner = quoted || element.TagName == "BLOCKQUOTE" || element.ClassList.Contains("gmail_quote");
            Walk(element, depth + 1, inner);
            if (isBlock) Flush(inner);
        }

        void Flush(bool quoted)
        {
            var lines = open.ToString().Split('\n').Select(l => string.Join(' ', l.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
            open.Clear();
            // Two line breaks are how most mail programs write a paragraph.
            foreach (var paragraph in string.Join('\n', lines).Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                paragraphs.Add((quoted ? "> " : "") + paragraph);
        }
    }

    private static bool IsHidden(IElement element) =>
        element.HasAttribute("hidden") || (element.GetAttribute("style") ?? "").Replace(" ", "", StringComparison.Ordinal).Contains("display:none", StringComparison.OrdinalIgnoreCase);
}
