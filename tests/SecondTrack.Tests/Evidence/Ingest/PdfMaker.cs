using System.Globalization;
using System.Text;

namespace SecondTrack.Tests.Evidence.Ingest;

internal sealed record Set(double X, double Y, double Size, string Text);

/// <summary>PDF files written byte by byte, so that a test can have Chinese without a font, a page without text, or a tree that bites its tail.</summary>
internal static class PdfMaker
{
    public static byte[] Of(Set[] first, params Set[][] more) => OfPages([first, .. more]);

    public static byte[] OfPages(Set[][] pages, string? title = null)
    {
        var objects = new List<string>
        {
            "<< /Type /Catalog /Pages 2 0 R >>",
            $"<< /Type /Pages /Count {pages.Length} /Kids [{string.Join(' ', pages.Select((_, i) => $"{7 + 2 * i} 0 R"))}] >>",
            "<< /Type /Font /Subtype /Type0 /BaseFont /Plain /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>",
            "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Plain /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 1000 /W [32 126 500]"
            + " /FontDescriptor << /Type /FontDescriptor /FontName /Plain /Flags 4 /Ascent 880 /Descent -120 /CapHeight 700 /ItalicAngle 0 /StemV 80 /FontBBox [0 -120 1000 880] >> >>",
            Stream("/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def /CMapType 2 def\n"
                + "1 begincodespacerange <0000> <FFFF> endcodespacerange\n" + Ranges() + "endcmap end end"),
            title is null ? "<< >>" : $"<< /Title <FEFF{Hex(title)}> >>",
        };
        foreach (var (page, i) in pages.Select((p, i) => (p, i)))
        {
            objects.Add($"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> >> /Contents {8 + 2 * i} 0 R >>");
            objects.Add(Stream(string.Concat(page.Select(s => string.Create(CultureInfo.InvariantCulture, $"BT /F {s.Size} Tf {s.X} {s.Y} Td <{Hex(s.Text)}> Tj ET\n")))));
        }
        return File(objects);
    }

    public static byte[] File(IEnumerable<string> objects, string trailer = "/Root 1 0 R /Info 6 0 R")
    {
        var pdf = new StringBuilder("%PDF-1.7\n");
        var offsets = new List<int>();
        foreach (var (body, i) in objects.Select((o, i) => (o, i)))
        {
            offsets.Add(pdf.Length);
            pdf.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{body}\nendobj\n");
        }
        var start = pdf.Length;
        pdf.Append(CultureInfo.InvariantCulture, $"xref\n0 {offsets.Count + 1}\n0000000000 65535 f \n");
        foreach (var offset in offsets) pdf.Append(CultureInfo.InvariantCulture, $"{offset:0000000000} 00000 n \n");
        pdf.Append(CultureInfo.InvariantCulture, $"trailer << /Size {offsets.Count + 1} {trailer} >>\nstartxref\n{start}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(pdf.ToString());
    }

    public static string Stream(string content) => $"<< /Length {content.Length} >>\nstream\n{content}\nendstream";

    private static string Ranges()
    {
        // One range a first byte: a range may not run over the end of its last byte.
        var all = Enumerable.Range(0, 256).Chunk(100);
        return string.Concat(all.Select(c => $"{c.Length} beginbfrange\n" + string.Concat(c.Select(b => $"<{b:X2}00> <{b:X2}FF> <{b:X2}00>\n")) + "endbfrange\n"));
    }

    private static string Hex(string text) => Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text));
}
