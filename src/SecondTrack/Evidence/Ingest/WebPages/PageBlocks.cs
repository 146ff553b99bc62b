using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace SecondTrack.Evidence.Ingest.WebPages;

/// <summary>One paragraph of a page: its texts are numbered in the page, so that it can be told which of them an extractor kept.</summary>
internal sealed class PageBlock
{
    public List<(int Id, string Text)> Pieces { get; } = [];

    public string Text { get; set; } = "";

    public int LinkLength { get; set; }

    public bool IsHeading { get; init; }

    public bool InNavigation { get; init; }
}

/// <summary>Every paragraph of a page in its order, with each text wrapped in a numbered span. Scripts, styles and hidden parts are taken out.</summary>
internal static class PageBlocks
{
    public const string Mark = "data-second-track";
    private const int Deepest = 600;

    private static readonly HashSet<string> Breaks = new(["P", "DIV", "LI", "TR", "TD", "TH", "TABLE", "UL", "OL", "H1", "H2", "H3", "H4", "H5", "H6", "BLOCKQUOTE",
        "PRE", "SECTION", "ARTICLE", "HEADER", "FOOTER", "BODY", "DL", "DT", "DD", "HR", "BR", "FORM", "NAV", "ASIDE", "MAIN", "FIGURE", "FIGCAPTION", "CENTER", "OPTION",
        "FIELDSET", "ADDRESS", "DETAILS", "SUMMARY"], StringComparer.Ordinal);

    private const string Silent = "script, style, template, object, embed, iframe, svg, math, canvas, audio, video, link, [hidden]";

    public static List<PageBlock> Of(IHtmlDocument page)
    {
        foreach (var silent in page.QuerySelectorAll(Silent).ToList()) silent.Remove();
        foreach (var noscript in page.QuerySelectorAll("noscript").ToList()) noscript.Remove();
        var blocks = new List<PageBlock>();
        var open = new PageBlock();
        var next = 0;
        if (page.Body is not null) Walk(page.Body, 0, new(false, false, false));
        Close(new(false, false, false));
        return blocks;

        void Walk(INode node, int depth, Place place)
        {
            foreach (var child in node.ChildNodes.ToArray())
            {
                if (child is IText text && !string.IsNullOrWhiteSpace(text.Data)) Take(text, place);
                else if (child is IElement element && depth < Deepest) Enter(element, depth, place);
            }
        }

        void Enter(IElement element, int depth, Place place)
        {
            var breaks = Breaks.Contains(element.TagName);
            if (breaks) Close(place);
            var inner = new Place(place.Link || element.TagName == "A", place.Heading || element.TagName is "H1" or "H2" or "H3" or "H4" or "H5" or "H6",
                place.Navigation || element.TagName is "NAV" or "FOOTER" or "FORM" or "SELECT");
            if (breaks) open = new() { IsHeading = inner.Heading, InNavigation = inner.Navigation };
            Walk(element, depth + 1, inner);
            if (breaks) Close(place);
        }

        void Take(IText text, Place place)
        {
            var span = text.Owner!.CreateElement("span");
            span.SetAttribute(Mark, (++next).ToString(System.Globalization.CultureInfo.InvariantCulture));
            text.Parent!.ReplaceChild(span, text);
            span.AppendChild(text);
            open.Pieces.Add((next, text.Data));
            if (place.Link) open.LinkLength += text.Data.Trim().Length;
        }

        void Close(Place place)
        {
            var joined = new StringBuilder();
            foreach (var (_, piece) in open.Pieces)
            {
                if (joined.Length > 0 && char.IsWhiteSpace(piece[0]) && !JoinLines.IsWide(joined[^1])) joined.Append(' ');
                var lines = new StringBuilder();
                foreach (var line in piece.Split('\n')) JoinLines.Append(lines, Squeeze(line));
                joined.Append(lines);
                if (char.IsWhiteSpace(piece[^1]) && joined.Length > 0 && !JoinLines.IsWide(joined[^1])) joined.Append(' ');
            }
            open.Text = Squeeze(joined.ToString());
            if (open.Text.Length > 0) blocks.Add(open);
            open = new() { IsHeading = place.Heading, InNavigation = place.Navigation };
        }
    }

    private readonly record struct Place(bool Link, bool Heading, bool Navigation);

    private static string Squeeze(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
