using System.Text;
using UglyToad.PdfPig.Content;

namespace SecondTrack.Evidence.Ingest.Pdf;

/// <summary>A stretch of letters on one baseline, without a gap as wide as between columns.</summary>
internal sealed record PdfLine(double Left, double Right, double Baseline, double Size, string Text);

/// <summary>Letters to lines. A PDF knows no lines and often no spaces: both are read off the places of the letters.</summary>
internal static class LinesOfPage
{
    // No printed page has more; a crafted one must not keep the reader busy.
    private const int MostLetters = 60_000;

    public static IReadOnlyList<PdfLine> Of(Page page)
    {
        var letters = page.Letters.Where(l => l.Value.Length > 0 && l.TextOrientation == TextOrientation.Horizontal).Take(MostLetters)
            .OrderByDescending(l => l.StartBaseLine.Y).ToList();
        var lines = new List<PdfLine>();
        for (var from = 0; from < letters.Count;)
        {
            var to = from + 1;
            // Raised and lowered signs stay on the line they belong to.
            while (to < letters.Count && letters[from].StartBaseLine.Y - letters[to].StartBaseLine.Y < 0.4 * Math.Max(4, letters[from].PointSize)) to++;
            AddRow(letters.GetRange(from, to - from), lines);
            from = to;
        }
        return lines;
    }

    private static void AddRow(List<Letter> row, List<PdfLine> lines)
    {
        var open = new List<Letter>();
        foreach (var letter in row.OrderBy(l => l.StartBaseLine.X))
        {
            if (open.Count > 0 && IsPrintedTwice(open[^1], letter)) continue;
            if (open.Count > 0 && letter.StartBaseLine.X - open.Max(l => l.EndBaseLine.X) > 1.8 * Size(letter))
            {
                Close(open, lines);
                open = [];
            }
            if (open.Count > 0 || !string.IsNullOrWhiteSpace(letter.Value)) open.Add(letter);
        }
        Close(open, lines);
    }

    private static void Close(List<Letter> letters, List<PdfLine> lines)
    {
        while (letters.Count > 0 && string.IsNullOrWhiteSpace(letters[^1].Value)) letters.RemoveAt(letters.Count - 1);
        if (letters.Count == 0) return;
        var text = new StringBuilder();
        for (var i = 0; i < letters.Count; i++)
        {
            var value = letters[i].Value;
            if (string.IsNullOrWhiteSpace(value) || (i > 0 && letters[i].StartBaseLine.X - letters[i - 1].EndBaseLine.X > 0.2 * Size(letters[i]))) Space(text);
            if (string.IsNullOrWhiteSpace(value)) continue;
            // A gap between two Chinese characters is only how the line was filled.
            if (text.Length > 1 && text[^1] == ' ' && JoinLines.IsWide(text[^2]) && JoinLines.IsWide(value[0])) text.Length--;
            text.Append(value);
        }
        var sizes = letters.Select(Size).Order().ToList();
        lines.Add(new(letters[0].StartBaseLine.X, letters[^1].EndBaseLine.X, letters[0].StartBaseLine.Y, sizes[sizes.Count / 2],
            FoldRadicals.In(text.ToString()).Normalize()));
    }

    private static void Space(StringBuilder text)
    {
        if (text.Length > 0 && text[^1] != ' ') text.Append(' ');
    }

    /// <summary>Some programs make letters bold by printing them twice.</summary>
    private static bool IsPrintedTwice(Letter before, Letter letter) =>
        before.Value == letter.Value && !string.IsNullOrWhiteSpace(letter.Value) && letter.StartBaseLine.X - before.StartBaseLine.X < 0.1 * Size(letter);

    private static double Size(Letter letter) => Math.Max(1, letter.PointSize);
}
