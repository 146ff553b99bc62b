using System.Globalization;
using System.Text;
using SecondTrack.Search;

namespace SecondTrack.Release;

/// <summary>
/// A text as the check compares it: compatibility forms, case, diacritics, traditional characters and look-alike letters folded, invisible marks
/// gone. Every folded unit knows the units of the original it came from, so that a finding always quotes the original.
/// </summary>
public sealed class NormalText
{
    private readonly int[] _starts;
    private readonly int[] _ends;

    private NormalText(string original, string text, int[] starts, int[] ends, IReadOnlyList<int> marks) =>
        (Original, Text, _starts, _ends, Marks) = (original, text, starts, ends, marks);

    public string Original { get; }

    /// <summary>The folded text.</summary>
    public string Text { get; }

    /// <summary>Where in the original an invisible mark stands (UTF-16 units): zero-width, bidirectional, variation selector, filler.</summary>
    public IReadOnlyList<int> Marks { get; }

    /// <summary>The original units a stretch of the folded text came from.</summary>
    public Span Back(int start, int length) => length == 0 ? new(_starts[start], _starts[start]) : new(_starts[start], _ends[start + length - 1]);

    /// <summary>The unit of the original that a folded unit begins at.</summary>
    public int StartOf(int at) => _starts[at];

    public int EndOf(int at) => _ends[at];

    public static NormalText Of(string original)
    {
        var text = new StringBuilder(original.Length);
        List<int> starts = new(original.Length), ends = new(original.Length), marks = [];
        for (var i = 0; i < original.Length;)
        {
            if (!Rune.TryGetRuneAt(original, i, out var rune)) rune = Rune.ReplacementChar;
            var width = char.IsSurrogatePair(original, i) ? 2 : 1;
            if (IsMark(rune)) marks.Add(i);
            // A lone combining mark belongs to the letter before it.
            var folded = IsMark(rune) ? "" : Folded(rune);
            if (folded.Length == 0 && ends.Count > 0 && !IsMark(rune)) ends[^1] = i + width;
            foreach (var unit in folded)
            {
                text.Append(unit);
                starts.Add(i);
                ends.Add(i + width);
            }
            i += width;
        }
        return new(original, text.ToString(), [.. starts], [.. ends], marks);
    }

    /// <summary>Folded, without positions: how a name or a word of a table is looked for.</summary>
    public static string Fold(string text) => Of(text).Text;

    private static bool IsMark(Rune rune) => rune.Value switch
    {
        0x034F or 0x115F or 0x1160 or 0x3164 or 0xFFA0 or (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0000 and <= 0xE0FFF) or (>= 0x180B and <= 0x180F) => true,
        _ => Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format,
    };

    private static string Folded(Rune rune)
    {
        if (rune.Value is >= 'a' and <= 'z' or ' ' or '\n' or >= '0' and <= '9') return rune.ToString();
        var folded = Folding.Of(rune);
        if (folded.Length == 0) return folded;
        var latin = new StringBuilder(folded.Length);
        foreach (var part in folded.EnumerateRunes())
            if (NameTables.Latin(part.Value) is { } letter) latin.Append(letter);
            else if (IsSpace(part)) latin.Append(part.Value == '\n' ? '\n' : ' ');
            else latin.Append(part.ToString());
        return latin.ToString();
    }

    private static bool IsSpace(Rune rune) => rune.Value is '\t' or '\r' or '\u2800' || Rune.GetUnicodeCategory(rune) == UnicodeCategory.SpaceSeparator;
}

/// <summary>A half-open stretch of a text in UTF-16 units.</summary>
public readonly record struct Span(int Start, int End)
{
    public int Length => End - Start;

    public bool Overlaps(Span other) => Start < other.End && other.Start < End;
}
