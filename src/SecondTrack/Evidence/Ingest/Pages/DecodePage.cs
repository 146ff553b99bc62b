using System.Text;
using System.Text.RegularExpressions;
using UtfUnknown;

namespace SecondTrack.Evidence.Ingest.Pages;

/// <summary>A page's text and how its bytes were understood. <paramref name="Lost"/> counts characters that could not be read.</summary>
internal sealed record DecodedPage(string Html, string Encoding, int Lost)
{
    public bool Guessed { get; init; }
}

/// <summary>
/// Bytes of a page to text. What the page or the server declares is tried first and believed only where the bytes bear it out: many Chinese
/// pages declare nothing, or the wrong thing. A few broken bytes are no reason to refuse a page; they are counted and said.
/// </summary>
internal static partial class DecodePage
{
    static DecodePage() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static DecodedPage? Decode(byte[] bytes, string? contentType, string? chosen)
    {
        if (chosen is not null) return ByName(chosen) is { } named ? With(bytes, named) : null;
        foreach (var (mark, name) in Marks)
            if (bytes.AsSpan().StartsWith(mark)) return With(bytes[mark.Length..], ByName(name)!);
        if (Wide(bytes) is { } wide) return With(bytes, wide) with { Guessed = true };
        if (IsUtf8(bytes)) return With(bytes, ByName("utf-8")!);
        var declared = Declared(bytes, contentType).Select(ByName).OfType<Encoding>().FirstOrDefault();
        var candidates = new[] { declared, ByName(CharsetDetector.DetectFromBytes(bytes).Detected?.EncodingName), ByName("gb18030"), ByName("utf-8"), ByName("big5"), ByName("windows-1252") };
        var best = candidates.OfType<Encoding>().DistinctBy(e => e.CodePage).Select((e, order) => (Page: With(bytes, e), order))
            .OrderByDescending(c => Worth(c.Page) - (c.order * 0.002)).First().Page;
        return best with { Guessed = declared is null || best.Encoding != declared.WebName };
    }

    private static readonly (byte[] Mark, string Name)[] Marks = [([0xEF, 0xBB, 0xBF], "utf-8"), ([0xFF, 0xFE], "utf-16"), ([0xFE, 0xFF], "utf-16BE")];

    private static DecodedPage With(byte[] bytes, Encoding encoding)
    {
        var html = encoding.GetString(bytes);
        return new(html, encoding.WebName, html.Count(c => c == '\uFFFD'));
    }

    /// <summary>UTF-16 without its mark: every ASCII character, of which any page is full, brings a zero byte on the same side.</summary>
    private static Encoding? Wide(byte[] bytes)
    {
        var sample = bytes.AsSpan(0, Math.Min(bytes.Length, 4096) & ~1);
        Span<int> zeros = [0, 0];
        for (var i = 0; i < sample.Length; i++) if (sample[i] == 0) zeros[i % 2]++;
        return zeros[1] > sample.Length / 8 && zeros[0] < zeros[1] / 8 ? Encoding.Unicode
            : zeros[0] > sample.Length / 8 && zeros[1] < zeros[0] / 8 ? Encoding.BigEndianUnicode : null;
    }

    private static bool IsUtf8(byte[] bytes) => System.Text.Unicode.Utf8.IsValid(bytes);

    /// <summary>
    /// How likely a decoding is, 1 at best: broken and private characters count against it, and so does Chinese without the characters that
    /// make up a tenth of any Chinese text, which is what the wrong one of two Chinese encodings gives.
    /// </summary>
    private static double Worth(DecodedPage page)
    {
        int foreign = 0, bad = 0, han = 0, common = 0;
        foreach (var c in page.Html)
        {
            if (c < 0x80) continue;
            foreign++;
            if (c == '\uFFFD' || char.IsControl(c) || c is >= '\uE000' and <= '\uF8FF') bad++;
            else if (c is >= '\u4E00' and <= '\u9FFF')
            {
                han++;
                if (Usual.Contains(c)) common++;
            }
        }
        if (foreign == 0) return 1;
        var broken = (double)bad / foreign;
        var odd = han > 20 ? Math.Max(0, 0.08 - ((double)common / han)) * 6 : 0;
        // High bytes in pairs read as single Latin letters give long runs of accents, which no Latin language has.
        var accents = han == 0 && foreign > 20 ? AccentRuns().Matches(page.Html).Sum(m => m.Length) / (double)foreign : 0;
        return 1 - broken - odd - accents;
    }

    private static readonly HashSet<char> Usual = [.. "的一是不了在人有我他这这個中大来來上国國个到说們们为為子和你地出道也时時年得就那要下以生会會自着去之过過家学學对對可"];

    private static IEnumerable<string?> Declared(byte[] bytes, string? contentType)
    {
        if (contentType is not null && CharsetOf().Match(contentType) is { Success: true } header) yield return header.Groups[1].Value;
        var head = Encoding.Latin1.GetString(bytes, 0, Math.Min(bytes.Length, 8192));
        foreach (Match match in CharsetOf().Matches(head)) yield return match.Groups[1].Value;
        if (XmlEncoding().Match(head) is { Success: true } xml) yield return xml.Groups[1].Value;
    }

    private static Encoding? ByName(string? name)
    {
        if (name is null) return null;
        // Pages that say GB2312 or GBK use characters that only the whole national encoding has.
        if (name.StartsWith("gb", StringComparison.OrdinalIgnoreCase)) name = "gb18030";
        if (name.Equals("iso-8859-1", StringComparison.OrdinalIgnoreCase) || name.Equals("ascii", StringComparison.OrdinalIgnoreCase)) name = "windows-1252";
        try
        {
            return Encoding.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    [GeneratedRegex("charset\\s*=\\s*[\"']?\\s*([A-Za-z0-9_.:-]+)", RegexOptions.IgnoreCase)]
    private static partial Regex CharsetOf();

    [GeneratedRegex("^\\s*<\\?xml[^>]*encoding\\s*=\\s*[\"']([A-Za-z0-9_.:-]+)", RegexOptions.IgnoreCase)]
    private static partial Regex XmlEncoding();

    [GeneratedRegex("[\u00A1-\u00FF]{4,}")]
    private static partial Regex AccentRuns();
}
