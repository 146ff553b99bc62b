using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using SecondTrack.Evidence.Ingest;
using SecondTrack.Text;

namespace SecondTrack.Evidence.Formats.Qdpx;

/// <summary>A REFI-QDA project file (.qdpx), from any program that writes one.</summary>
public static class ReadQdpx
{
    private const int MostMegabytes = 200;

    public static Outcome<Imported<QdpxProject>> Read(byte[] bytes)
    {
        try
        {
            var opened = OpenArchive.Open(bytes, MostMegabytes, _ => true);
            if (!opened.Done) return opened.Refusal!;
            using var archive = opened.Value;
            var parts = new Dictionary<string, byte[]>(StringComparer.Ordinal);
            foreach (var name in archive.Names.Where(n => !n.EndsWith('/')).Distinct(StringComparer.Ordinal).ToList())
            {
                if (archive.Unpack(name) is not { } part) return new UnpacksTooBig(MostMegabytes);
                parts[name] = part;
            }
            if (parts.Keys.FirstOrDefault(n => n.EndsWith(".qde", StringComparison.OrdinalIgnoreCase)) is not { } project)
                return new UnreadableFile(new("This is not a REFI-QDA project: it has no project.qde. Export the project again as .qdpx.",
                    "这不是REFI-QDA项目：缺少project.qde。请重新导出为.qdpx。"));
            return Read(Parsed(parts[project]), parts.Where(p => p.Key != project).ToDictionary(StringComparer.Ordinal));
        }
        catch (Exception e) when (e is InvalidDataException or XmlException or NotSupportedException or IOException or ArgumentException or OverflowException)
        {
            return new UnreadableFile(new("The .qdpx file is damaged. Export it again from the program it came from.", ".qdpx文件已损坏。请从原软件重新导出。"));
        }
    }

    private static XDocument Parsed(byte[] qde)
    {
        using var reader = XmlReader.Create(new MemoryStream(qde, writable: false), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        return XDocument.Load(reader, LoadOptions.PreserveWhitespace);
    }

    private static Imported<QdpxProject> Read(XDocument document, Dictionary<string, byte[]> parts)
    {
        var report = new ReportLines();
        var root = document.Root!;
        var codes = new List<QdpxCode>();
        foreach (var top in root.Named("CodeBook").SelectMany(b => b.Named("Codes"))) AddCodes(top, null, codes, 0);
        report.Read(null, "CodeBook", codes.Count == 1 ? new("1 code read.", "已读入1个编码。") : new Words("{0} codes read.", "已读入{0}个编码。").With(codes.Count));
        var sources = new List<QdpxSource>();
        foreach (var source in root.Named("Sources").SelectMany(s => s.Elements()))
        {
            if (source.Name.LocalName == "TextSource" && ReadQdpxSource.Of(source, parts, report) is { } text) sources.Add(text);
            else if (source.Name.LocalName != "TextSource")
                report.NotCarriedOver(null, source.Text("name") ?? "", new Words("Only texts are read; a {0} stays in the file.", "只读文本；{0}保留在文件中。").With(source.Name.LocalName));
        }
        foreach (var kept in new[] { "Variables", "Notes", "Links", "Sets", "Graphs" })
            if (root.Named(kept).SelectMany(k => k.Elements()).Count(e => !QdpxOwn.Knows(e)) is > 0 and var count)
                report.NotCarriedOver(null, kept, new Words("{0} of these have no place here; they stay in the file when it is written again.", "这类内容共{0}项，此处没有对应之处；再次导出时仍保留。").With(count));
        return new(new QdpxProject(root.Text("name") ?? "")
        {
            Origin = root.Text("origin") ?? "",
            Users = [.. root.Named("Users").SelectMany(u => u.Named("User")).Select(u => new QdpxUser(QdpxXml.Id(u.Text("guid")), u.Text("name") ?? u.Text("id") ?? ""))],
            Codes = codes,
            Sources = sources,
            Cases = [.. root.Named("Cases").SelectMany(c => c.Named("Case")).Select(Case)],
            Variables = [.. root.Named("Variables").SelectMany(v => v.Named("Variable")).Select(v => new QdpxVariable(QdpxXml.Id(v.Text("guid")), v.Text("name") ?? ""))],
            Notes = [.. root.Named("Notes").SelectMany(n => n.Named("Note"))
                .Select(n => new QdpxNote(QdpxXml.Id(n.Text("guid")), n.Text("name") ?? "", n.Named("PlainTextContent").FirstOrDefault()?.Value ?? ""))],
            Rest = new(document, parts),
        }, report.Done());
    }

    private static void AddCodes(XElement parent, Guid? parentId, List<QdpxCode> codes, int depth)
    {
        if (depth > 100) return;
        foreach (var code in parent.Named("Code"))
        {
            var id = QdpxXml.Id(code.Text("guid"));
            codes.Add(new(id, (code.Text("name") ?? "").Normalize(), parentId, code.Text("isCodable") is not ("false" or "0"))
            {
                Color = code.Text("color"), Description = code.Named("Description").FirstOrDefault()?.Value,
            });
            AddCodes(code, id, codes, depth + 1);
        }
    }

    private static QdpxCase Case(XElement element) => new(QdpxXml.Id(element.Text("guid")), element.Text("name") ?? "")
    {
        Description = element.Named("Description").FirstOrDefault()?.Value,
        SelectionIds = [.. element.Named("SelectionRef").Select(s => QdpxXml.Id(s.Text("targetGUID")))],
        Values = QdpxXml.Values(element),
    };
}
