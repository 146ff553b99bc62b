using System.Text;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Exceptions;

namespace SecondTrack.Evidence.Ingest.Pdf;

/// <summary>A PDF to paragraphs: its lines joined, its page furniture kept aside, its text over page ends made whole.</summary>
internal static class ReadPdf
{
    public static Outcome<ReadDocument> Read(byte[] bytes)
    {
        try
        {
            using var pdf = PdfDocument.Open(bytes, new ParsingOptions { UseLenientParsing = true, SkipMissingFonts = true, ClipPaths = false });
            return Read(pdf);
        }
        catch (PdfDocumentEncryptedException)
        {
            return new PdfIsEncrypted();
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // The library throws whatever a broken file leads it to; for the reader of this sentence they are all one.
            return new DocumentIsDamaged(new("PDF", "PDF"));
        }
    }

    private static Outcome<ReadDocument> Read(PdfDocument pdf)
    {
        var pieces = new List<PdfPiece>();
        List<int> silent = [], broken = [];
        for (var number = 1; number <= pdf.NumberOfPages; number++)
        {
            if (PiecesOf(pdf, number) is not { } found) broken.Add(number);
            else if (found.Count == 0) silent.Add(number);
            else pieces.AddRange(found);
        }
        if (broken.Count == pdf.NumberOfPages) return new DocumentIsDamaged(new("PDF", "PDF"));
        if (pieces.Sum(p => p.Text.Length) < 8) return new PdfHasNoText(pdf.NumberOfPages);
        var blocks = Blocks(DropFurniture.From(pieces));
        var title = TitleOf(pdf.Information, pieces);
        var created = pdf.Information.GetCreatedDateTimeOffset();
        return new ReadDocument
        {
            Title = title,
            Author = Plausible(pdf.Information.Author),
            Date = created is { Year: > 1990 and < 3000 } day ? PartialDate.Day(DateOnly.FromDateTime(day.DateTime)) : PartialDate.Unknown,
            LanguageTag = TellLanguage.Of(string.Concat(blocks.Where(b => b.Kept).Select(b => b.Text))),
            Blocks = blocks,
            Warnings = [.. Warnings(silent, broken, created is not null)],
        };
    }

    private static IReadOnlyList<PdfPiece>? PiecesOf(PdfDocument pdf, int number)
    {
        try
        {
            return PiecesOfPage.Of(pdf.GetPage(number));
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return null;
        }
    }

    private static List<TextBlock> Blocks(IReadOnlyList<PdfPiece> pieces)
    {
        var blocks = new List<TextBlock>();
        var (last, lastPiece) = (-1, (PdfPiece?)null);
        foreach (var piece in pieces.Where(p => p.Text.Length > 0))
        {
            if (piece.Dropped is { } why)
            {
                blocks.Add(new(piece.Text, false, why.En, why.Zh));
                continue;
            }
            if (lastPiece is not null && GoesOn(lastPiece, piece))
            {
                var whole = new StringBuilder(blocks[last].Text);
                JoinLines.Append(whole, piece.Text);
                blocks[last] = blocks[last] with { Text = whole.ToString() };
                lastPiece = piece;
                continue;
            }
            (last, lastPiece) = (blocks.Count, piece);
            blocks.Add(new(piece.Text, true, null, null));
        }
        return blocks;
    }

    /// <summary>A paragraph that a page or column end cut in two: the same letters, no end of sentence before, no start of one after.</summary>
    private static bool GoesOn(PdfPiece before, PdfPiece after) =>
        (after.Page == before.Page + 1 || (after.Page == before.Page && after.Top > before.Bottom))
        && Math.Abs(before.LetterHeight - after.LetterHeight) < 0.5
        && before.Lines > 1
        && JoinLines.IsUnfinished(before.Text)
        && (char.IsLower(after.Text[0]) || JoinLines.IsWide(after.Text[0]));

    /// <summary>The title the file gives itself, unless a program made it up; else the largest letters on the first page with text.</summary>
    private static string TitleOf(DocumentInformation information, List<PdfPiece> pieces)
    {
        var given = Plausible(information.Title);
        var isFileName = given.EndsWith(".doc", StringComparison.OrdinalIgnoreCase) || given.EndsWith(".docx", StringComparison.OrdinalIgnoreCase)
            || given.EndsWith(".pdf", StringComparison.OrdinalIgnoreCase) || given.StartsWith("Microsoft Word", StringComparison.Ordinal)
            || given.Equals("untitled", StringComparison.OrdinalIgnoreCase);
        if (given.Length > 0 && !isFileName) return given;
        var first = pieces.Where(p => p.Page == pieces[0].Page).ToList();
        var largest = first.Max(p => p.LetterHeight);
        return first.First(p => p.LetterHeight > largest - 0.5) is { Lines: <= 4, Text.Length: <= 200 } found ? found.Text : "";
    }

    private static string Plausible(string? text) =>
        FoldRadicals.In(text ?? "").Normalize().Trim() is { Length: > 1 and <= 300 } clean && !clean.Any(char.IsControl) && !clean.Contains('\uFFFD')
            ? clean
            : "";

    private static IEnumerable<LocalText> Warnings(List<int> silent, List<int> broken, bool dated)
    {
        if (silent.Count > 0)
            yield return LocalText.Of(silent.Count == 1 ? $"Page {silent[0]} has no text: it may be a scan or a picture." : $"{silent.Count} pages have no text: they may be scans or pictures ({Listed(silent)}).",
                $"第{Listed(silent)}页没有文字，可能是扫描件或图片。");
        if (broken.Count > 0)
            yield return LocalText.Of(broken.Count == 1 ? $"Page {broken[0]} is damaged and was not read." : $"{broken.Count} pages are damaged and were not read ({Listed(broken)}).",
                $"第{Listed(broken)}页已损坏，未能读取。");
        if (dated)
            yield return LocalText.Of("The date is the day the PDF was made; check when it was published.", "日期取自PDF的生成日期，请核对实际发表日期。");
    }

    private static string Listed(List<int> pages) => string.Join(", ", pages.Take(12)) + (pages.Count > 12 ? " …" : "");
}
