using CsvHelper;

namespace SecondTrack.Text;

/// <summary>
/// Rows as CSV that spreadsheets open rightly: UTF-8 with a mark, so that Chinese is Chinese, and no cell that a spreadsheet would take
/// for a formula, whoever wrote it.
/// </summary>
public static class WriteCsv
{
    private static readonly CsvWriterOptions Options = new()
    {
        Injection = CsvInjection.Escape, WriteByteOrderMark = true, Quoting = CsvQuoting.WhenNeededOrWhitespace,
    };

    public static byte[] Of(IEnumerable<IReadOnlyList<string>> rows)
    {
        using var bytes = new MemoryStream();
        using (var csv = CsvWriter.Create(bytes, Options, leaveOpen: true))
            foreach (var row in rows)
            {
                foreach (var cell in row) csv.WriteField(Harmless(cell));
                csv.EndRecord();
            }
        return bytes.ToArray();
    }

    /// <summary>The library knows the ASCII signs; a Chinese spreadsheet also takes the full-width ones.</summary>
    private static string Harmless(string cell) => cell.Length > 0 && cell[0] is '＝' or '＋' or '－' or '＠' ? "'" + cell : cell;
}
