using System.Text.Json;

namespace SecondTrack.Storage;

/// <summary>
/// One private thing. What relates it to others (ids, dates, enumerations) lies in plain columns; everything a person wrote lies in one
/// sealed column, so that encrypting a compartment, or adding a field, changes no schema.
/// </summary>
public abstract class PrivateRow
{
    public Guid Id { get; init; }

    public Guid CompartmentId { get; init; }

    /// <summary>The content as it lies in the store: one byte that says how it is sealed, then the bytes.</summary>
    public byte[] Sealed { get; set; } = [];

    /// <summary>Salts the hash that the audit trail keeps of the content; erased with the row, so that the hash can no longer be guessed.</summary>
    public byte[] Salt { get; set; } = [];

    /// <summary>The day (yyyymmdd) this must be gone; null while its rule sets none.</summary>
    public int? ExpiresOn { get; set; }

    /// <summary>Two people changing the same thing at once: the second is told, nothing is lost.</summary>
    public int Revision { get; set; }

    internal ContentSeal? Seal { get; set; }

    /// <summary>The one person it is about or was said by: sealed by that person's key, it can be forgotten in backups too.</summary>
    internal virtual Guid? ConcernsPerson => null;

    internal abstract bool ContentIsUnsealed { get; }

    internal abstract byte[] ContentBytes();

    /// <summary>Passes every text of the content through a function; true where one came out otherwise.</summary>
    internal abstract bool Rewrite(Func<string, string> text);

    /// <summary>Every text of the content, in the order of its fields.</summary>
    internal abstract IEnumerable<string> Texts();

    /// <summary>The content as JSON, for handing it out.</summary>
    internal abstract System.Text.Json.Nodes.JsonNode? ContentJson();

    /// <summary>Before it is sealed: what a plain column may only hold while the compartment is not encrypted goes into the content.</summary>
    internal virtual void HideInContent()
    {
    }

    internal SealedPlace PlaceOf(string column) => new(GetType().Name, Id, column, CompartmentId);
}

/// <summary>A private thing with its content record. Columns of bytes whose name begins with "Sealed" go through the seal.</summary>
public abstract class PrivateRow<TContent> : PrivateRow
    where TContent : class
{
    private TContent? _content;
    private bool _changed;

    public TContent Content
    {
        get => _content ??= Open();
        set
        {
            _content = value;
            _changed = true;
        }
    }

    internal override bool ContentIsUnsealed => _changed;

    internal override byte[] ContentBytes()
    {
        _changed = false;
        return JsonSerializer.SerializeToUtf8Bytes(Content, StoredJson.Options);
    }

    internal override System.Text.Json.Nodes.JsonNode? ContentJson() => JsonSerializer.SerializeToNode(Content, StoredJson.Options);

    internal override IEnumerable<string> Texts() => JsonTexts.Of(ContentJson());

    internal override bool Rewrite(Func<string, string> text)
    {
        var node = ContentJson();
        if (!JsonTexts.Rewrite(node, text)) return false;
        Content = JsonSerializer.Deserialize<TContent>(node, StoredJson.Options)!;
        return true;
    }

    private TContent Open()
    {
        if (Seal is null) throw new InvalidOperationException($"A new {GetType().Name} has no content yet: set Content when making it.");
        var plain = Seal.Open(Sealed, PlaceOf(nameof(Sealed)));
        return JsonSerializer.Deserialize<TContent>(plain, StoredJson.Options)
            ?? throw new InvalidDataException($"The content of {GetType().Name} {Id} is empty.");
    }
}

/// <summary>
/// A thing that lists show in the order of its name. The order lies in a column while the compartment is not encrypted, else in the
/// content, and lists are ordered in memory.
/// </summary>
internal abstract class NamedRow<TContent> : PrivateRow<TContent>
    where TContent : NamedContent
{
    /// <summary>Made by the application from the Latin form of the name, so that both databases order alike; empty where it is sealed.</summary>
    public string SortKey { get; set; } = "";

    internal string NameKey => SortKey.Length > 0 ? SortKey : Content.SortKey ?? "";

    internal override void HideInContent()
    {
        if (SortKey.Length == 0) return;
        Content = Content with { SortKey = SortKey };
        SortKey = "";
    }
}

public abstract record NamedContent
{
    /// <summary>Where the compartment is encrypted: by what lists are ordered.</summary>
    public string? SortKey { get; init; }
}

internal static class StoredJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.General)
    {
        AllowDuplicateProperties = false,
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter(), new PartialDateJson() },
    };

    private sealed class PartialDateJson : System.Text.Json.Serialization.JsonConverter<PartialDate>
    {
        public override PartialDate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => PartialDate.Parse(reader.GetString());

        public override void Write(Utf8JsonWriter writer, PartialDate value, JsonSerializerOptions options) => writer.WriteStringValue(value.Text);
    }
}
