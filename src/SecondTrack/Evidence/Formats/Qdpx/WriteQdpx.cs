using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml.Linq;

namespace SecondTrack.Evidence.Formats.Qdpx;

/// <summary>
/// A project as .qdpx. One that was read is written into the file it came from: elements are found again by their id, what is not known here
/// stays where it was. Positions are code points of the text that is written beside them.
/// </summary>
public static class WriteQdpx
{
    private static readonly string[] Order = ["Users", "CodeBook", "Variables", "Cases", "Sources", "Notes", "Links", "Sets", "Graphs", "Description", "NoteRef"];

    public static byte[] Write(QdpxProject project)
    {
        var document = project.Rest is { } rest ? new XDocument(rest.Project) : new XDocument(new XElement(QdpxXml.Namespace + "Project"));
        var root = document.Root!;
        root.SetAttributeValue("name", project.Name);
        if (root.Attribute("origin") is null) root.SetAttributeValue("origin", project.Origin.Length > 0 ? project.Origin : "SecondTrack");
        foreach (var user in project.Users) Set(Child(Section(root, "Users"), "User", user.Id), ("name", user.Name));
        Codes(root, project.Codes);
        foreach (var variable in project.Variables) Variable(root, variable);
        foreach (var one in project.Cases) Case(root, one);
        var texts = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var source in project.Sources) texts[Source(root, source)] = Encoding.UTF8.GetBytes(source.Text);
        foreach (var note in project.Notes) Note(root, note);
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using (var qde = zip.CreateEntry("project.qde").Open()) document.Save(qde, SaveOptions.DisableFormatting);
            foreach (var (name, bytes) in (project.Rest?.Parts ?? new Dictionary<string, byte[]>()).Where(p => !texts.ContainsKey(p.Key)).Concat(texts).OrderBy(p => p.Key, StringComparer.Ordinal))
            {
                using var part = zip.CreateEntry(name).Open();
                part.Write(bytes);
            }
        }
        return stream.ToArray();
    }

    private static void Codes(XElement root, IReadOnlyList<QdpxCode> codes)
    {
        if (codes.Count == 0) return;
        var book = Section(root, "CodeBook");
        var all = book.Named("Codes").FirstOrDefault() ?? Added(book, "Codes");
        var made = new Dictionary<Guid, XElement>();
        foreach (var code in codes)
        {
            var parent = code.ParentId is { } id && made.TryGetValue(id, out var known) ? known : all;
            var element = made[code.Id] = Child(parent, "Code", code.Id);
            Set(element, ("name", code.Name), ("isCodable", code.IsCodable ? "true" : "false"), ("color", code.Color));
            Describe(element, code.Description);
        }
    }

    private static void Case(XElement root, QdpxCase one)
    {
        var element = Child(Section(root, "Cases"), "Case", one.Id);
        Set(element, ("name", one.Name));
        Describe(element, one.Description);
        Values(element, one.Values);
        var there = element.Named("SelectionRef").Select(r => QdpxXml.Id(r.Text("targetGUID"))).ToHashSet();
        foreach (var selection in one.SelectionIds.Where(s => !there.Contains(s))) Added(element, "SelectionRef").SetAttributeValue("targetGUID", Written(selection));
    }

    private static string Source(XElement root, QdpxSource source)
    {
        var element = Child(Section(root, "Sources"), "TextSource", source.Id);
        var file = $"{Written(source.Id)}.txt";
        element.Named("PlainTextContent").Remove();
        Set(element, ("name", source.Name), ("plainTextPath", "internal://" + file));
        Describe(element, source.Description);
        var kept = source.Selections.Select(s => s.Id).ToHashSet();
        element.Named("PlainTextSelection").Where(s => !kept.Contains(QdpxXml.Id(s.Text("guid")))).ToList().ForEach(s => s.Remove());
        foreach (var selection in source.Selections)
        {
            var marked = Child(element, "PlainTextSelection", selection.Id);
            Set(marked, ("name", selection.Name), ("startPosition", Number(selection.Start)), ("endPosition", Number(selection.End)));
            Describe(marked, selection.Description);
            foreach (var coding in selection.Codings)
            {
                var coded = Child(marked, "Coding", coding.Id);
                if (coding.UserId is { } user) Refer(coded, "creatingUser", user);
                Refer(coded.Named("CodeRef").FirstOrDefault() ?? Added(coded, "CodeRef"), "targetGUID", coding.CodeId);
            }
            var noted = marked.Named("NoteRef").Select(n => QdpxXml.Id(n.Text("targetGUID"))).ToHashSet();
            foreach (var note in selection.NoteIds.Where(n => !noted.Contains(n))) Added(marked, "NoteRef").SetAttributeValue("targetGUID", Written(note));
        }
        Values(element, source.Values);
        return "sources/" + file;
    }

    private static void Variable(XElement root, QdpxVariable variable)
    {
        var element = Child(Section(root, "Variables"), "Variable", variable.Id);
        Set(element, ("name", variable.Name), ("typeOfVariable", element.Text("typeOfVariable") ?? "Text"));
    }

    private static void Note(XElement root, QdpxNote note)
    {
        var element = Child(Section(root, "Notes"), "Note", note.Id);
        Set(element, ("name", note.Name));
        // A note whose text lies in a file of its own keeps it there.
        if (element.Text("plainTextPath") is null && element.Text("richTextPath") is null)
            (element.Named("PlainTextContent").FirstOrDefault() ?? Added(element, "PlainTextContent")).Value = Writable(note.Text);
    }

    private static void Values(XElement element, IReadOnlyList<QdpxValue> values)
    {
        var there = QdpxXml.Values(element).ToHashSet();
        foreach (var value in values.Where(v => !there.Contains(v)))
        {
            element.Named("VariableValue").Where(v => QdpxXml.Id(v.Named("VariableRef").FirstOrDefault()?.Text("targetGUID")) == value.VariableId).Remove();
            var written = Added(element, "VariableValue");
            Added(written, "VariableRef").SetAttributeValue("targetGUID", Written(value.VariableId));
            Added(written, "TextValue").Value = Writable(value.Text);
        }
    }

    private static XElement Section(XElement root, string name)
    {
        if (root.Named(name).FirstOrDefault() is { } there) return there;
        var section = new XElement(root.Name.Namespace + name);
        var place = Array.IndexOf(Order, name);
        var after = root.Elements().LastOrDefault(e => Array.IndexOf(Order, e.Name.LocalName) is var at && at >= 0 && at < place);
        if (after is null) root.AddFirst(section);
        else after.AddAfterSelf(section);
        return section;
    }

    private static XElement Child(XElement parent, string name, Guid id)
    {
        // Looked up once for all children of a kind: a project has tens of thousands of notes.
        if (parent.Annotation<Children>() is not { } known) parent.AddAnnotation(known = new());
        if (!known.TryGetValue(name, out var children))
            known[name] = children = parent.Named(name).GroupBy(e => QdpxXml.Id(e.Text("guid"))).ToDictionary(g => g.Key, g => g.First());
        if (children.TryGetValue(id, out var there)) return there;
        var child = children[id] = Added(parent, name);
        child.SetAttributeValue("guid", Written(id));
        return child;
    }

    private sealed class Children : Dictionary<string, Dictionary<Guid, XElement>>;

    private static XElement Added(XElement parent, string name)
    {
        var child = new XElement(parent.Name.Namespace + name);
        parent.Add(child);
        return child;
    }

    private static void Set(XElement element, params (string Name, string? Value)[] attributes)
    {
        foreach (var (name, value) in attributes)
            if (value is not null) element.SetAttributeValue(name, Writable(value));
    }

    /// <summary>An id that says the same in the file's own spelling is left as it is spelt there.</summary>
    private static void Refer(XElement element, string attribute, Guid id)
    {
        if (element.Text(attribute) is not { } there || QdpxXml.Id(there) != id) element.SetAttributeValue(attribute, Written(id));
    }

    private static void Describe(XElement element, string? text)
    {
        if (text is null) return;
        if (element.Named("Description").FirstOrDefault() is { } there) there.Value = Writable(text);
        else element.AddFirst(new XElement(element.Name.Namespace + "Description", Writable(text)));
    }

    /// <summary>XML has no place for control characters.</summary>
    private static string Writable(string text) =>
        string.Concat(text.EnumerateRunes().Where(r => r.Value is 9 or 10 or 13 or (>= 0x20 and <= 0xD7FF) or (>= 0xE000 and <= 0xFFFD) or >= 0x10000).Select(r => r.ToString()));

    private static string Written(Guid id) => id.ToString("D");

    private static string Number(int n) => n.ToString(CultureInfo.InvariantCulture);
}
