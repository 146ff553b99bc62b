using System.Globalization;
using System.Text;

namespace SecondTrack.Search;

/// <summary>
/// What search takes as the same: case, diacritics, full and half width and other compatibility forms, traditional and simplified. One
/// character is folded at a time, so that every folded character knows where it stands in the original.
/// </summary>
internal static class Folding
{
    private static readonly string?[] Known = new string?[0x10000];

    public static string Of(Rune rune)
    {
        if (rune.Value >= Known.Length) return Make(rune);
        return Known[rune.Value] ??= Make(rune);
    }

    /// <summary>Scripts written without spaces between words: they are searched by pairs of characters.</summary>
    public static bool IsUnspaced(int c) => c is
        (>= 0x4E00 and <= 0x9FFF) or (>= 0x3400 and <= 0x4DBF) or (>= 0x20000 and <= 0x323AF) or 0x3005 or 0x3007
        or (>= 0x3041 and <= 0x3096) or (>= 0x30A1 and <= 0x30FA) or 0x30FC or (>= 0xAC00 and <= 0xD7A3);

    private static string Make(Rune rune)
    {
        // A Hangul syllable would fall apart into its letters; it is kept whole, as it is written.
        if (rune.Value is >= 0xAC00 and <= 0xD7A3) return rune.ToString();
        var folded = new StringBuilder();
        foreach (var part in rune.ToString().Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(part) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format) continue;
            var lower = new Rune(HanTables.Fold(Rune.ToLowerInvariant(part).Value));
            folded.Append(Spelled(lower.Value) ?? lower.ToString());
        }
        return folded.ToString();
    }

    /// <summary>Letters that no normalisation takes apart, as people without them on the keyboard write them.</summary>
    private static string? Spelled(int letter) => letter switch
    {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'đ' or 'ð' => "d",
        'þ' => "th",
        'ł' => "l",
        'ħ' => "h",
        'ı' => "i",
        'ς' => "σ",
        _ => null,
    };
}
