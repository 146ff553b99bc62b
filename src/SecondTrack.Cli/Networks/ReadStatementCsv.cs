using System.Globalization;
using SecondTrack.Analysis.Networks;

namespace SecondTrack.Cli.Networks;

/// <summary>
/// Statements as a table: a date, and whatever columns there are. <c>document</c> says what belongs together; author, source, section, type and title
/// describe it; every other column is a variable, boolean or a whole number where all its values are.
/// </summary>
internal static class ReadStatementCsv
{
    private static readonly string[] DocumentColumns = ["author", "source", "section", "type", "title"];

    private static readonly string[] DateForms = ["yyyy-MM-dd", "yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-ddTHH:mm:ssZ"];

    public static Outcome<StatementFile> Of(string path)
    {
        var read = ReadTable.Of(path);
        if (!read.Done) return read.Refusal!;
        var table = read.Value;
        var (id, date, document) = (table.Column("id", "statement_id"), table.Column("date", "time"), table.Column("document", "document_id"));
        if (date < 0) return new WrongLine(table.File, 1, new Words("no column “date”", "没有“date”列"), new("id, date, document, person, organisation, concept, agreement", "id、date、document、person、organisation、concept、agreement"));
        var described = DocumentColumns.Select(c => table.Column(c)).ToArray();
        var variables = Enumerable.Range(0, table.Header.Count).Except([id, date, document, .. described]).Select(c => (Column: c, Name: table.Header[c], Kind: KindOf(table, c))).ToList();
        if (variables.Count < 2)
            return new WrongLine(table.File, 1, new Words("{0} columns of values", "{0} 个取值列").With(variables.Count), new("at least two (person or organisation, concept)", "至少两个（人物或机构、概念）"));
        var numbered = document >= 0 && table.Rows.All(r => long.TryParse(r.Cells[document], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _));
        var documents = new Dictionary<string, CodedDocument>(StringComparer.Ordinal);
        var statements = new List<CodedStatement>();
        var ids = new HashSet<long>();
        foreach (var row in table.Rows)
        {
            var number = statements.Count + 1L;
            if (id >= 0 && (!long.TryParse(row.Cells[id], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number) || !ids.Add(number)))
                return table.Wrong(row, id, new("a whole number that no other line has", "不与其他行重复的整数"));
            if (!DateTime.TryParseExact(row.Cells[date], DateForms, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var at))
                return table.Wrong(row, date, new("a date such as 2024-03-31", "形如 2024-03-31 的日期"));
            at = DateTime.SpecifyKind(at, DateTimeKind.Unspecified);
            var name = document < 0 ? $"#{number}" : row.Cells[document];
            if (!documents.TryGetValue(name, out var of)) documents[name] = of = Describe(documents.Count + 1, at, name);
            else if (of.Date != at)
                return table.Wrong(row, date, new Words("{0}, the date of its document in an earlier line", "前面行中该文档的日期 {0}").With(of.Date.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)));
            var (texts, numbers) = (new Dictionary<string, string>(StringComparer.Ordinal), new Dictionary<string, int>(StringComparer.Ordinal));
            foreach (var (column, variable, kind) in variables)
                if (kind == VariableKind.Text) texts[variable] = row.Cells[column];
                else if (Number(row.Cells[column]) is { } value) numbers[variable] = value;
                else if (row.Cells[column].Length > 0) return table.Wrong(row, column, new("a whole number, true or false", "整数、true 或 false"));
            statements.Add(new(number, of, statements.Count, statements.Count + 1, texts, numbers));

            CodedDocument Describe(long key, DateTime when, string title)
            {
                string Cell(int which) => described[which] >= 0 ? row.Cells[described[which]] : "";
                return new(numbered ? long.Parse(title, CultureInfo.InvariantCulture) : key, when)
                {
                    Author = Cell(0), Source = Cell(1), Section = Cell(2), Type = Cell(3), Title = described[4] >= 0 ? Cell(4) : title,
                };
            }
        }
        return new StatementFile([("CSV", new StatementSet(variables.ToDictionary(v => v.Name, v => v.Kind, StringComparer.Ordinal), statements))]);
    }

    /// <summary>Named agreement it must be a number, so that a slip in it is found; any other column is text as soon as one value is.</summary>
    private static VariableKind KindOf(ReadTable table, int column)
    {
        var cells = table.Rows.Select(r => r.Cells[column]).Where(c => c.Length > 0).ToList();
        var qualifier = table.Header[column].Equals("agreement", StringComparison.OrdinalIgnoreCase) || table.Header[column].Equals("stance", StringComparison.OrdinalIgnoreCase);
        // 007 is a name: as a number it would come back as 7.
        if (cells.Count == 0 || (!qualifier && !cells.TrueForAll(c => Number(c) is { } n && (c[0] is not (>= '0' and <= '9') || n.ToString(CultureInfo.InvariantCulture) == c)))) return qualifier ? VariableKind.Boolean : VariableKind.Text;
        return cells.TrueForAll(c => Number(c) is null or 0 or 1) ? VariableKind.Boolean : VariableKind.Integer;
    }

    private static int? Number(string cell) => cell.ToUpperInvariant() switch
    {
        "TRUE" or "YES" => 1,
        "FALSE" or "NO" => 0,
        _ => int.TryParse(cell, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null,
    };
}
