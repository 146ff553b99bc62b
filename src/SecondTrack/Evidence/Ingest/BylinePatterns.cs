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

    private const string Surnames = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳";

    /// <summary>A line that is a Chinese name and nothing else, as older pages sign under the title.</summary>
    public static bool IsNameAlone(string line) => Surnames.Contains(line[0], StringComparison.Ordinal) && NameAlone().IsMatch(line);

    /// <summary>The names in brackets that end a newspaper's report.</summary>
    public static string Signature(string line) => Signed().Match(line) is { Success: true } m && Surnames.Contains(m.Groups[1].Value[0], StringComparison.Ordinal) ? m.Groups[1].Value.Trim() : "";

    public static bool EndsInLabel(string line) => LabelAlone().IsMatch(line);

    public static bool IsByline(string line) => Author(line).Length > 0 || Source(line).Length > 0 || EnglishNote().IsMatch(line) || (line.Length < 60 && Date(line).IsKnown);

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
        name.Length is >= 2 and <= 40 && !NotAName().IsMatch(name) && name.Any(char.IsLetter) && !name.Any(c => "，。！？：:、；<>{}@/\\|=\"".Contains(c, StringComparison.Ordinal))
        && (name.Any(c => c is >= 'A' and <= 'z') || name.Length <= 24);

    public static string Clean(string name) => TrailingWords().Replace(name.Replace('\u3000', ' ').Replace('\u00A0', ' ').Trim(' ', '(', ')', '（', '）', '[', ']', '【', '】', '-', '·', ','), "").Trim();

    private static PartialDate Day(string y, string m, string d) =>
        PartialDate.TryParse($"{y}-{m.PadLeft(2, '0')}-{d.PadLeft(2, '0')}", out var date) && date.First.Year is > 1980 and < 2100 ? date : PartialDate.Unknown;

    [GeneratedRegex(@"(?:(?:作\s*者|撰\s*文|撰\s*稿|发布者|發佈者|楼主)\s*[：:／/ 　]|文\s*[/／])\s*([^\s：:，。；;|｜/]{1,16}(?:[ 　]{1,2}(?!来源|日期|时间|发布|编辑|责)[\p{IsCJKUnifiedIdeographs}]{2,4}(?![：:\p{IsCJKUnifiedIdeographs}])){0,5})")]
    private static partial Regex AuthorLabel();

    [GeneratedRegex(@"(?:[报网刊社台]|见习|实习|通讯员|[（(【]|^|\s)记\s*者\s*[：:]?\s*([\p{IsCJKUnifiedIdeographs}]{2,4}?(?:[ 　]{1,2}[\p{IsCJKUnifiedIdeographs}]{2,4}?){0,3})(?=[）)】\s　]|$|发自|报道|摄影)")]
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

    [GeneratedRegex(@"^[\p{IsCJKUnifiedIdeographs}]\s?[\p{IsCJKUnifiedIdeographs}]{1,2}(?:[ 　][\p{IsCJKUnifiedIdeographs}]{2,3}){0,5}$")]
    private static partial Regex NameAlone();

    [GeneratedRegex(@"[。！？”][（(]([\p{IsCJKUnifiedIdeographs}]{2,3}(?:[ 　]+[\p{IsCJKUnifiedIdeographs}]{2,3}){0,4})\s*[）)]$")]
    private static partial Regex Signed();

    [GeneratedRegex(@"作\s*者\s*[：:]$")]
    private static partial Regex LabelAlone();

    [GeneratedRegex(@"^(?:published|updated|posted|last (?:updated|modified)|©|copyright|photo(?: by)?:|image:|advertisement|read more|most popular|related)\b", RegexOptions.IgnoreCase)]
    private static partial Regex EnglishNote();
}
