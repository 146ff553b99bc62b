using System.Text.Json.Nodes;

namespace SecondTrack.Evidence.Formats.Bibliography;

/// <summary>
/// Items as a CSL JSON array that its schema accepts. What an item of CSL JSON had beyond our fields is written back; fields that the
/// schema does
/// not know go into "custom".
/// </summary>
public static class WriteCslJson
{
    public static string Write(IEnumerable<BibliographyItem> items) =>
        new JsonArray([.. items.Select(Written)]).ToJsonString(new(CslParts.Plain) { WriteIndented = true, NewLine = "\n" }) + "\n";

    private static JsonNode Written(BibliographyItem item)
    {
        var written = new JsonObject { ["id"] = item.Id, ["type"] = CslVocabulary.Types.Contains(item.Type) ? item.Type : "document" };
        var source = item.Raw.Format == BibliographyFormat.CslJson ? JsonNode.Parse(item.Raw.Text) as JsonObject : null;
        var custom = (source?["custom"] as JsonObject)?.DeepClone().AsObject() ?? [];
        foreach (var (field, value) in source ?? [])
        {
            if (field is "id" or "type" or "custom" || Ours.Contains(field)) continue;
            (CslVocabulary.Fields.Contains(field) ? written : custom)[field] = value?.DeepClone();
        }
        foreach (var (field, text) in Texts(item, source))
            if (!string.IsNullOrEmpty(text)) written[field] = text;
        if (item.Authors.Count > 0) written["author"] = CslParts.Written(item.Authors);
        if (CslParts.Written(item.Date) is { } issued) written["issued"] = issued;
        if (custom.Count > 0) written["custom"] = custom;
        return written;
    }

    private static readonly HashSet<string> Ours = ["title", "container-title", "author", "issued", "URL", "DOI", "language", "abstract",
        "note"];

    private static IEnumerable<(string Field, string? Text)> Texts(BibliographyItem item, JsonObject? source)
    {
        // A speech has its event where an article has its newspaper; an event the item already carries is not said twice.
        var isEvent = item.Container is not null && item.Container == (source?.Text("event-title") ?? source?.Text("event"))
            && source?.Text("container-title") is null;
        return
        [
            ("title", item.Title), ("container-title", isEvent ? null : item.Container), ("URL", item.Url), ("DOI", item.Doi),
            ("language", item.Language), ("abstract", item.Abstract), ("note", item.Note),
        ];
    }
}
