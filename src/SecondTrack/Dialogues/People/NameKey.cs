using System.Text;
using SecondTrack.Search;

namespace SecondTrack.Dialogues.People;

/// <summary>By what a name is sorted: its Latin form as given, else the pinyin of a Chinese one, else as it is. Both databases then order alike.</summary>
internal static class NameKey
{
    public const int Most = 120;

    public static string Of(string? latin, LocalText name)
    {
        var given = string.IsNullOrWhiteSpace(latin) ? name.En ?? name.Zh ?? name.In(Language.English).Text : latin;
        var key = new StringBuilder();
        foreach (var rune in given.Trim().EnumerateRunes())
            key.Append(Pinyin(rune) is { } syllable ? $" {syllable} " : Folding.Of(rune));
        var words = string.Join(' ', key.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return words.Length <= Most ? words : words[..Most];
    }

    public static string? Pinyin(Rune rune) => HanTables.Pinyin(rune.Value);
}
