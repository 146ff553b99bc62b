using System.Globalization;
using System.Text;

namespace SecondTrack.Evidence.Formats;

/// <summary>
/// A text as it is frozen here (NFC, LF, no byte order mark), with the way from positions in the text as it came (UTF-16 units) to code
/// points of
/// the frozen one. A position inside a character, a line end or a composed letter has no place, and is never moved to one.
/// </summary>
internal sealed class FrozenText
{
    private readonly int[] _codePointAt;
    private readonly int[] _starts;

    private FrozenText(string raw, string text, int[] codePointAt)
    {
        (Raw, Text, _codePointAt) = (raw, text, codePointAt);
        _starts = new int[CountCodePoints(text) + 1];
        for (int i = 0, n = 0; n < _starts.Length; n++, i += RuneLength(text, i)) _starts[n] = i;
    }

    public string Raw { get; }

    public string Text { get; }

    public int CodePoints => _starts.Length - 1;

    public bool HasAstral => CodePoints < Text.Length;

    public static FrozenText Of(string raw)
    {
        raw = WithoutLoneHalves(raw);
        var at = new int[raw.Length + 1];
        Array.Fill(at, -1);
        var text = new StringBuilder(raw.Length);
        var codePoints = 0;
        for (var i = 0; i < raw.Length;)
        {
            at[i] = codePoints;
            var next = EndOfCluster(raw, i);
            var piece = Piece(raw, i, next);
            text.Append(piece);
            codePoints += CountCodePoints(piece);
            i = next;
        }
        at[raw.Length] = codePoints;
        return new(raw, text.ToString(), at);
    }

    /// <summary>The code point of the frozen text at a UTF-16 position of the text as it came.</summary>
    public int? CodePointAt(int rawPosition) =>
        rawPosition < 0 || rawPosition >= _codePointAt.Length || _codePointAt[rawPosition] < 0 ? null : _codePointAt[rawPosition];

    public string Quote(int start, int end) => Text[_starts[start].._starts[end]];

    public static int CountCodePoints(string text)
    {
        var count = text.Length;
        for (var i = 1; i < text.Length; i++)
            if (char.IsSurrogatePair(text[i - 1], text[i])) count--;
        return count;
    }

    private static string Piece(string raw, int start, int end)
    {
        if (raw[start] == '\r') return "\n";
        if (raw[start] == '\uFEFF' && start == 0) return "";
        var piece = raw[start..end];
        return piece.IsNormalized() ? piece : piece.Normalize();
    }

    /// <summary>A lone half of a pair is no text; it becomes the replacement character, as any writer of UTF-8 would make it.</summary>
    private static string WithoutLoneHalves(string raw)
    {
        if (!raw.Any(char.IsSurrogate)) return raw;
        var chars = raw.ToCharArray();
        for (var i = 0; i < chars.Length; i += RuneLength(raw, i))
            if (RuneLength(raw, i) == 1 && char.IsSurrogate(chars[i])) chars[i] = '\uFFFD';
        return new string(chars);
    }

    /// <summary>The end of the smallest piece that composition cannot cross: a character with the marks behind it, or CR LF.</summary>
    private static int EndOfCluster(string raw, int start)
    {
        if (raw[start] == '\r') return start + 1 < raw.Length && raw[start + 1] == '\n' ? start + 2 : start + 1;
        var end = start + RuneLength(raw, start);
        while (end < raw.Length && raw[end] >= 0x300 && JoinsTheOneBefore(raw, end)) end += RuneLength(raw, end);
        return end;
    }

    private static bool JoinsTheOneBefore(string raw, int i) =>
        raw[i] is >= '\u1160' and <= '\u11FF'
        || CharUnicodeInfo.GetUnicodeCategory(raw,
            i) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    private static int RuneLength(string raw, int i) => i + 1 < raw.Length && char.IsSurrogatePair(raw[i], raw[i + 1]) ? 2 : 1;
}
