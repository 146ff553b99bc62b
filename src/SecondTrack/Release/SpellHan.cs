using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace SecondTrack.Release;

/// <summary>The spellings of a Chinese name in Latin letters: pinyin, Wade–Giles, and the usual Hong Kong forms of its Cantonese reading.</summary>
internal static partial class SpellHan
{
    // Every further reading multiplies the spellings; the first few are the ones that occur in names.
    private const int MostReadings = 3, MostSpellings = 24;

    /// <summary>Pairs of surname and given name, toneless, without spaces or marks; each pair in one system.</summary>
    public static IEnumerable<(string Surname, string[] Given)> Of(string surname, string given)
    {
        var systems = new Func<int, IEnumerable<string>>[]
        {
            rune => NameTables.Mandarin(rune).SelectMany(Pinyin), rune => NameTables.Mandarin(rune).SelectMany(Pinyin).Select(WadeGiles),
            rune => NameTables.Cantonese(rune).Take(1).SelectMany(HongKong),
        };
        return systems.SelectMany(system =>
            from s in Combine(surname, system).Take(MostSpellings / 4)
            from g in Combine(given, system).Take(MostSpellings / 4)
            select (string.Concat(s), g)).DistinctBy(p => p.Item1 + " " + string.Join(' ', p.g));
    }

    private static IEnumerable<string[]> Combine(string han, Func<int, IEnumerable<string>> system)
    {
        IEnumerable<string[]> all = [[]];
        foreach (var rune in han.EnumerateRunes())
        {
            var readings = system(rune.Value).Distinct().Take(MostReadings).ToList();
            if (readings.Count == 0) return [];
            all = all.SelectMany(before => readings.Select(string[] (r) => [.. before, r]));
        }
        return all;
    }

    private static IEnumerable<string> Pinyin(string toned)
    {
        var plain = new StringBuilder();
        foreach (var c in toned.Normalize(NormalizationForm.FormD))
            if (c == '\u0308') plain[^1] = 'v';
            else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark) plain.Append(c);
        var syllable = plain.ToString();
        if (!syllable.Contains('v', StringComparison.Ordinal)) return [syllable];
        // nü, lü: with the dots lost, as typed, as in passports.
        return [syllable.Replace('v', 'u'), syllable, syllable.Replace("v", "yu", StringComparison.Ordinal)];
    }

    private static readonly (string From, string To)[] Initials =
    [
        ("zh", "ch"), ("ch", "ch"), ("sh", "sh"), ("b", "p"), ("d", "t"), ("g", "k"), ("j", "ch"), ("q", "ch"), ("x", "hs"), ("z", "ts"), ("c", "ts"), ("r", "j"),
    ];

    /// <summary>Apostrophes and dots are folded away anyway, so p and p' are one here.</summary>
    public static string WadeGiles(string pinyin)
    {
        switch (pinyin)
        {
            case "zi" or "ci": return "tzu";
            case "si": return "ssu";
            case "zhi" or "chi": return "chih";
            case "shi": return "shih";
            case "ri": return "jih";
            case "er": return "erh";
            case "e": return "o";
            case "you": return "yu";
            case "yan": return "yen";
            case "ye": return "yeh";
            case "yong": return "yung";
            case "gui" or "kui": return "kuei";
        }
        var (from, to) = Initials.FirstOrDefault(i => pinyin.StartsWith(i.From, StringComparison.Ordinal));
        var (initial, final) = from is null ? (Letters().Match(pinyin).Value, pinyin[Letters().Match(pinyin).Length..]) : (to, pinyin[from.Length..]);
        final = final switch
        {
            "ian" => "ien", "ie" => "ieh", "ue" or "ve" => "ueh", "ong" => "ung", "iong" => "iung", "iu" => "iu", "v" => "u",
            "uo" when initial is not ("k" or "h" or "sh") => "o",
            "e" when initial is "k" or "h" => "o",
            "i" when initial is "ch" => "i",
            _ => final,
        };
        return initial + final;
    }

    private static readonly (string From, string To)[] Hong =
    [
        ("^z", "ts|ch"), ("^c", "ch|ts"), ("^j(?=yu)", ""), ("^j", "y"), ("^gw", "kw"), ("^g", "k"), ("^b", "p"), ("^d", "t"), ("^ng", "ng|"), ("aa$", "a"), ("aa", "a"), ("yu", "ue|yu"),
        ("oe", "eu"), ("eo", "u|eu"), ("eoi", "ui"), ("ou$", "o|ou"), ("ei$", "ei|i"), ("au$", "au"), ("iu$", "iu"), ("i$", "i|ee"), ("u$", "u|oo"), ("^s(?=[aeiou])", "s|sh"),
    ];

    public static IEnumerable<string> HongKong(string jyutping)
    {
        IEnumerable<string> all = [jyutping];
        foreach (var (from, to) in Hong)
            all = all.SelectMany(s => Regex.IsMatch(s, from) ? to.Split('|').Select(t => Regex.Replace(s, from, t)) : [s]).Distinct().Take(6).ToList();
        return all;
    }

    [GeneratedRegex("^[bpmfdtnlgkhjqxrzcsyw]*")]
    private static partial Regex Letters();
}
