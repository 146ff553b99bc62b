using System.Globalization;
using System.Text;

namespace SecondTrack.Evidence.Ingest;

/// <summary>Lines as they were set on a page back to running text: no space between Chinese lines, words that were divided made whole.</summary>
internal static class JoinLines
{
    public static string Of(IEnumerable<string> lines)
    {
        var text = new StringBuilder();
        foreach (var line in lines) Append(text, line.Trim());
        return text.ToString();
    }

    public static void Append(StringBuilder text, string line)
    {
        if (line.Length == 0) return;
        if (text.Length > 0)
        {
            if (text[^1] == '\u00AD') text.Length--;
            else if (IsDivided(text, line)) text.Length--;
            else if (!IsWide(text[^1]) && !IsWide(line[0]) && !EndsWithOwnHyphen(text)) text.Append(' ');
        }
        text.Append(line);
    }

    /// <summary>Letters that are written without spaces: Han, kana, and full-width punctuation.</summary>
    public static bool IsWide(char c) =>
        c is (>= '\u2E80' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF') or (>= '\uFE30' and <= '\uFE4F') or (>= '\uFF00' and <= '\uFFEF')
        || char.IsSurrogate(c);

    /// <summary>"govern-" before "ment": a hyphen that only divided the word. Before a capital or a digit it belongs to the word.</summary>
    private static bool IsDivided(StringBuilder text, string next) =>
        text[^1] is '-' or '\u2010' && text.Length > 2 && char.IsLower(text[^2]) && char.IsLower(text[^3]) && char.IsLower(next[0]);

    private static bool EndsWithOwnHyphen(StringBuilder text) => text[^1] is '-' or '\u2010' && text.Length > 1 && char.IsLetterOrDigit(text[^2]);

    /// <summary>The sentence goes on: what ends like this is not the end of a paragraph.</summary>
    public static bool IsUnfinished(string paragraph)
    {
        var end = paragraph.AsSpan().TrimEnd();
        while (end.Length > 0 && "”’\"')）」』】]".Contains(end[^1], StringComparison.Ordinal)) end = end[..^1];
        return end.Length > 0 && !".!?。！？…：:；;".Contains(end[^1], StringComparison.Ordinal)
            && CharUnicodeInfo.GetUnicodeCategory(end[^1]) is not UnicodeCategory.DecimalDigitNumber;
    }
}
