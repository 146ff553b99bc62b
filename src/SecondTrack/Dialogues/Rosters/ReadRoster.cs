using CsvHelper;

namespace SecondTrack.Dialogues.Rosters;

/// <summary>One line of a list of participants as it was written. <paramref name="Problems"/> say what was expected.</summary>
public sealed record RosterRow(int Line, LocalText Name, string Organisation, string Title, Capacity? Capacity, string Side, string Note, IReadOnlyList<Words> Problems);

/// <param name="Remarks">How the file was read, and columns that were passed over.</param>
public sealed record Roster(IReadOnlyList<RosterRow> Rows, IReadOnlyList<Words> Remarks);

public sealed record RosterIsUnreadable(Words Why) : Refusal(Why);

/// <summary>
/// Reads a list of participants: commas, semicolons or tabs, headers in either language. A line that cannot be read is reported with its
/// number and never stops the others.
/// </summary>
public static class ReadRoster
{
    public const int MostRows = 500;
    private const int MostCharacters = 1_000_000, MostInACell = 1000;

    public static Outcome<Roster> Run(string text, Capacity? otherwise = null)
    {
        if (text.Length > MostCharacters) return No("The list is longer than a million characters. Split it.", "名单超过一百万个字符，请拆分后再导入。");
        text = text.TrimStart('\uFEFF');
        if (string.IsNullOrWhiteSpace(text)) return No("The list is empty.", "名单是空的。");
        var malformed = new Dictionary<long, CsvMalformedReason>();
        using var csv = CsvReader.FromText(text, new CsvReaderOptions
        {
            HasHeader = false, Separator = Delimiter(text), TrackLineNumbers = true, TrimWhitespace = true, DetectSeparatorHint = false, OnMalformedRecord = record => malformed[record.LineNumber] = record.Reason,
        });
        var hint = text.StartsWith("sep=", StringComparison.OrdinalIgnoreCase);
        if (!csv.Read() || (hint && !csv.Read())) return No("The list is empty.", "名单是空的。");
        var headers = Cells(csv);
        var columns = headers.ConvertAll(RosterColumns.Header);
        if (!columns.Exists(c => c is RosterColumn.Name or RosterColumn.NameEn or RosterColumn.NameZh))
            return No("The first line must name the columns, with “name” among them (or “English name”, “Chinese name”).",
                "第一行应为列名，其中须有“姓名”（或“英文名”“中文名”）。");
        var remarks = headers.Where((h, i) => columns[i] is null && h.Length > 0)
            .Select(h => new Words("The column “{0}” is not known here and was passed over.", "未识别列“{0}”，已略过。").With(h)).ToList();
        var rows = new List<RosterRow>();
        while (csv.Read())
        {
            var cells = Cells(csv);
            if (cells.TrueForAll(string.IsNullOrWhiteSpace)) continue;
            if (rows.Count == MostRows) return No("The list has more than 500 lines. Split it.", "名单超过 500 行，请拆分后再导入。");
            var line = csv.LineNumber;
            rows.Add(Row((int)line, cells, malformed.GetValueOrDefault(line, (CsvMalformedReason)(-1)), columns, otherwise));
        }
        return rows.Count == 0 ? No("Below the column names there is nothing.", "列名之下没有内容。") : new Roster(rows, remarks);
    }

    private static List<string> Cells(CsvReader csv) => [.. Enumerable.Range(0, csv.FieldCount).Select(i => csv.GetString(i).Trim())];

    private static RosterRow Row(int line, List<string> cells, CsvMalformedReason malformed, List<RosterColumn?> columns, Capacity? otherwise)
    {
        var problems = new List<Words>();
        string Cell(RosterColumn column) => columns.FindIndex(c => c == column) is >= 0 and var i && i < cells.Count ? cells[i].Normalize() : "";

        if (malformed == CsvMalformedReason.UnterminatedQuote)
            problems.Add(new("A quotation mark is opened and never closed; everything behind it was taken into this line.", "有引号未闭合，其后的内容都被并入这一行。"));
        if (cells.Count > columns.Count)
            problems.Add(new Words("The line has {0} cells, but only {1} columns are named. Is a separator missing its quotation marks?", "该行有 {0} 个单元格，但只有 {1} 列列名。是否有分隔符未加引号？")
                .With(cells.Count, columns.Count));
        if (cells.Exists(c => c.Length > MostInACell)) problems.Add(new Words("A cell has more than {0} characters.", "有单元格超过 {0} 个字符。").With(MostInACell));
        var name = Name(Cell(RosterColumn.Name), Cell(RosterColumn.NameEn), Cell(RosterColumn.NameZh));
        if (name.IsEmpty) problems.Add(new("There is no name.", "缺少姓名。"));
        var written = Cell(RosterColumn.Capacity);
        var capacity = written.Length == 0 ? otherwise : RosterColumns.CapacityOf(written);
        if (capacity is null) problems.Add(NoCapacity(written));
        return new RosterRow(line, name, Cell(RosterColumn.Organisation), Cell(RosterColumn.Title), capacity, Cell(RosterColumn.Side), Cell(RosterColumn.Note), problems);
    }

    private static LocalText Name(string any, string en, string zh)
    {
        var name = LocalText.Of(en, zh);
        if (any.Length == 0) return name;
        var tag = IsHan(any) ? LanguageTags.Chinese : LanguageTags.English;
        return name.Texts.ContainsKey(tag) ? name : name.With(tag, any);
    }

    internal static bool IsHan(string text) => text.Any(c => c is >= '\u3400' and <= '\u9fff');

    private static Words NoCapacity(string written) => (written.Length == 0
        ? new Words("There is no capacity. Expected one of: {0}.", "缺少身份。可填：{0}。")
        : new Words("“{1}” is not a capacity. Expected one of: {0}.", "“{1}”不是可识别的身份。可填：{0}。")).With(CapacityList(), written);

    private static Words CapacityList()
    {
        var names = Enum.GetValues<Capacity>().Select(c => c.Name()).ToList();
        return new Words(string.Join(", ", names.Select(n => n.En)), string.Join("、", names.Select(n => n.Zh)));
    }

    /// <summary>Whichever of the three stands most often in the first line: Excel writes semicolons in half of Europe and tabs on paste.</summary>
    private static char Delimiter(string text)
    {
        var first = text.AsSpan(0, text.AsSpan().IndexOfAny('\r', '\n') is >= 0 and var end ? end : text.Length).ToString();
        if (first.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && first.Length == 5 && first[4] < 128) return first[4];
        return new[] { ',', ';', '\t' }.MaxBy(d => first.Count(c => c == d));
    }

    private static RosterIsUnreadable No(string en, string zh) => new(new Words(en, zh));
}
