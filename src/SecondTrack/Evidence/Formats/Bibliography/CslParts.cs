using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SecondTrack.Evidence.Formats.Bibliography;

/// <summary>Names and dates of CSL JSON, both ways.</summary>
internal static class CslParts
{
    /// <summary>Chinese stays readable; the file is never put into a page as it is.</summary>
    public static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string? Text(this JsonObject source, string field) =>
        source[field] is JsonValue value && value.ToString().Trim() is { Length: > 0 } text ? text : null;

    public static IReadOnlyList<BibliographyName> Names(JsonNode? node) =>
        node is JsonArray all ? [.. all.OfType<JsonObject>().Select(Name).OfType<BibliographyName>()] : [];

    private static BibliographyName? Name(JsonObject source)
    {
        if (source.Text("literal") is { } literal) return BibliographyName.Body(literal);
        if (source.Text("family") is null && source.Text("given") is null) return null;
        return new(source.Text("family"), source.Text("given"), null)
        {
            DroppingParticle = source.Text("dropping-particle"),
            NonDroppingParticle = source.Text("non-dropping-particle"),
            Suffix = source.Text("suffix"),
        };
    }

    public static JsonArray Written(IEnumerable<BibliographyName> names) => [.. names.Select(n =>
    {
        var written = new JsonObject();
        foreach (var (field, text) in new[] { ("family", n.Family), ("given", n.Given), ("dropping-particle", n.DroppingParticle),
            ("non-dropping-particle", n.NonDroppingParticle), ("suffix", n.Suffix), ("literal", n.Literal) })
            if (!string.IsNullOrEmpty(text)) written[field] = text;
        return (JsonNode)written;
    })];

    public static BibliographyDate Date(JsonNode? node)
    {
        if (node is JsonValue bare) return ReadWrittenDate.Of(bare.ToString());
        if (node is not JsonObject source) return default;
        var season = ReadWrittenDate.SeasonNumber(source.Text("season"));
        var about = source.Text("circa") is { } circa && circa is not ("0" or "false") ? "~" : "";
        var parts = source["date-parts"] is JsonArray all
            ? all.OfType<JsonArray>().Select(p => Part(p, ref season)).OfType<string>().ToList()
            : [];
        if (parts.Count > 0 && PartialDate.TryParse(string.Join('/', parts.Take(2)) + about, out var date))
            return new(date, season, source.Text("literal"));
        var written = ReadWrittenDate.Of(source.Text("raw") ?? source.Text("literal")
            ?? (parts.Count > 0 ? source["date-parts"]!.ToJsonString() : null));
        return written with { Season = written.Season ?? season };
    }

    /// <summary>A year, month and day that may be numbers or text; months 13–16 and 21–24 are seasons.</summary>
    private static string? Part(JsonArray part, ref int? season)
    {
        var numbers = part.Select(Number).TakeWhile(n => n != 0).ToList();
        if (numbers.Count == 0) return null;
        if (numbers.Count > 1 && numbers[1] is (>= 13 and <= 16) or (>= 21 and <= 24))
        {
            season ??= (numbers[1] - 1) % 4 + 1;
            numbers = numbers[..1];
        }
        return string.Join('-', numbers.Take(3).Select(n => n.ToString("00", CultureInfo.InvariantCulture)));
    }

    private static int Number(JsonNode? node) =>
        int.TryParse(node?.ToString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var n) ? n : 0;

    public static JsonObject? Written(BibliographyDate when)
    {
        if (!when.IsKnown) return null;
        var written = new JsonObject();
        if (when.Date.IsKnown)
            written["date-parts"] = new JsonArray([.. when.Date.Text.TrimEnd('~').Split('/').Select(p =>
                (JsonNode)new JsonArray([.. p.Split('-').Select(n => (JsonNode)int.Parse(n, CultureInfo.InvariantCulture))]))]);
        if (when.Date.IsAbout) written["circa"] = true;
        if (when.Season is { } season) written["season"] = season;
        if (when.Literal is { } literal) written["literal"] = literal;
        return written;
    }
}
