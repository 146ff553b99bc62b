using System.Globalization;
using System.Text;

namespace SecondTrack.Dialogues.People;

/// <summary>
/// Forms under which a name is likely to appear: the family name first or last, a Chinese name in pinyin. They are suggestions: only what
/// somebody confirms is used to recognise the person.
/// </summary>
internal static class SuggestAliases
{
    public static IReadOnlyList<Alias> For(LocalText name, IReadOnlyList<Alias> known)
    {
        var have = name.Texts.Values.Concat(known.Select(a => a.Text)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. Forms(name).Where(have.Add).Select(text => new Alias(text, Confirmed: false))];
    }

    private static IEnumerable<string> Forms(LocalText name)
    {
        if (name.En?.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var first, var last]) yield return $"{last} {first}";
        if (name.Zh is { } zh && Pinyin(zh) is var (family, given))
        {
            yield return $"{family} {given}";
            yield return $"{given} {family}";
        }
    }

    /// <summary>A name of two to four characters, read with the first as family name.</summary>
    private static (string Family, string Given)? Pinyin(string zh)
    {
        var runes = zh.EnumerateRunes().ToList();
        if (runes.Count is < 2 or > 4) return null;
        var syllables = runes.ConvertAll(NameKey.Pinyin);
        if (syllables.Contains(null)) return null;
        var family = runes.Count == 4 ? 2 : 1;
        return (Capital(string.Concat(syllables.Take(family))), Capital(string.Concat(syllables.Skip(family))));
    }

    private static string Capital(string syllables) => string.Concat(CultureInfo.InvariantCulture.TextInfo.ToUpper(syllables[0]), syllables[1..]);
}
