using System.Xml;
using System.Xml.Linq;
using SecondTrack.Evidence.Ingest;
using SecondTrack.Evidence.Ingest.Word;

namespace SecondTrack.Release;

/// <summary>A memo out of a file: the text as its reader sees it, and what the file says beside it.</summary>
public static class ReadMemo
{
    private const int MostMegabytes = 100;

    public static Outcome<Memo> Of(DocumentBytes document)
    {
        var name = Path.GetFileName(document.FileName);
        switch (TellKind.Of(document.Bytes).Kind)
        {
            case DocumentKind.Word: return Word(document.Bytes, name);
            case DocumentKind.Pdf:
                var read = ReadAnyDocument.Read(document);
                if (!read.Done) return read.Refusal!;
                return new Memo(name, string.Join('\n', read.Value.Blocks.Select(b => b.Text)), HiddenInPdf.Of(document.Bytes));
            case DocumentKind.Text or DocumentKind.Page:
                var decoded = DecodeText.Decode(document.Bytes);
                return decoded.Done ? new Memo(name, decoded.Value.Text, []) : decoded.Refusal!;
            default: return ReadAnyDocument.Read(document).Refusal ?? new DocumentIsDamaged(new("file", "文件"));
        }
    }

    private static Outcome<Memo> Word(byte[] bytes, string name)
    {
        try
        {
            var opened = OpenArchive.Open(bytes, MostMegabytes, _ => true);
            if (!opened.Done) return opened.Refusal!;
            using var archive = opened.Value;
            var parts = new Dictionary<string, byte[]>(StringComparer.OrdinalIgnoreCase);
            foreach (var part in archive.Names.Where(n => n.Length > 0 && n[^1] != '/').Distinct(StringComparer.OrdinalIgnoreCase))
                if (archive.Unpack(part) is { } content) parts[part] = content;
                else return new UnpacksTooBig(MostMegabytes);
            if (parts.Any(p => IsMarkup(p.Key) && OpenArchive.DeclaresType(p.Value))) return new HoldsForbiddenMarkup();
            var read = parts.Where(p => IsMarkup(p.Key)).ToDictionary(p => p.Key, p => Load(p.Value), StringComparer.OrdinalIgnoreCase);
            return new Memo(name, HiddenInWord.VisibleText(read["word/document.xml"]), HiddenInWord.Of(read, parts));
        }
        catch (Exception e) when (e is XmlException or InvalidDataException or KeyNotFoundException or InvalidOperationException)
        {
            return new DocumentIsDamaged(ReadWord.Kind);
        }
    }

    private static bool IsMarkup(string name) => name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase);

    private static XDocument Load(byte[] xml)
    {
        using var reader = XmlReader.Create(new MemoryStream(xml, writable: false), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        return XDocument.Load(reader, LoadOptions.PreserveWhitespace);
    }
}
