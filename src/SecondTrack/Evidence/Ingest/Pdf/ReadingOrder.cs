namespace SecondTrack.Evidence.Ingest.Pdf;

/// <summary>
/// Lines in the order they are read. Where a white strip runs down the page between long lines on both sides, there are columns: between two
/// lines that cross the strip, the left column is read before the right.
/// </summary>
internal static class ReadingOrder
{
    public static List<PdfLine> Of(IReadOnlyList<PdfLine> lines, int depth = 0)
    {
        var down = lines.OrderByDescending(l => l.Baseline).ThenBy(l => l.Left).ToList();
        if (depth > 3 || Gutter(down) is not { } gutter) return down;
        var ordered = new List<PdfLine>();
        List<PdfLine> left = [], right = [];
        foreach (var line in down)
        {
            if (line.Right <= gutter) left.Add(line);
            else if (line.Left >= gutter) right.Add(line);
            else
            {
                Flush();
                ordered.Add(line);
            }
        }
        Flush();
        return ordered;

        void Flush()
        {
            ordered.AddRange(Of(left, depth + 1));
            ordered.AddRange(Of(right, depth + 1));
            (left, right) = ([], []);
        }
    }

    /// <summary>The place that the most rows of two long lines share, if few lines cross it.</summary>
    private static double? Gutter(List<PdfLine> lines)
    {
        var best = (Rows: 3, X: (double?)null);
        foreach (var x in lines.Select(l => l.Left - 1).Distinct().Order().Where((_, i) => i < 200))
        {
            var left = lines.Where(l => l.Right <= x && l.Right - l.Left > 8 * l.Size).ToList();
            var right = lines.Where(l => l.Left >= x && l.Right - l.Left > 8 * l.Size).ToList();
            var crossing = lines.Count(l => l.Left < x && l.Right > x);
            if (left.Count < 4 || right.Count < 4 || crossing > (left.Count + right.Count) * 0.4) continue;
            var rows = Math.Min(left.Count(l => right.Exists(r => Math.Abs(r.Baseline - l.Baseline) < 2 * l.Size)),
                right.Count(r => left.Exists(l => Math.Abs(r.Baseline - l.Baseline) < 2 * r.Size)));
            if (rows > best.Rows) best = (rows, x);
        }
        return best.X;
    }
}
