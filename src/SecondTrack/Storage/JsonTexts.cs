using System.Text.Json;
using System.Text.Json.Nodes;

namespace SecondTrack.Storage;

/// <summary>The texts in a content record, whatever its shape.</summary>
internal static class JsonTexts
{
    public static IEnumerable<string> Of(JsonNode? node) => node switch
    {
        JsonObject record => record.SelectMany(p => Of(p.Value)),
        JsonArray list => list.SelectMany(Of),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => [value.GetValue<string>()],
        _ => [],
    };

    public static bool Rewrite(JsonNode? node, Func<string, string> text) => node switch
    {
        // All of them, not the first that changes: no short circuit.
        JsonObject record => record.ToList().Aggregate(false, (any, p) => One(p.Value, text, v => record[p.Key] = v) | any),
        JsonArray list => Enumerable.Range(0, list.Count).Aggregate(false, (any, i) => One(list[i], text, v => list[i] = v) | any),
        _ => false,
    };

    private static bool One(JsonNode? node, Func<string, string> text, Action<JsonNode> put)
    {
        if (node is not JsonValue value || value.GetValueKind() != JsonValueKind.String) return Rewrite(node, text);
        var before = value.GetValue<string>();
        var after = text(before);
        if (before == after) return false;
        put(JsonValue.Create(after)!);
        return true;
    }
}
