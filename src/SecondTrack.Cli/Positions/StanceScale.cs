using System.Globalization;

namespace SecondTrack.Cli.Positions;

internal sealed record AllStancesEqual(string File) : Refusal(new Words(
    "{0}: all stances are equal, so nobody can be told from anybody.", "{0}：所有立场都相同，无法区分任何人。").With(File));

internal sealed record NoStances(string File) : Refusal(new Words(
    "{0}: there is no stance that somebody took personally.", "{0}：没有任何以个人身份表达的立场。").With(File));

/// <summary>Numbers as they stand in a file to categories 0 … C − 1.</summary>
internal sealed record StanceScale(int Categories, int[] Values)
{
    private const int Most = 7;

    public static Outcome<StanceScale> Of(ReadTable table, IReadOnlyList<(TableRow Row, int Column)> cells, int? levels)
    {
        if (cells.Count == 0) return new NoStances(table.File);
        var numbers = new double[cells.Count];
        for (var n = 0; n < numbers.Length; n++)
        {
            var (row, column) = cells[n];
            if (!double.TryParse(row.Cells[column].Replace('−', '-'), NumberStyles.Float, CultureInfo.InvariantCulture, out numbers[n]) || !double.IsFinite(numbers[n]))
                return table.Wrong(row, column, new("an ordered number, such as −2 … 2", "有序数值，如 −2…2"));
        }
        double[] found = [.. numbers.Distinct().Order()];
        if (found.Length == 1) return new AllStancesEqual(table.File);
        if (found.Length > (levels ?? Most))
        {
            // The first value that is one too many tells where the file went wrong.
            var seen = new HashSet<double>();
            var at = Array.FindIndex(numbers, v => seen.Add(v) && seen.Count > (levels ?? Most));
            return table.Wrong(cells[at].Row, cells[at].Column, new Words("at most {0} different values", "最多 {0} 种不同的值").With(levels ?? Most));
        }
        if (levels is not { } count || found.Length == count) return new StanceScale(found.Length, Array.ConvertAll(numbers, v => Array.BinarySearch(found, v)));
        // A level that nobody chose still keeps the others apart: the scale is told by its ends.
        var half = (count - 1) / 2.0;
        double? start = found.All(v => v >= 1 && v <= count) && found[0] >= 1 ? 1 : found.All(v => Math.Abs(v) <= half) && found[0] < 0 ? -half : found.All(v => v >= 0 && v < count) ? 0 : null;
        if (start is { } first && found.All(v => v - first == Math.Floor(v - first))) return new StanceScale(count, Array.ConvertAll(numbers, v => (int)(v - first)));
        return table.Wrong(cells[0].Row, cells[0].Column, new Words("values from 1 to {0}, from 0 to {1}, or from −{2} to {2}", "从 1 到 {0}、从 0 到 {1}，或从 −{2} 到 {2} 的值").With(count, count - 1, half));
    }
}
