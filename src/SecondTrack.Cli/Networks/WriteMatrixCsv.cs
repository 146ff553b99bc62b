using System.Globalization;
using System.Text;
using SecondTrack.Analysis.Networks;

namespace SecondTrack.Cli.Networks;

/// <summary>A matrix as Discourse Network Analyzer writes it: semicolons, labels in quotation marks, whole numbers where nothing was divided.</summary>
internal static class WriteMatrixCsv
{
    public static byte[] Of(NetworkMatrix matrix)
    {
        var whole = true;
        foreach (var cell in matrix.Cells.Span) whole &= Math.Abs(cell) < 1e15 && cell == Math.Floor(cell);
        var csv = new StringBuilder("\"\"");
        foreach (var column in matrix.Columns) csv.Append(';').Append(Quoted(column));
        for (var i = 0; i < matrix.Rows.Count; i++)
        {
            csv.Append('\n').Append(Quoted(matrix.Rows[i]));
            for (var j = 0; j < matrix.Columns.Count; j++) csv.Append(';').Append(matrix[i, j].ToString(whole ? "F0" : "F6", CultureInfo.InvariantCulture));
        }
        return Encoding.UTF8.GetBytes(csv.Append('\n').ToString());
    }

    /// <summary>The format has no way to write a quotation mark or a line break inside a label.</summary>
    private static string Quoted(string label) => $"\"{label.Replace('"', '\'').ReplaceLineEndings(" ")}\"";
}
