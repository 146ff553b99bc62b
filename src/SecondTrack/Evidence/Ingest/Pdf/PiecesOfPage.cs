using UglyToad.PdfPig.Content;

namespace SecondTrack.Evidence.Ingest.Pdf;

/// <summary>The paragraphs of one page in reading order: a wider gap, an indent, other letters or a line that ended early begin a new one.</summary>
internal static class PiecesOfPage
{
    public static IReadOnlyList<PdfPiece> Of(Page page)
    {
        var lines = ReadingOrder.Of(LinesOfPage.Of(page));
        if (lines.Count == 0) return [];
        var leading = Leading(lines);
        var pieces = new List<PdfPiece>();
        for (var from = 0; from < lines.Count;)
        {
            var block = Block(lines, from, leading);
            foreach (var paragraph in Paragraphs(block)) pieces.Add(Piece(paragraph, page));
            from += block.Count;
        }
        return pieces;
    }

    /// <summary>Lines under each other at the usual distance and of one size.</summary>
    private static List<PdfLine> Block(List<PdfLine> lines, int from, double leading)
    {
        var block = new List<PdfLine> { lines[from] };
        for (var i = from + 1; i < lines.Count; i++)
        {
            var (before, line) = (lines[i - 1], lines[i]);
            var step = before.Baseline - line.Baseline;
            var largest = Math.Max(before.Size, line.Size);
            var sameSize = largest < 1.2 * Math.Min(before.Size, line.Size);
            var overlaps = line.Left < before.Right && before.Left < line.Right;
            if (!sameSize || !overlaps || step < 0.4 * largest || step > Math.Max(1.3 * leading, 1.3 * largest) || step > 3.2 * largest) break;
            block.Add(line);
        }
        return block;
    }

    private static IEnumerable<List<PdfLine>> Paragraphs(List<PdfLine> block)
    {
        var (left, right, size) = (block.Min(l => l.Left), block.Max(l => l.Right), block[0].Size);
        var open = new List<PdfLine>();
        foreach (var line in block)
        {
            if (open.Count > 0 && StartsAnew(open[^1], line, left, right, size))
            {
                yield return open;
                open = [];
            }
            open.Add(line);
        }
        yield return open;
    }

    private static bool StartsAnew(PdfLine before, PdfLine line, double left, double right, double size)
    {
        var isCentred = Math.Abs(line.Left - left - (right - line.Right)) < size && right - line.Right > size;
        var indented = line.Left > left + 0.8 * size && line.Left < left + 5 * size && before.Left < line.Left - 0.8 * size && !isCentred;
        var finished = !JoinLines.IsUnfinished(before.Text);
        // A Chinese paragraph is indented wherever the one before was: two indented lines in a row are two paragraphs.
        var indentedAgain = line.Left > left + 0.8 * size && line.Left < left + 5 * size && before.Left > left + 0.8 * size && finished && !isCentred;
        return indented || indentedAgain || (finished && before.Right < right - 3 * size);
    }

    /// <summary>The usual distance of two lines: the middle one of those that can be.</summary>
    private static double Leading(List<PdfLine> lines)
    {
        var steps = lines.Zip(lines.Skip(1), (a, b) => (Step: a.Baseline - b.Baseline, a.Size))
            .Where(s => s.Step > 0.4 * s.Size && s.Step < 3.2 * s.Size).Select(s => s.Step).Order().ToList();
        return steps.Count == 0 ? 0 : steps[(steps.Count - 1) / 2];
    }

    private static PdfPiece Piece(List<PdfLine> lines, Page page)
    {
        var bottom = page.CropBox.Bounds.Bottom;
        return new(page.Number, JoinLines.Of(lines.Select(l => l.Text)), (lines.Min(l => l.Baseline) - bottom) / page.Height,
            (lines.Max(l => l.Baseline + 0.7 * l.Size) - bottom) / page.Height, lines[0].Size, lines.Count);
    }
}
