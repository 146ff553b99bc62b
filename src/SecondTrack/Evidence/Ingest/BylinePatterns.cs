using System.Globalization;
using System.Text.RegularExpressions;

namespace SecondTrack.Evidence.Ingest;

/// <summary>How bylines, sources and dates are written on pages, in Chinese and English. No rule knows a site.</summary>
internal static partial class BylinePatterns
{
    public static string Author(string line)
    {
        foreach (var match in AuthorLabel().Matches(line).Concat(Reporter().Matches(line)).Concat(EnglishBy().Matches(line)))
        {
            var name = Clean(match.Groups[1].Value);
            if (IsName(name)) return name;
        }
        return "";
    }

    public static string Source(string line) => SourceLabel().Match(line) is { Success: true } m ? m.Groups[1].Value.Trim() : "";

    /// <summary>The first full date of a line, or of three short lines in a row that were one on the page (year / month and day / time).</summary>
    public static PartialDate Date(string line)
    {
        foreach (Match m in FullDate().Matches(line))
            if (Day(m.Groups[1].Value, m.Groups[2].Value, m.Groups[3].Value) is { IsKnown: true } date) return date;
        foreach (Match m in EnglishDate().Matches(line))
        {
            var (day, month) = m.Groups[1].Success ? (m.Groups[1].Value, m.Groups[2].Value) : (m.Groups[4].Value, m.Groups[3].Value);
            var number = Array.FindIndex(CultureInfo.InvariantCulture.DateTimeFormat.AbbreviatedMonthNames, n => n.Length > 0 && month.StartsWith(n, StringComparison.OrdinalIgnoreCase)) + 1;
            if (Day(m.Groups[5].Value, number.ToString(CultureInfo.InvariantCulture), day) is { IsKnown: true } date) return date;
        }
        return PartialDate.Unknown;
    }

    public static bool IsName(string name) =>
        name.Length is >= 2 and <= 40 && !NotAName().IsMatch(name) && name.Any(char.IsLetter) && !name.Any(c => "，。！？：:、；<>{}@/\\|".Contains(c, StringComparison.Ordinal))
        && (name.Any(c => c is >= 'A' and <= 'z') || name.Length <= 24);

    public static string Clean(string name) => TrailingWords().Replace(name.Replace('\u3000', ' ').Replace('\u00A0', ' ').Trim(' ', '(', ')', '（', '）', '[', ']', '【', '】', '-', '·', ','), "").Trim();

    private static PartialDate Day(string y, string m, string d) =>
        PartialDate.TryParse($"{y}-{m.PadLeft(2, '0')}-{d.PadLeft(2, '0')}", out var date) && date.First.Year is > 1980 and < 2100 ? date : PartialDate.Unknown;

    [GeneratedRegex(@"(?:作\s*者|撰\s*文|撰\s*稿|文\s*[/／]|发布者|發佈者|楼主)\s*[：:／/]?\s*([^\s：:，。；;|｜/]{1,16}(?:[ 　]{1,2}(?!来源|日期|时间|发布|编辑|责)[\p{IsCJKUnifiedIdeographs}]{2,4}(?![：:\p{IsCJKUnifiedIdeographs}])){0,5})")]
    private static partial Regex AuthorLabel();

    [GeneratedRegex(@"(?:本报|本网|本刊|见习|实习|通讯员|新华社|[（(【]|^|\s)记\s*者\s*[：:]?\s*([\p{IsCJKUnifiedIdeographs}]{2,4}(?:[ 　]{1,2}[\p{IsCJKUnifiedIdeographs}]{2,4}){0,3})(?=[）)】\s　]|$)")]
    private static partial Regex Reporter();

    [GeneratedRegex(@"^(?:by|written by|author:)\s+([A-Z][\w.'’-]+(?:\s+[A-Z][\w.'’-]+){0,4})", RegexOptions.IgnoreCase)]
    private static partial Regex EnglishBy();

    [GeneratedRegex(@"(?:来\s*源|來\s*源|稿源|转自|出处|文章来源|Source)\s*[：:]\s*([^\s：:，。|｜]{2,24})")]
    private static partial Regex SourceLabel();

    [GeneratedRegex(@"(?<!\d)((?:19|20)\d\d)\s*[-/.年]\s*-?\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?!\d)")]
    private static partial Regex FullDate();

    [GeneratedRegex(@"\b(?:(\d{1,2})(?:st|nd|rd|th)?\s+([A-Z][a-z]{2,8})\.?|([A-Z][a-z]{2,8})\.?\s+(\d{1,2})(?:st|nd|rd|th)?),?\s+((?:19|20)\d\d)\b")]
    private static partial Regex EnglishDate();

    [GeneratedRegex(@"来源|日期|时间|点击|浏览|编辑|发布|字号|admin|管理员|匿名|未知|佚名|不详|网站|版权|https?:|www\.|我要|评论", RegexOptions.IgnoreCase)]
    private static partial Regex NotAName();

    [GeneratedRegex(@"\s*(?:来源|日期|时间|发布|编辑|责编|点击|浏览|字体|摄影|报道|撰文|文).*$")]
    private static partial Regex TrailingWords();
}
