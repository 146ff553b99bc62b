using System.Text.RegularExpressions;

namespace SecondTrack.Evidence.Formats.Bibliography;

/// <summary>The names of a BibTeX author field: "von Last, Jr, First", "First von Last", {a body}, and Chinese names as they are really
/// written there.</summary>
internal static partial class BibTeXNames
{
    public static IReadOnlyList<BibliographyName> Read(string value, Func<string, string> decode, out bool andOthers)
    {
        var names = new List<BibliographyName>();
        andOthers = false;
        foreach (var part in Split(value, And()))
        {
            if (part.Trim() is "others" or "et al." or "等") andOthers = true;
            else foreach (var one in ChineseList(part.Trim())) if (Name(one, decode) is { } name) names.Add(name);
        }
        return names;
    }

    /// <summary>Chinese databases divide authors by a semicolon or 、 where BibTeX wants "and".</summary>
    private static List<string> ChineseList(string part) =>
        part.Any(c => c is >= '\u4E00' and <= '\u9FFF') ? Split(part, Semicolon()) : [part];

    private static BibliographyName? Name(string raw, Func<string, string> decode)
    {
        raw = raw.Trim();
        if (raw.Length == 0) return null;
        if (raw[0] == '{' && Closing(raw) == raw.Length - 1) return BibliographyName.Body(decode(raw));
        if (Extended().IsMatch(raw)) return FromPairs(raw, decode);
        var parts = Split(raw, Comma()).Select(p => p.Trim()).ToList();
        if (parts.Count > 1)
        {
            var (von, last) = VonLast(Split(parts[0], Blank()), decode);
            var suffix = parts.Count > 2 ? Empty(decode(parts[1])) : null;
            return new(last, Empty(decode(parts[^1])), null) { NonDroppingParticle = von, Suffix = suffix };
        }
        var words = Split(raw, Blank()).Where(w => w.Length > 0).ToList();
        if (words.Count == 1) return BibliographyName.Body(decode(raw));
        if (words.All(w => BibliographyName.IsHan(decode(w)))) return new(decode(words[0]), decode(string.Concat(words.Skip(1))), null);
        var firstLow = words.FindIndex(w => char.IsLower(decode(w) is { Length: > 0 } d ? d[0] : 'X'));
        var lastFrom = firstLow > 0 && firstLow < words.Count - 1 ? firstLow : words.Count - 1;
        var (particle, family) = VonLast(words[lastFrom..], decode);
        return new(family, decode(string.Join(' ', words[..lastFrom])), null) { NonDroppingParticle = particle };
    }

    /// <summary>Small-letter words before the family name are its particle: "von der Leyen".</summary>
    private static (string? Von, string Last) VonLast(List<string> words, Func<string, string> decode)
    {
        var shown = words.Select(decode).Where(w => w.Length > 0).ToList();
        var low = 0;
        while (low < shown.Count - 1 && char.IsLower(shown[low][0])) low++;
        return (Empty(string.Join(' ', shown[..low])), string.Join(' ', shown[low..]));
    }

    /// <summary>BibLaTeX: family=Müller, given=Hans, prefix=von.</summary>
    private static BibliographyName FromPairs(string raw, Func<string, string> decode)
    {
        var pairs = Split(raw, Comma()).Select(p => p.Split('=', 2)).Where(p => p.Length == 2)
            .GroupBy(p => p[0].Trim(), p => decode(p[1].Trim().Trim('"'))).ToDictionary(g => g.Key, g => g.First());
        return new(pairs.GetValueOrDefault("family"), pairs.GetValueOrDefault("given"), null)
        {
            NonDroppingParticle = pairs.GetValueOrDefault("prefix"),
            Suffix = pairs.GetValueOrDefault("suffix"),
        };
    }

    /// <summary>Divides outside of braces only.</summary>
    private static List<string> Split(string value, Regex separator)
    {
        var parts = new List<string>();
        int depth = 0, start = 0;
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] == '{') depth++;
            else if (value[i] == '}') depth--;
            else if (depth == 0 && separator.Match(value, i) is { Success: true } found)
            {
                parts.Add(value[start..i]);
                start = i + found.Length;
                i = start - 1;
            }
        }
        parts.Add(value[start..]);
        return parts;
    }

    private static int Closing(string value)
    {
        var depth = 0;
        for (var i = 0; i < value.Length; i++)
            if (value[i] == '{') depth++;
            else if (value[i] == '}' && --depth == 0) return i;
        return -1;
    }

    private static string? Empty(string text) => text.Length == 0 ? null : text;

    [GeneratedRegex(@"\G\s+and\s+", RegexOptions.IgnoreCase)]
    private static partial Regex And();

    [GeneratedRegex(@"\G[;；、]\s*")]
    private static partial Regex Semicolon();

    [GeneratedRegex(@"\G[,，]\s*")]
    private static partial Regex Comma();

    [GeneratedRegex(@"\G[\s~]+")]
    private static partial Regex Blank();

    [GeneratedRegex(@"^(family|given|prefix|suffix)\s*=.*\b(family|given)\s*=|^(family|given)\s*=")]
    private static partial Regex Extended();
}
