using System.Buffers;
using System.Globalization;
using System.Text;

namespace SecondTrack.Search;

internal enum TokenKind
{
    /// <summary>A word or number of ASCII letters and digits, after folding.</summary>
    Word,

    /// <summary>A word of another script that has spaces between words.</summary>
    OtherWord,

    /// <summary>Two neighbours in a run of Han (or kana, Hangul).</summary>
    Pair,

    /// <summary>The last character of such a run: with it, one character is found as the beginning of a pair or as a last one.</summary>
    Last,
}

/// <summary>
/// One token with its place in the original text, half-open in UTF-16. <paramref name="Apart"/>: punctuation stands before it, so that no
/// phrase reaches across.
/// </summary>
internal readonly record struct Token(TokenKind Kind, string Text, int Start, int End, bool Apart)
{
    /// <summary>Where the first of a pair's two characters ends.</summary>
    public int FirstEnd { get; init; }
}

/// <summary>Cuts a text into tokens: pairs of Han characters, folded words of other scripts.</summary>
internal sealed class ReadTokens
{
    private const int LongestWord = 64;

    private static readonly SearchValues<char> Spaces = SearchValues.Create(" \t\u00A0\u3000");
    private static readonly SearchValues<char> Joints = SearchValues.Create("-'’./&_@");
    private static readonly SearchValues<char> NameDots = SearchValues.Create("·・‧•");

    private readonly string _text;
    private readonly List<Token> _tokens = [];
    private readonly StringBuilder _word = new();
    private int _wordStart, _lastEnd = -1;
    private bool _wordIsAscii;
    private (int Code, int Start, int End)? _han;
    private bool _apart;

    private ReadTokens(string text) => _text = text;

    public static List<Token> Of(string text)
    {
        var reading = new ReadTokens(text);
        reading.Read();
        return reading._tokens;
    }

    private void Read()
    {
        for (var i = 0; i < _text.Length;)
        {
            var c = _text[i];
            if (char.IsAsciiLetterOrDigit(c))
            {
                InWord(char.ToLowerInvariant(c), i, i + 1);
                i++;
                continue;
            }
            Rune.DecodeFromUtf16(_text.AsSpan(i), out var rune, out var length);
            if (Folding.IsUnspaced(rune.Value)) InRun(HanTables.Fold(rune.Value), i, i + length);
            else Other(rune, i, i + length);
            i += length;
        }
        EndWord();
        EndRun();
    }

    private void Other(Rune rune, int start, int end)
    {
        var folded = Folding.Of(rune);
        if (folded.Length == 0) return;
        foreach (var part in folded.EnumerateRunes())
        {
            if (Folding.IsUnspaced(part.Value)) InRun(part.Value, start, end);
            else if (Rune.IsLetterOrDigit(part) || Rune.GetUnicodeCategory(part) == UnicodeCategory.SpacingCombiningMark) InWord(part.Value, start, end);
            else
            {
                EndWord();
                EndRun();
            }
        }
    }

    private void InWord(int letter, int start, int end)
    {
        EndRun();
        if (_word.Length == 0)
        {
            _wordStart = start;
            _wordIsAscii = true;
            _apart = IsApart(start);
        }
        if (_word.Length < LongestWord)
        {
            if (letter < 0x80) _word.Append((char)letter);
            else _word.Append(new Rune(letter).ToString());
        }
        _wordIsAscii &= letter < 0x80;
        _lastEnd = end;
    }

    private void EndWord()
    {
        if (_word.Length == 0) return;
        var text = _word.ToString();
        _tokens.Add(_wordIsAscii
            ? new(TokenKind.Word, text, _wordStart, _lastEnd, _apart)
            : new(TokenKind.OtherWord, string.Concat(text.EnumerateRunes().Select(r => Letters(r.Value))), _wordStart, _lastEnd, _apart));
        _word.Clear();
    }

    private void InRun(int code, int start, int end)
    {
        EndWord();
        if (_han is { } before)
        {
            _tokens.Add(new(TokenKind.Pair, Letters(before.Code) + Letters(code), before.Start, end, _apart) { FirstEnd = before.End });
            _apart = false;
        }
        else
        {
            _apart = IsApart(start);
        }
        _han = (code, start, end);
        _lastEnd = end;
    }

    private void EndRun()
    {
        if (_han is not { } last) return;
        _tokens.Add(new(TokenKind.Last, Letters(last.Code), last.Start, last.End, _apart));
        _han = null;
    }

    /// <summary>Whether what stands between the last token and this place parts them: only spaces, or a joint as in "co-operation", do not.</summary>
    private bool IsApart(int start)
    {
        if (_lastEnd < 0 || _lastEnd >= start) return false;
        var between = _text.AsSpan(_lastEnd, start - _lastEnd);
        if (between.IndexOfAnyExcept(Spaces) < 0) return false;
        if (between.IndexOfAnyExcept(NameDots) < 0) return false;
        var (before, after) = (_text[_lastEnd - 1], _text[start]);
        if (between is "," or ":") return !(char.IsAsciiDigit(before) && char.IsAsciiDigit(after));
        return between.IndexOfAnyExcept(Joints) >= 0 || InRunOfPairs(before) || InRunOfPairs(after);
    }

    private static bool InRunOfPairs(char c) => char.IsSurrogate(c) || Folding.IsUnspaced(c);

    /// <summary>Any character as four letters: what lies in the index is plain ASCII, which every database cuts alike, whatever its locale.</summary>
    private static string Letters(int code) => string.Create(4, code, static (letters, c) =>
    {
        for (var i = 3; i >= 0; i--)
        {
            letters[i] = (char)('a' + (c % 26));
            c /= 26;
        }
    });
}
