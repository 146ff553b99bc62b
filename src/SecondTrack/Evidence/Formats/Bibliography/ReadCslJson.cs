using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace SecondTrack.Evidence.Formats.Bibliography;

/// <summary>CSL JSON as Zotero and most others export it. A broken item is left out and said; the others are read.</summary>
public static partial class ReadCslJson
{
    public static Imported<IReadOnlyList<BibliographyItem>> Read(string text)
    {
        var report = new ReportLines();
        var items = new List<BibliographyItem>();
        var lines = new LineNumbers(text);
        for (var from = 0; SplitJsonArray.Next(text, from) is { } part;)
        {
            var line = lines.At(part.Start);
            var raw = text[part.Start..part.End];
            if (Parsed(raw) is { } found)
            {
                foreach (var one in Unwrapped(found))
                    if (ItemOf(one, line, report) is { } item) items.Add(item);
                from = part.End;
                continue;
            }
            report.Skipped(line, FirstWords(raw), part.Closed
                ? new("This item is not valid JSON and was left out.", "这一条不是有效的JSON，已略过。")
                : new("The file ends inside this item; it was left out.", "文件在这一条中间就断了，这一条已略过。"));
            from = SplitJsonArray.GoOnAfter(text, part);
        }
        return new(items, report.Done());
    }

    private static JsonObject? Parsed(string raw)
    {
        if (HalfCharacters().Matches(raw).Any(m => m.Groups["half"].Success)) return null;
        try
        {
            return JsonNode.Parse(raw, documentOptions: new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip,
                AllowDuplicateProperties = false }) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Zotero's web interface wraps the array in {"items": […]}.</summary>
    private static IEnumerable<JsonObject> Unwrapped(JsonObject found) =>
        !found.ContainsKey("type") && found["items"] is JsonArray items ? items.OfType<JsonObject>() : [found];

    private static BibliographyItem? ItemOf(JsonObject source, int line, ReportLines report)
    {
        var id = source.Text("id") ?? source.Text("citation-key") ?? "";
        var title = source.Text("title");
        var type = source.Text("type");
        var what = title ?? id;
        if (title is null && source["author"] is null && source.Text("URL") is null && source.Text("DOI") is null)
        {
            report.Skipped(line, FirstWords(source.ToJsonString()), BibliographyRemarks.NothingToKeep);
            return null;
        }
        if (type is null || !CslVocabulary.Types.Contains(type))
            report.Remark(line, what, BibliographyRemarks.UnknownType(type ?? ""));
        var date = CslParts.Date(source["issued"]);
        if (date.Literal is { } literal)
            report.Remark(line, what, BibliographyRemarks.DateAsWritten(literal));
        report.Read(line, what);
        return new()
        {
            Id = id,
            Type = type is not null && CslVocabulary.Types.Contains(type) ? type : "document",
            Title = title,
            Container = source.Text("container-title") ?? source.Text("event-title") ?? source.Text("event"),
            Authors = CslParts.Names(source["author"]),
            Date = date,
            Url = source.Text("URL"),
            Doi = source.Text("DOI"),
            Language = source.Text("language"),
            Abstract = source.Text("abstract"),
            Note = source.Text("note"),
            Raw = new(BibliographyFormat.CslJson, line, source.ToJsonString(CslParts.Plain)),
        };
    }

    private static string FirstWords(string raw) =>
        string.Join(' ', raw.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) is var flat && flat.Length > 60
        ? flat[..60] + "…"
        : flat;

    /// <summary>An escaped half of a surrogate pair is allowed by the grammar of JSON and is no text.</summary>
    [GeneratedRegex(@"\\\\|\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(?<half>\\u[dD][89a-fA-F][0-9a-fA-F]{2})", RegexOptions.ExplicitCapture)]
    private static partial Regex HalfCharacters();
}
