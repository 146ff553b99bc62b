using System.Text;
using System.Text.RegularExpressions;

namespace SecondTrack.Dialogues.Subjects;

/// <summary>
/// Blanks a person's names wherever a text says them, character for character, so that everything anchored behind them stays where it is.
/// Names of one Han character or of fewer than four letters are left: they would blank half of every text.
/// </summary>
internal sealed partial class BlankNames
{
    public const char Blank = '■';

    private readonly Regex? _names;

    public BlankNames(PersonContent person)
    {
        var patterns = person.Name.Texts.Values.Concat(person.Aliases.Select(a => a.Text)).SelectMany(Forms).Distinct(StringComparer.OrdinalIgnoreCase)
            .OrderByDescending(f => f.Length).ToList();
        // Bounded: a name is data, and no data may make matching slow.
        if (patterns.Count > 0) _names = new Regex(string.Join('|', patterns), RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(5));
    }

    public bool Names(string text) => _names?.IsMatch(text) == true;

    public string In(string text) => _names is null ? text : _names.Replace(text, m => Blanked(m.Value));

    private static IEnumerable<string> Forms(string name)
    {
        var words = name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var whole = string.Concat(words);
        if (whole.EnumerateRunes().Count(Rune.IsLetter) < (Han().IsMatch(whole) ? 2 : 4)) yield break;
        if (Han().IsMatch(whole)) yield return string.Join(@"\s*", words.Select(Regex.Escape));
        else
        {
            yield return Pattern(words);
            // Names stand family name first in one language and last in the other, with a comma in a bibliography.
            if (words.Length > 1) yield return Pattern([words[^1], .. words[..^1]]);
        }
    }

    private static string Pattern(IEnumerable<string> words) => $@"(?<![\p{{L}}\p{{N}}]){string.Join(@"[\s,]+", words.Select(Regex.Escape))}(?![\p{{L}}\p{{N}}])";

    private static string Blanked(string name)
    {
        var blank = new StringBuilder();
        foreach (var rune in name.EnumerateRunes()) blank.Append(Rune.IsWhiteSpace(rune) ? rune.ToString() : Blank.ToString());
        return blank.ToString();
    }

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex Han();
}
