using System.Text;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Core;

namespace SecondTrack.Release;

/// <summary>What a PDF says beside its visible text: its properties, XMP, attachments, notes, earlier states, text that is drawn invisibly.</summary>
internal static class HiddenInPdf
{
    public static IReadOnlyList<HiddenChannel> Of(byte[] bytes)
    {
        var found = new List<HiddenChannel>();
        void Add(string part, Words kind, string? value)
        {
            if (!string.IsNullOrWhiteSpace(value)) found.Add(new(part, kind, value.Trim()));
        }
        var saves = 0;
        for (var at = 0; bytes.AsSpan(at).IndexOf("%%EOF"u8) is >= 0 and var next; at += next + 5) saves++;
        // A file made for the web has two ends without having been saved twice.
        if (saves > (bytes.AsSpan(0, Math.Min(bytes.Length, 2048)).IndexOf("/Linearized"u8) >= 0 ? 2 : 1)) Add("PDF", new("earlier states of the file", "文件的早先版本"), $"%%EOF × {saves}");
        try
        {
            using var pdf = PdfDocument.Open(bytes, new ParsingOptions { UseLenientParsing = true, SkipMissingFonts = true });
            foreach (var value in new[] { pdf.Information.Author, pdf.Information.Subject, pdf.Information.Keywords }) Add("Info", new("a property", "文件属性"), value);
            if (pdf.TryGetXmpMetadata(out var xmp)) Add("XMP", new("a property", "文件属性"), string.Join(' ', xmp.GetXDocument().Descendants().Where(e => !e.HasElements && e.Name.LocalName is not ("CreateDate" or "ModifyDate" or "MetadataDate" or "format" or "Producer" or "CreatorTool")).Select(e => e.Value).Where(v => v.Length > 0)));
            if (pdf.Advanced.TryGetEmbeddedFiles(out var files))
                foreach (var file in files) Add("attachments", new("an attached file", "附件"), file.Name);
            foreach (var page in pdf.GetPages())
            {
                foreach (var note in page.GetAnnotations()) Add($"page {page.Number}", new("a note", "注释"), note.Content);
                var unseen = new StringBuilder();
                foreach (var letter in page.Letters.Where(l => l.RenderingMode is TextRenderingMode.Neither or TextRenderingMode.NeitherClip || l.PointSize is > 0 and < 1.5 || IsWhite(l.Color))) unseen.Append(letter.Value);
                Add($"page {page.Number}", new("text that nobody sees", "看不见的文字"), unseen.ToString());
            }
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            Add("PDF", new("parts that cannot be read", "无法读取的部分"), e.GetType().Name);
        }
        return found;
    }

    private static bool IsWhite(UglyToad.PdfPig.Graphics.Colors.IColor? color)
    {
        if (color is null) return false;
        var (r, g, b) = color.ToRGBValues();
        return r > 0.97 && g > 0.97 && b > 0.97;
    }
}
