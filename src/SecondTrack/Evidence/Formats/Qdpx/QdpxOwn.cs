using System.Xml.Linq;

namespace SecondTrack.Evidence.Formats.Qdpx;

/// <summary>
/// How a SecondTrack statement lies in a project of qualitative analysis: its parts are codes under groups that cannot be coded with, known
/// again by their ids in any other SecondTrack, whatever the groups are called there.
/// </summary>
internal static class QdpxOwn
{
    public const string NoteName = "SecondTrack";

    public static readonly Guid Issues = Id("issues"), Stances = Id("stance"), Venues = Id("venue"), Spoken = Id("spoken as"), Actors = Id("actors");

    private static readonly string[] Facts =
        ["kind", "date", "language", "venue", "ground rule", "public", "first hand", "byline", "address", "title", "publisher", "note", "series", "organisation"];

    private static readonly HashSet<Guid> FactIds = [.. Facts.Select(Fact)];

    public static Guid Id(string what) => QdpxXml.Id("secondtrack:" + what);

    public static Guid Stance(int? stance) => Id($"stance:{stance?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "none"}");

    public static Guid Venue(Venue venue) => Id($"venue:{venue}");

    public static Guid SpokenAs(SpokenAs spokenAs) => Id($"spoken as:{spokenAs}");

    public static Guid ActorKind(Keeping.ActorKind kind) => Id($"actors:{kind}");

    public static Guid Fact(string name) => Id("fact:" + name);

    public static IEnumerable<QdpxVariable> Variables => Facts.Select(f => new QdpxVariable(Fact(f), f));

    /// <summary>A variable or note that has a place here.</summary>
    public static bool Knows(XElement element) => FactIds.Contains(QdpxXml.Id(element.Text("guid"))) || (element.Name.LocalName == "Note" && element.Text("name") == NoteName);
}

/// <summary>Several named values in one text that people can read too: a line each, what goes on in the next line indented.</summary>
internal static class QdpxFields
{
    public static string Write(IEnumerable<(string Key, string? Value)> fields) =>
        string.Join('\n', fields.Where(f => !string.IsNullOrEmpty(f.Value)).Select(f => $"{f.Key}: {f.Value!.Replace("\n", "\n ", StringComparison.Ordinal)}"));

    public static IEnumerable<(string Key, string? Value)> Of(string name, LocalText text) => text.Texts.Select(t => ($"{name} {t.Key}", (string?)t.Value));

    public static Dictionary<string, string> Read(string? text)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        var last = "";
        foreach (var line in (text ?? "").Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n'))
        {
            if (line.StartsWith(' ') && last.Length > 0) fields[last] += "\n" + line[1..];
            else if (line.IndexOf(": ", StringComparison.Ordinal) is > 0 and var at) fields[last = line[..at]] = line[(at + 2)..];
        }
        return fields;
    }

    public static LocalText Local(this IReadOnlyDictionary<string, string> fields, string name) =>
        fields.Where(f => f.Key.StartsWith(name + " ", StringComparison.Ordinal)).Aggregate(LocalText.Empty, (all, f) => all.With(f.Key[(name.Length + 1)..], f.Value));
}
