using System.Globalization;
using System.Text;

namespace SecondTrack.Evidence.Ingest;

/// <summary>
/// A file name from outside as text to show, and nothing else: no path, no control or direction-changing characters, not endless. Nothing is ever
/// written to a disk under it.
/// </summary>
public static class DisplayName
{
    public const int Longest = 120;

    public static string Of(string? name)
    {
        name = (name ?? "").Replace('\\', '/');
        name = name[(name.LastIndexOf('/') + 1)..];
        var shown = new StringBuilder(Math.Min(name.Length, Longest));
        foreach (var rune in name.EnumerateRunes())
        {
            if (shown.Length + rune.Utf16SequenceLength > Longest) break;
            var hidden = Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;
            if (hidden) shown.Append('\u00B7');
            else shown.Append(rune);
        }
        return shown.ToString().Trim(' ', '.').Normalize() is { Length: > 0 } rest ? rest : "\u2014";
    }
}
