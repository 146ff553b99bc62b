using System.Text;
using System.Text.RegularExpressions;
using SecondTrack.Text;

namespace SecondTrack.Evidence.Ingest.WebPages;

/// <summary>
/// The bytes of a web page to text. What a page or server declares is believed only if the bytes agree: many Chinese pages declare nothing or
/// the wrong thing. A few broken bytes do not refuse a page, they are said.
/// </summary>
internal static partial class DecodePage
{
    private const string CommonHan = "的一是不了在有人我他这這中大来來上国國个個到说說们們为為子和你地出道也时時年得就那要下以生会會自着著去之过過家学學对對可";

    public static Outcome<DecodedText> Of(DocumentBytes document)
    {
        var bytes = document.Bytes;
        if (document.Encoding is not null || HasMark(bytes) || bytes.AsSpan().IndexOfAnyExcept(" \t\r\n"u8) < 0 || bytes.Length > DecodeText.MostBytes || bytes.Contains((byte)0))
            return DecodeText.Decode(bytes, document.Encoding);
        if (!bytes.AsSpan().ContainsAnyInRange((byte)0x80, (byte)0xFF)) return DecodeText.Decode(bytes);
        var declared = Declared(document);
        var tried = new[] { declared, "utf-8", "gb18030", "big5" }.OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)
            .Select(Try).OfType<Tried>().OrderBy(t => t.Worth).ToList();
        var best = tried.LastOrDefault();
        if (best is null || best.Bad > 0.02 || (best.Han == 0 && best.Name != declared && best.Name != "utf-8")) return DecodeText.Decode(bytes);
        return new DecodedText(best.Text, best.Name, false);

        Tried? Try(string name)
        {
            if (Find(name) is not { } encoding) return null;
            var text = encoding.GetString(bytes);
            int wide = 0, bad = 0, han = 0, common = 0;
            foreach (var c in text)
            {
                if (c < 0x80) continue;
                wide++;
                if (c == '\uFFFD') bad++;
                if (c is < '\u4E00' or > '\u9FFF') continue;
                han++;
                if (CommonHan.Contains(c, StringComparison.Ordinal)) common++;
            }
            var share = wide == 0 ? 0 : (double)bad / wide;
            var worth = -4 * share + (han == 0 ? 0 : (double)common / han) + (name.Equals(declared, StringComparison.OrdinalIgnoreCase) ? 0.05 : 0);
            // Valid UTF-8 with many characters is never anything else.
            if (encoding.CodePage == 65001 && share < 0.01) worth += 1;
            return new(encoding.WebName, text, share, han, worth);
        }
    }

    private sealed record Tried(string Name, string Text, double Bad, int Han, double Worth);

    private static bool HasMark(byte[] b) => b.AsSpan().StartsWith(Encoding.UTF8.Preamble) || (b.Length > 1 && (b[0], b[1]) is (0xFF, 0xFE) or (0xFE, 0xFF));

    private static string? Declared(DocumentBytes document)
    {
        if (document.ContentType is { } type && Charset().Match(type) is { Success: true } sent) return Canonical(sent.Groups[1].Value);
        var head = Encoding.Latin1.GetString(document.Bytes, 0, Math.Min(document.Bytes.Length, 8192));
        return Charset().Match(head) is { Success: true } written ? Canonical(written.Groups[1].Value) : null;
    }

    private static string? Canonical(string name) => Find(name)?.WebName;

    private static Encoding? Find(string name)
    {
        if (name.StartsWith("gb", StringComparison.OrdinalIgnoreCase) || name.Equals("x-gbk", StringComparison.OrdinalIgnoreCase)) name = "gb18030";
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"charset\s*=\s*[""']?\s*([\w-]+)", RegexOptions.IgnoreCase)]
    private static partial Regex Charset();
}
