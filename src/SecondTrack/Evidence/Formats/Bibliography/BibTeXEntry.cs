namespace SecondTrack.Evidence.Formats.Bibliography;

/// <summary>An entry as it stands in the file: values joined and unbraced on the outside, not yet decoded.</summary>
internal sealed record BibTeXEntry(string Type, string Key, IReadOnlyDictionary<string, string> Fields, int Line, string Raw)
{
    public string? this[string field] => Fields.TryGetValue(field, out var value) && value.Length > 0 ? value : null;
}
