namespace SecondTrack.Cli;

/// <summary>A line of a table. Spaces around a cell are gone; a missing value (an empty cell, NA, null) is the empty string.</summary>
internal sealed record TableRow(long Line, IReadOnlyList<string> Cells);

/// <summary>A CSV file with a header: commas, semicolons or tabs, in any encoding, also packed.</summary>
internal sealed record ReadTable(string File, IReadOnlyList<string> Header, IReadOnlyList<TableRow> Rows)
{
    public static Outcome<ReadTable> Of(string path)
    {
        var opened = CsvTable.Open(path);
        if (!opened.Done) return opened.Refusal!;
        using var csv = opened.Value;
        var rows = new List<TableRow>();
        while (csv.Next())
            if (Enumerable.Range(0, csv.Columns.Count).Any(i => csv.Cell(i).Length > 0))
                rows.Add(new(csv.Line, [.. Enumerable.Range(0, csv.Columns.Count).Select(i => csv.IsMissing(i) ? "" : csv.Text(i))]));
        if (csv.Refusal is { } refusal) return refusal;
        return rows.Count == 0 ? new WrongLine(csv.File, 2, new("nothing", "空内容"), new("at least one line of values", "至少一行数据")) : new ReadTable(csv.File, csv.Columns, rows);
    }

    /// <summary>The place of a column, by any of its names; −1 where there is none.</summary>
    public int Column(params string[] names) => Header.ToList().FindIndex(h => names.Contains(h, StringComparer.OrdinalIgnoreCase));

    public WrongCell Wrong(TableRow row, int column, Words expected) => new(File, row.Line, Header[column], row.Cells[column], expected);
}
