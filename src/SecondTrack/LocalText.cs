using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SecondTrack;

/// <summary>
/// Content in languages: a map from BCP-47 tag to text. The reader's language comes first, the other is the fallback and is marked.
/// </summary>
[JsonConverter(typeof(LocalTextJson))]
public sealed record LocalText(ImmutableSortedDictionary<string, string> Texts)
{
    public static readonly LocalText Empty = new(ImmutableSortedDictionary<string, string>.Empty.WithComparers(StringComparer.Ordinal));

    public static LocalText Of(string? en, string? zh) => Empty.With(LanguageTags.English, en).With(LanguageTags.Chinese, zh);

    /// <summary>A text in one language, told by its tag.</summary>
    public static LocalText In(string tag, string? text) => Empty.With(tag, text);

    public string? En => Texts.GetValueOrDefault(LanguageTags.English);

    public string? Zh => Texts.GetValueOrDefault(LanguageTags.Chinese);

    [JsonIgnore]
    public bool IsEmpty => Texts.IsEmpty;

    public LocalText With(string tag, string? text) =>
        new(string.IsNullOrWhiteSpace(text) ? Texts.Remove(tag) : Texts.SetItem(tag, text.Trim().Normalize()));

    /// <summary>The text for a reader, with the tag of the language it is really in.</summary>
    public Localised In(Language language)
    {
        if (Texts.TryGetValue(language.Tag(), out var own)) return new(own, language.Tag(), false);
        foreach (var tag in new[] { LanguageTags.English, LanguageTags.Chinese })
            if (Texts.TryGetValue(tag, out var other)) return new(other, tag, true);
        foreach (var (tag, text) in Texts) return new(text, tag, true);
        return new("", language.Tag(), false);
    }

    public bool Equals(LocalText? other) => other is not null && Texts.SequenceEqual(other.Texts);

    public override int GetHashCode() => Texts.Aggregate(17, (h, t) => HashCode.Combine(h, t.Key, t.Value));

    public override string ToString() => In(Language.English).Text;
}

/// <summary>One text as a reader gets it. <paramref name="IsFallback"/> says that it is not in the reader's language.</summary>
public readonly record struct Localised(string Text, string Tag, bool IsFallback);

internal sealed class LocalTextJson : JsonConverter<LocalText>
{
    public override LocalText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var texts = JsonSerializer.Deserialize<SortedDictionary<string, string>>(ref reader, options) ?? [];
        return texts.Aggregate(LocalText.Empty, (all, t) => all.With(t.Key, t.Value));
    }

    public override void Write(Utf8JsonWriter writer, LocalText value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var (tag, text) in value.Texts) writer.WriteString(tag, text);
        writer.WriteEndObject();
    }
}
