using System.Text;
using AngleSharp.Dom;

namespace SecondTrack.Evidence.Ingest.Pages;

/// <summary>One paragraph as it stands on the page. <paramref name="LinkShare"/>: how much of it is links, 0 to 1.</summary>
internal sealed record PageBlock(string Text, IElement Inside, double LinkShare)
{
    /// <summary>The text without blanks: what a paragraph is recognised by, however a reader has laid it out.</summary>
    public string Key { get; } = KeyOf(Text);

    public static string KeyOf(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c) && c is not ('\u00A0' or '\u200B' or '\uFEFF')));
}

/// <summary>All paragraphs of a page in its order, with nothing left out but what is no text.</summary>
internal static class PageBlocks
{
    private const int Deepest = 600;

    private static readonly HashSet<string> Inline = new(["A", "ABBR", "ACRONYM", "B", "BDI", "BDO", "BIG", "CITE", "CODE", "DATA", "DEL", "DFN", "EM", "FONT", "I", "INS", "KBD", "LABEL",
        "MARK", "NOBR", "Q", "RB", "RP", "RT", "RUBY", "S", "SAMP", "SMALL", "SPAN", "STRIKE", "STRONG", "SUB", "SUP", "TIME", "TT", "U", "VAR", "WBR", "O:P"], StringComparer.Ordinal);

    private static readonly HashSet<string> Silent = new(["SCRIPT", "STYLE", "NOSCRIPT", "TEMPLATE", "HEAD", "SVG", "IFRAME", "OBJECT", "EMBED", "SELECT", "OPTION", "TEXTAREA", "INPUT", "AUDIO", "VIDEO",
        "CANVAS", "MAP", "MATH"], StringComparer.Ordinal);

    public static IReadOnlyList<PageBlock> Of(IElement root)
    {
        var walk = new Walk();
        walk.Children(root, root, 0, false);
        walk.Flush(root);
        return walk.Found;
    }

    private sealed class Walk
    {
        private readonly StringBuilder _text = new();
        private int _linked;
        private IElement? _at;

        public List<PageBlock> Found { get; } = [];

        public void Children(INode node, IElement block, int depth, bool linked)
        {
            if (depth > Deepest) return;
            foreach (var child in node.ChildNodes)
            {
                if (child is IText text) Append(text.Data, block, linked);
                else if (child is IElement element) Enter(element, block, depth, linked);
            }
        }

        private void Enter(IElement element, IElement block, int depth, bool linked)
        {
            var tag = element.TagName.ToUpperInvariant();
            if (Silent.Contains(tag) || IsHidden(element)) return;
            if (tag == "BR") Flush(block);
            else if (Inline.Contains(tag)) Children(element, block, depth + 1, linked || tag == "A");
            else
            {
                Flush(block);
                Children(element, element, depth + 1, linked);
                Flush(element);
            }
        }

        private void Append(string data, IElement block, bool linked)
        {
            _at = block;
            foreach (var c in data)
            {
                var blank = char.IsWhiteSpace(c) || c == '\u00A0';
                if (blank && (_text.Length == 0 || _text[^1] == ' ')) continue;
                _text.Append(blank ? ' ' : c);
                if (linked && !blank) _linked++;
            }
        }

        public void Flush(IElement block)
        {
            var text = _text.ToString().Trim(' ', '\u3000');
            if (text.Length > 0) Found.Add(new(text, _at ?? block, Math.Min(1, (double)_linked / text.Length)));
            _text.Clear();
            _linked = 0;
            _at = null;
        }
    }

    private static bool IsHidden(IElement element)
    {
        if (element.HasAttribute("hidden")) return true;
        var style = element.GetAttribute("style");
        return style is not null && style.Replace(" ", "", StringComparison.Ordinal).Contains("display:none", StringComparison.OrdinalIgnoreCase);
    }
}
