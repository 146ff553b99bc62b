using CsvHelper;

namespace SecondTrack.Cli;

/// <summary>What is wrong with a table, and where: file, line, column, what was found, what was expected.</summary>
internal sealed record WrongCell(string File, long Line, string Column, string Found, Words Expected) : Refusal(new Words(
    "{0}, line {1}, column “{2}”: found “{3}”, expected {4}.", "{0}，第 {1} 行，“{2}”列：读到“{3}”，应为{4}。").With(File, Line, Column, Found, Expected));

internal sealed record WrongLine(string File, long Line, Words Found, Words Expected) : Refusal(new Words(
    "{0}, line {1}: found {2}, expected {3}.", "{0}，第 {1} 行：读到{2}，应为{3}。").With(File, Line, Found, Expected));

/// <summary>A line of a table. Spaces around a cell are gone; a missing value (an empty cell, NA, null) is the empty string.</summary>
internal sealed record TableRow(long Line, IReadOnlyList<string> Cells);

/// <summary>A CSV file with a header: commas, semicolons or tabs, in any encoding, also packed.</summary>
internal sealed record ReadTable(string File, IReadOnlyList<string> Header, IReadOnlyList<TableRow> Rows)
{
    public static Outcome<ReadTable> Of(string path)
    {
        var decoded = ReadFile.Text(path);
        if (!decoded.Done) return decoded.Refusal!;
        var (file, text) = (Path.GetFileName(path), decoded.Value.Text);
        var malformed = new Dictionary<long, CsvMalformedReason>();
        using var csv = CsvReader.FromText(text, new CsvReaderOptions
        {
            HasHeader = false, Separator = Separator(text), TrackLineNumbers = true, TrimWhitespace = true, DetectSeparatorHint = false,
            OnMalformedRecord = record => malformed[record.LineNumber] = record.Reason,
        });
        string[]? header = null;
        var rows = new List<TableRow>();
        while (csv.Read())
        {
            string[] cells = [.. Enumerable.Range(0, csv.FieldCount).Select(i => csv.GetString(i).Trim())];
            if (malformed.GetValueOrDefault(csv.LineNumber, (CsvMalformedReason)(-1)) == CsvMalformedReason.UnterminatedQuote)
                return new WrongLine(file, csv.LineNumber, new("a quotation mark that is never closed", "没有闭合的引号"), new("its closing mark", "与之配对的引号"));
            if (cells.All(c => c.Length == 0)) continue;
            if (header is null)
            {
                if (Array.FindIndex(cells, c => cells.Count(other => string.Equals(other, c, StringComparison.OrdinalIgnoreCase)) > 1) is >= 0 and var twice)
                    return new WrongLine(file, csv.LineNumber, new Words("the column “{0}” twice", "两个“{0}”列").With(cells[twice]), new("each column once", "每列只出现一次"));
                header = cells;
            }
            else if (cells.Length != header.Length)
                return new WrongLine(file, csv.LineNumber, new Words("{0} cells", "{0} 个单元格").With(cells.Length), new Words("{0} as in the first line", "与首行一样的 {0} 个").With(header.Length));
            else rows.Add(new(csv.LineNumber, Array.ConvertAll(cells, c => c is "NA" or "null" ? "" : c)));
        }
        if (header is null) return new WrongLine(file, 1, new("nothing", "空内容"), new("the names of the columns", "列名"));
        return rows.Count == 0 ? new WrongLine(file, 2, new("nothing", "空内容"), new("at least one line of values", "至少一行数据")) : new ReadTable(file, header, rows);
    }

    /// <summary>The place of a column, by any of its names; −1 where there is none.</summary>
    public int Column(params string[] names) => Header.ToList().FindIndex(h => names.Contains(h, StringComparer.OrdinalIgnoreCase));

    public WrongCell Wrong(TableRow row, int column, Words expected) => new(File, row.Line, Header[column], row.Cells[column], expected);

    private static char Separator(string text)
    {
        var first = text.AsSpan(0, text.AsSpan().IndexOfAny('\r', '\n') is >= 0 and var end ? end : text.Length);
        var (commas, semicolons, tabs) = (first.Count(','), first.Count(';'), first.Count('\t'));
        return semicolons > commas && semicolons >= tabs ? ';' : tabs > commas ? '\t' : ',';
    }
}
