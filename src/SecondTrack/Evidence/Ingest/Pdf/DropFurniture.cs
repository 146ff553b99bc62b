using System.Text.RegularExpressions;

namespace SecondTrack.Evidence.Ingest.Pdf;

/// <summary>Running heads, feet and page numbers: what stands at the edge of page after page, but for its numbers the same.</summary>
internal static partial class DropFurniture
{
    private static readonly Words PageNumber = new("Page number", "页码");
    private static readonly Words RunningHead = new("Repeated at the edge of the pages", "页眉或页脚，各页重复");

    public static IReadOnlyList<PdfPiece> From(IReadOnlyList<PdfPiece> pieces)
    {
        var repeated = pieces.Where(p => p.IsAtEdge && p.Lines <= 3).GroupBy(p => Pattern(p.Text))
            .Where(g => g.Key.Length > 0 && g.Select(p => p.Page).Distinct().Count() >= 2)
            .Select(g => g.Key).ToHashSet(StringComparer.Ordinal);
        return [.. pieces.Select(p => !p.IsAtEdge ? p
            : IsNumber().IsMatch(p.Text) ? p with { Dropped = PageNumber }
            : p.Lines <= 3 && repeated.Contains(Pattern(p.Text)) ? p with { Dropped = RunningHead }
            : p)];
    }

    private static string Pattern(string text) => Digits().Replace(text, "#").Trim();

    [GeneratedRegex(@"^\s*([-–—·|/\s]*(\d{1,4}|[ivxlc]{1,7})[-–—·|/\s]*|(page|p\.)\s*\d+(\s*(of|/)\s*\d+)?|\d+\s*/\s*\d+|第\s*\d+\s*页([，,\s/]*共\s*\d+\s*页)?)\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex IsNumber();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Digits();
}
