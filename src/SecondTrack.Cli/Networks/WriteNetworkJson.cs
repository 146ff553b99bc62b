using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using SecondTrack.Analysis.Networks;

namespace SecondTrack.Cli.Networks;

/// <summary>One answer as one JSON object on one line, with the names and in the order that Discourse Network Analyzer's results are exchanged in.</summary>
internal static class WriteNetworkJson
{
    private static readonly JsonWriterOptions Shape = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Of(string db, JsonObject options, NetworkResult result) => Line(json =>
    {
        Asked(json, db, options);
        json.WriteStartArray("filteredStatementIds");
        foreach (var id in result.FilteredStatementIds) json.WriteNumberValue(id);
        json.WriteEndArray();
        json.WriteStartArray("matrices");
        foreach (var matrix in result.Matrices) Matrix(json, matrix);
        json.WriteEndArray();
    });

    /// <summary>What was measured on networks; the options are repeated where there were any.</summary>
    public static byte[] Kind(string db, string kind, JsonObject? options, Action<Utf8JsonWriter> measured) => Line(json =>
    {
        json.WriteString("db", db);
        json.WriteString("kind", kind);
        if (options is not null)
        {
            json.WritePropertyName("options");
            options.WriteTo(json);
        }
        measured(json);
    });

    public static byte[] Error(string db, JsonObject options, string error) => Line(json =>
    {
        Asked(json, db, options);
        json.WriteString("error", error);
    });

    private static byte[] Line(Action<Utf8JsonWriter> write)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Shape))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }
        bytes.WriteByte((byte)'\n');
        return bytes.ToArray();
    }

    /// <summary>To the minute, with seconds only where there are any.</summary>
    public static string Time(DateTime time) => time.ToString(time.Second == 0 ? "yyyy-MM-ddTHH:mm" : "yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);

    public static void Texts(Utf8JsonWriter json, string name, IReadOnlyList<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts) json.WriteStringValue(text);
        json.WriteEndArray();
    }

    public static void Rows(Utf8JsonWriter json, string name, ReadOnlySpan<double> cells, int rows, int columns)
    {
        json.WriteStartArray(name);
        for (var i = 0; i < rows; i++)
        {
            json.WriteStartArray();
            for (var j = 0; j < columns; j++) json.WriteNumberValue(cells[(i * columns) + j]);
            json.WriteEndArray();
        }
        json.WriteEndArray();
    }

    private static void Asked(Utf8JsonWriter json, string db, JsonObject options)
    {
        json.WriteString("db", db);
        json.WritePropertyName("options");
        options.WriteTo(json);
    }

    private static void Matrix(Utf8JsonWriter json, NetworkMatrix matrix)
    {
        json.WriteStartObject();
        json.WriteString("start", Time(matrix.Start));
        json.WriteString("mid", Time(matrix.Middle));
        json.WriteString("stop", Time(matrix.Stop));
        json.WriteNumber("n", matrix.Statements);
        Texts(json, "rows", matrix.Rows);
        Texts(json, "cols", matrix.Columns);
        Rows(json, "m", matrix.Cells.Span, matrix.Rows.Count, matrix.Columns.Count);
        json.WriteEndObject();
    }
}
