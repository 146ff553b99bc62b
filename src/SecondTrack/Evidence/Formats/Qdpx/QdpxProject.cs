using System.Xml.Linq;

namespace SecondTrack.Evidence.Formats.Qdpx;

/// <summary>A project of qualitative analysis (REFI-QDA) in neutral terms. What has no place in them is in <see cref="Rest"/> and is written back.</summary>
public sealed record QdpxProject(string Name)
{
    public string Origin { get; init; } = "";

    public IReadOnlyList<QdpxUser> Users { get; init; } = [];

    public IReadOnlyList<QdpxCode> Codes { get; init; } = [];

    public IReadOnlyList<QdpxSource> Sources { get; init; } = [];

    public IReadOnlyList<QdpxCase> Cases { get; init; } = [];

    public IReadOnlyList<QdpxVariable> Variables { get; init; } = [];

    public IReadOnlyList<QdpxNote> Notes { get; init; } = [];

    internal QdpxRest? Rest { get; init; }
}

public sealed record QdpxUser(Guid Id, string Name);

public sealed record QdpxCode(Guid Id, string Name, Guid? ParentId, bool IsCodable)
{
    public string? Color { get; init; }

    public string? Description { get; init; }
}

/// <param name="Text">Frozen: NFC, LF.</param>
public sealed record QdpxSource(Guid Id, string Name, string Text)
{
    public string? Description { get; init; }

    public IReadOnlyList<QdpxSelection> Selections { get; init; } = [];

    public IReadOnlyList<QdpxValue> Values { get; init; } = [];
}

/// <param name="Start">Code points of the frozen text, half-open.</param>
public sealed record QdpxSelection(Guid Id, string Name, int Start, int End, string Quote)
{
    public string? Description { get; init; }

    public IReadOnlyList<QdpxCoding> Codings { get; init; } = [];

    public IReadOnlyList<Guid> NoteIds { get; init; } = [];
}

public sealed record QdpxCoding(Guid Id, Guid CodeId, Guid? UserId);

/// <summary>What is spoken of: here an actor, with what is known of them and where they speak.</summary>
public sealed record QdpxCase(Guid Id, string Name)
{
    public string? Description { get; init; }

    public IReadOnlyList<Guid> SelectionIds { get; init; } = [];

    public IReadOnlyList<QdpxValue> Values { get; init; } = [];
}

/// <summary>Something known of sources or cases. Only texts are written here.</summary>
public sealed record QdpxVariable(Guid Id, string Name);

public sealed record QdpxValue(Guid VariableId, string Text);

public sealed record QdpxNote(Guid Id, string Name, string Text);

/// <summary>The project file and the other parts of the archive as they came.</summary>
internal sealed record QdpxRest(XDocument Project, IReadOnlyDictionary<string, byte[]> Parts);

internal static class QdpxXml
{
    public static readonly XNamespace Namespace = "urn:QDA-XML:project:1.0";

    public static Guid Id(string? text) => Guid.TryParse(text, out var id)
        ? id
        // Some programs write other ids; the same text is always the same id here.
        : new Guid(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text ?? "")).AsSpan(0, 16));

    public static IEnumerable<XElement> Named(this XElement? parent, string name) => parent?.Elements().Where(e => e.Name.LocalName == name) ?? [];

    /// <summary>What is known of a source or a case: each variable with its value as it is written.</summary>
    public static IReadOnlyList<QdpxValue> Values(XElement element) => [.. element.Named("VariableValue")
        .Select(v => (Variable: v.Named("VariableRef").FirstOrDefault()?.Text("targetGUID"), v.Elements().FirstOrDefault(e => e.Name.LocalName.EndsWith("Value", StringComparison.Ordinal))?.Value))
        .Where(v => v is { Variable: not null, Value: not null }).Select(v => new QdpxValue(Id(v.Variable), v.Value!))];

    public static string? Text(this XElement element, string attribute) => element.Attribute(attribute)?.Value;
}
