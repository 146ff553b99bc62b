using System.Security.Cryptography;
using System.Text;

namespace SecondTrack.Evidence.Coding;

/// <summary>
/// Where a quote stands: half-open, in code points of one frozen text, with the quote, what stands before and after it, and the hash of the
/// text. It fits exactly, or it is lost; nothing here looks for "about the same place".
/// </summary>
public sealed record Anchor(int Start, int End, string Quote, string Before, string After, string TextHash)
{
    /// <summary>Code points kept on either side.</summary>
    public const int Context = 32;

    /// <summary>Lower hexadecimal SHA-256 of the text's UTF-8.</summary>
    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>Null where the text has no such stretch, or the stretch is empty.</summary>
    public static Anchor? Make(string text, int start, int end)
    {
        if (start >= end) return null;
        var from = CodePoints.UnitAt(text, start);
        var to = CodePoints.UnitAt(text, end);
        return from < 0 || to < 0 ? null : At(text, start, end, from, to);
    }

    /// <summary>Still exactly what it was: same text, same quote, same surroundings.</summary>
    public bool Fits(string text) => HashOf(text) == TextHash && Make(text, Start, End) == this;

    /// <summary>Where a quote stands in a text, if it stands there exactly once.</summary>
    public static Anchor? Find(string text, string quote) => Places(text, quote) is [var only] ? AtUnit(text, only, quote.Length) : null;

    /// <summary>
    /// The same quote in another text: exactly and uniquely there, by itself or together with what stood before and after it. Otherwise it
    /// is lost.
    /// </summary>
    public Anchor? FindIn(string text)
    {
        var places = Places(text, Quote);
        if (places.Count > 1)
            places = places.FindAll(p => text.AsSpan(0, p).EndsWith(Before, StringComparison.Ordinal)
                && text.AsSpan(p + Quote.Length).StartsWith(After, StringComparison.Ordinal));
        return places is [var only] ? AtUnit(text, only, Quote.Length) : null;
    }

    /// <summary>How often a quote stands in a text, overlapping places counted each.</summary>
    public static int Count(string text, string quote) => Places(text, quote).Count;

    private static List<int> Places(string text, string quote)
    {
        var places = new List<int>();
        if (quote.Length == 0) return places;
        for (var at = text.IndexOf(quote, StringComparison.Ordinal); at >= 0; at = text.IndexOf(quote, at + 1, StringComparison.Ordinal)) places.Add(at);
        return places;
    }

    private static Anchor AtUnit(string text, int unit, int length)
    {
        var start = CodePoints.Count(text.AsSpan(0, unit));
        return At(text, start, start + CodePoints.Count(text.AsSpan(unit, length)), unit, unit + length);
    }

    private static Anchor At(string text, int start, int end, int from, int to) => new(start, end, text[from..to],
        text[CodePoints.Back(text, from, Context)..from], text[to..CodePoints.Forward(text, to, Context)], HashOf(text));
}
