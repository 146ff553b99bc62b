using System.Globalization;
using System.Text;
using System.Xml.Linq;
using SecondTrack.Text;

namespace SecondTrack.Evidence.Formats.Qdpx;

/// <summary>One text of a project with what was marked in it.</summary>
internal static class ReadQdpxSource
{
    public static QdpxSource? Of(XElement element, Dictionary<string, byte[]> parts, ReportLines report)
    {
        var name = (element.Text("name") ?? element.Text("plainTextPath") ?? "").Normalize();
        if (RawText(element, parts) is not { } raw)
        {
            report.Skipped(null, name, new("Its plain text is not in the file.", "文件中没有它的纯文本。"));
            return null;
        }
        var marked = element.Named("PlainTextSelection").Select(s => (Element: s, Start: Number(s, "startPosition"), End: Number(s, "endPosition"))).ToList();
        var variant = OffsetVariant.Best(raw, [.. marked.Select(m => (m.Start, m.End, m.Element.Text("name") ?? ""))]);
        if (!variant.IsStandard)
            report.Remark(null, name, new Words("Its positions were counted as: {0}.", "其位置的计数方式：{0}。").With(variant.Name));
        var (places, frozen) = (variant.Places(raw), FrozenText.Of(raw));
        var selections = new List<QdpxSelection>();
        foreach (var (selection, start, end) in marked)
            if (Selection(selection, Place(start), Place(end), frozen) is { } found) selections.Add(found);
            else
                report.Skipped(null, selection.Text("name") ?? name, new Words("Its place ({0}–{1}) is outside the text or inside a character.",
                    "它的位置（{0}–{1}）超出文本，或落在一个字符中间。").With(start, end));
        report.Read(null, name, selections.Count == 1 ? new("Read, with 1 passage.", "已读入，含1个段落。") : new Words("Read, with {0} passages.", "已读入，含{0}个段落。").With(selections.Count));
        return new(QdpxXml.Id(element.Text("guid")), name, frozen.Text)
        {
            Description = element.Named("Description").FirstOrDefault()?.Value, Selections = selections, Values = QdpxXml.Values(element),
        };

        int? Place(int position) => position < 0 || position >= places.Length || places[position] < 0 ? null : frozen.CodePointAt(places[position]);
    }

    private static QdpxSelection? Selection(XElement element, int? start, int? end, FrozenText text) =>
        start is not { } from || end is not { } to || from >= to ? null : new(QdpxXml.Id(element.Text("guid")), element.Text("name") ?? "", from, to, text.Quote(from, to))
        {
            Description = element.Named("Description").FirstOrDefault()?.Value,
            Codings = [.. element.Named("Coding").SelectMany(c => c.Named("CodeRef").Select(r => new QdpxCoding(QdpxXml.Id(c.Text("guid")), QdpxXml.Id(r.Text("targetGUID")),
                c.Text("creatingUser") is { } user ? QdpxXml.Id(user) : null)))],
            NoteIds = [.. element.Named("NoteRef").Select(n => QdpxXml.Id(n.Text("targetGUID")))],
        };

    private static string? RawText(XElement element, Dictionary<string, byte[]> parts)
    {
        if (element.Named("PlainTextContent").FirstOrDefault() is { } inline) return inline.Value;
        if (element.Text("plainTextPath") is not { } path) return null;
        // Only what lies in the archive is read: relative and absolute paths lead into somebody's disk.
        var name = path.StartsWith("internal://", StringComparison.Ordinal) ? path["internal://".Length..] : path.Contains("://", StringComparison.Ordinal) ? null : path;
        var part = name is null ? null : parts.Keys.FirstOrDefault(k => k.Equals("sources/" + name, StringComparison.OrdinalIgnoreCase) || k == name);
        if (part is null) return null;
        if (parts[part].Length == 0) return "";
        var strict = new UTF8Encoding(false, throwOnInvalidBytes: true);
        try
        {
            return strict.GetString(parts[part]).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return DecodeText.Decode(parts[part]) is { Done: true } decoded ? decoded.Value.Text : null;
        }
    }

    private static int Number(XElement element, string attribute) =>
        int.TryParse(element.Text(attribute), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : -1;
}
