using System.Globalization;
using System.Text.Json;
using SecondTrack.Release;

namespace SecondTrack.Cli.Release;

internal sealed record WrongDialogue(string File, Words Found, Words Expected) : Refusal(new Words("{0}: found {1}, expected {2}.", "{0}：读到{1}，应为{2}。").With(File, Found, Expected));

/// <summary>The files a memo is compared with: roster and ledger as tables, the dialogue as JSON.</summary>
internal static class ReadGround
{
    public static Outcome<IReadOnlyList<RosterMember>> Roster(string path)
    {
        var read = ReadTable.Of(path);
        if (!read.Done) return read.Refusal!;
        var table = read.Value;
        if (Missing(table, "id", "name") is { } missing) return missing;
        string Cell(TableRow row, string column) => table.Column(column) is >= 0 and var at ? row.Cells[at] : "";
        var members = new List<RosterMember>();
        foreach (var row in table.Rows)
        {
            foreach (var column in new[] { "id", "name" })
                if (Cell(row, column).Length == 0) return table.Wrong(row, table.Column(column), new("a value", "非空内容"));
            if (members.Exists(m => m.Id == Cell(row, "id"))) return table.Wrong(row, table.Column("id"), new("an id that no line before has", "前面各行没有用过的编号"));
            var organisation = Cell(row, "organisation");
            var attributes = new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase);
            foreach (var pair in List(Cell(row, "attributes"), ';'))
            {
                var at = pair.IndexOf('=', StringComparison.Ordinal);
                if (at <= 0) return table.Wrong(row, table.Column("attributes"), new("key=value, separated by ;", "以 ; 分隔的 key=value"));
                attributes[pair[..at].Trim()] = List(pair[(at + 1)..], '|');
            }
            members.Add(new(Cell(row, "id"), Cell(row, "name"), List(Cell(row, "names_other"), ';'), Cell(row, "side"), Cell(row, "capacity"),
                organisation.Equals("in a personal capacity", StringComparison.OrdinalIgnoreCase) || organisation == "个人身份" ? "" : organisation, List(Cell(row, "organisation_aliases"), ';'), List(Cell(row, "role"), '|'), attributes));
        }
        return members;
    }

    public static Outcome<IReadOnlyList<Remark>> Ledger(string path)
    {
        var read = ReadTable.Of(path);
        if (!read.Done) return read.Refusal!;
        var table = read.Value;
        if (Missing(table, "id", "person_id", "text") is { } missing) return missing;
        string Cell(TableRow row, string column) => table.Column(column) is >= 0 and var at ? row.Cells[at] : "";
        var remarks = new List<Remark>();
        foreach (var row in table.Rows)
        {
            DateOnly? day = DateOnly.TryParseExact(Cell(row, "date"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
            if (day is null && Cell(row, "date").Length > 0) return table.Wrong(row, table.Column("date"), new("a day such as 2026-04-21", "形如 2026-04-21 的日期"));
            remarks.Add(new(Cell(row, "id"), Cell(row, "person_id"), Cell(row, "session"), day, Cell(row, "language"), Cell(row, "text"), Cell(row, "point_id") is { Length: > 0 } point ? point : Cell(row, "id")));
        }
        return remarks;
    }

    public static Outcome<CheckedDialogue> Dialogue(string path)
    {
        var read = ReadFile.Text(path);
        if (!read.Done) return read.Refusal!;
        var file = Path.GetFileName(path);
        try
        {
            using var json = JsonDocument.Parse(read.Value.Text);
            if (json.RootElement.ValueKind != JsonValueKind.Object) return new WrongDialogue(file, new("no object", "非对象"), new("an object with sides, private and k_threshold", "含 sides、private、k_threshold 的对象"));
            var sides = Property(json.RootElement, "sides") is { ValueKind: JsonValueKind.Object } s ? s.EnumerateObject().ToDictionary(p => p.Name, p => Texts(p.Value), StringComparer.Ordinal) : [];
            var isPrivate = Property(json.RootElement, "private");
            var dates = new List<DateOnly>();
            foreach (var text in Texts(Property(isPrivate, "dates")))
                if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) dates.Add(date);
                else return new WrongDialogue(file, new Words("“{0}” in private.dates", "private.dates 中的“{0}”").With(text), new("a day such as 2026-04-21", "形如 2026-04-21 的日期"));
            var threshold = Property(json.RootElement, "k_threshold") is { ValueKind: JsonValueKind.Number } k && k.TryGetInt32(out var n) ? n : 0;
            return new CheckedDialogue(sides, dates, [.. Texts(Property(isPrivate, "city")), .. Texts(Property(isPrivate, "venue"))], threshold);
        }
        catch (JsonException e)
        {
            return new WrongDialogue(file, new Words("a fault in line {0}", "第 {0} 行有误").With((e.LineNumber ?? 0) + 1), new("valid JSON", "有效的 JSON"));
        }
    }

    private static JsonElement? Property(JsonElement? from, string name) => from is { ValueKind: JsonValueKind.Object } parent && parent.TryGetProperty(name, out var found) ? found : null;

    private static IReadOnlyList<string> Texts(JsonElement? value) => value switch
    {
        { ValueKind: JsonValueKind.String } one => [one.GetString()!],
        { ValueKind: JsonValueKind.Array } many => [.. many.EnumerateArray().Where(e => e.ValueKind == JsonValueKind.String).Select(e => e.GetString()!)],
        _ => [],
    };

    private static string[] List(string cell, char separator) => cell.Split(separator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static WrongLine? Missing(ReadTable table, params string[] columns) => columns.FirstOrDefault(c => table.Column(c) < 0) is { } missing
        ? new WrongLine(table.File, 1, new("no such column", "没有相应的列"), new Words("a column “{0}”", "“{0}”列").With(missing))
        : null;
}
