using System.Xml.Linq;

namespace SecondTrack.Release;

/// <summary>What a Word file says beside its visible text.</summary>
internal static class HiddenInWord
{
    private static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static readonly Words Revision = new("the author of a change or comment", "修订或批注的作者");
    private static readonly Words Property = new("a property", "文件属性");

    /// <summary>Paragraphs joined by line feeds; what was inserted is in it, what was deleted or hidden is not.</summary>
    public static string VisibleText(XDocument document) => string.Join('\n', document.Descendants(W + "p").Select(p => string.Concat(Pieces(p, hidden: false))));

    private static IEnumerable<string> Pieces(XElement paragraph, bool hidden) =>
        from run in paragraph.Descendants(W + "r")
        where run.Ancestors(W + "p").First() == paragraph && IsHidden(run) == hidden
        from piece in run.Elements()
        let text = piece.Name == W + "t" ? piece.Value : piece.Name == W + "tab" ? "\t" : piece.Name == W + "br" || piece.Name == W + "cr" ? "\n" : ""
        where text.Length > 0 && !run.Ancestors(W + "moveFrom").Any()
        select text;

    private static bool IsHidden(XElement run) => run.Element(W + "rPr")?.Element(W + "vanish") is { } vanish && (string?)vanish.Attribute(W + "val") is not ("0" or "false");

    public static IReadOnlyList<HiddenChannel> Of(IReadOnlyDictionary<string, XDocument> parts, IReadOnlyDictionary<string, byte[]> all)
    {
        var found = new List<HiddenChannel>();
        foreach (var (name, xml) in parts.OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            void Add(Words kind, string? value)
            {
                if (!string.IsNullOrWhiteSpace(value)) found.Add(new(name, kind, value.Trim()));
            }
            foreach (var author in xml.Descendants().Select(e => (string?)e.Attribute(W + "author")).Distinct()) Add(Revision, author);
            foreach (var deleted in xml.Descendants().Where(e => e.Name == W + "del" || e.Name == W + "moveFrom")) Add(new("deleted text", "已删除的文字"), string.Concat(deleted.Descendants().Where(t => t.Name == W + "delText" || t.Name == W + "t").Select(t => t.Value)));
            foreach (var paragraph in xml.Descendants(W + "p")) Add(new("hidden text", "隐藏文字"), string.Concat(Pieces(paragraph, hidden: true)));
            if (name.StartsWith("word/comments", StringComparison.OrdinalIgnoreCase))
                foreach (var comment in xml.Descendants(W + "comment")) Add(new("a comment", "批注"), string.Concat(comment.Descendants(W + "t").Select(t => t.Value)));
            if (IsAside(name)) Add(new("text outside the body", "正文以外的文字"), string.Join(' ', xml.Descendants(W + "p").Select(p => string.Concat(p.Descendants(W + "t").Select(t => t.Value)))));
            if (name.Equals("word/people.xml", StringComparison.OrdinalIgnoreCase))
                foreach (var person in xml.Descendants().SelectMany(e => e.Attributes()).Where(a => a.Name.LocalName is "author" or "userId")) Add(Revision, person.Value);
            if (name.StartsWith("docProps/core", StringComparison.OrdinalIgnoreCase))
                foreach (var e in xml.Root!.Elements().Where(e => e.Name.LocalName is "creator" or "lastModifiedBy" or "subject" or "keywords" or "description" or "category")) Add(Property, e.Value);
            if (name.StartsWith("docProps/app", StringComparison.OrdinalIgnoreCase))
                foreach (var e in xml.Root!.Elements().Where(e => e.Name.LocalName is "Company" or "Manager" or "HyperlinkBase")) Add(Property, e.Value);
            if (name.StartsWith("docProps/custom", StringComparison.OrdinalIgnoreCase) || name.StartsWith("customXml/item", StringComparison.OrdinalIgnoreCase)) Add(Property, xml.Root!.Value);
            if (xml.Descendants(W + "rsid").Any()) Add(new("revision ids that show who edited together", "可显示编辑者关联的修订标识"), $"rsid × {xml.Descendants(W + "rsid").Count()}");
        }
        foreach (var (name, bytes) in all.OrderBy(p => p.Key, StringComparer.Ordinal))
            if (name.StartsWith("word/media/", StringComparison.OrdinalIgnoreCase) && bytes.AsSpan().IndexOf("Exif\0\0"u8) >= 0) found.Add(new(name, new("data of the camera in a picture", "图片中的拍摄信息"), "EXIF"));
            else if (name.StartsWith("word/embeddings/", StringComparison.OrdinalIgnoreCase)) found.Add(new(name, new("an embedded file", "嵌入的文件"), Path.GetFileName(name)));
        return found;
    }

    private static bool IsAside(string name) =>
        new[] { "word/header", "word/footer", "word/footnotes", "word/endnotes", "word/glossary/document" }.Any(start => name.StartsWith(start, StringComparison.OrdinalIgnoreCase));
}
