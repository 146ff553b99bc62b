using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace SecondTrack.Evidence.Ingest.Pages;

/// <summary>The day an article appeared: declared for machines, else the likeliest date among the lines about its start.</summary>
internal static partial class PageDate
{
    private static readonly string[] Declarations =
    [
        "article:published_time", "og:published_time", "datePublished", "pubdate", "publishdate", "publish_date", "publish-date", "publication_date", "DC.date.issued", "dcterms.created",
        "parsely-pub-date", "sailthru.date", "weibo:article:create_at", "date", "DC.date", "og:release_date", "article:published", "citation_publication_date", "apub:time", "PubDate",
    ];

    public static PartialDate Of(PageDeclared declared, IReadOnlyList<FactLine> lines)
    {
        // An official paper has the date on which it was made; that it was put on a page later is another matter.
        if (lines.FirstOrDefault(l => OfTheText().IsMatch(l.Text)) is { } made && In(made.Text[OfTheText().Match(made.Text).Index..]) is { } madeOn) return PartialDate.Day(madeOn);
        foreach (var text in new[] { declared.Published, declared.Meta(Declarations) })
            if (text is not null && In(text) is { } day) return PartialDate.Day(day);
        var best = lines.Select((line, order) => (Day: In(line.Text), Worth: Worth(line, order))).Where(l => l.Day is not null).OrderByDescending(l => l.Worth).FirstOrDefault();
        if (best.Day is { } found) return PartialDate.Day(found);
        foreach (var time in declared.Times)
            if (In(time) is { } day) return PartialDate.Day(day);
        return PartialDate.Unknown;
    }

    /// <summary>A line that says little but when, and says it is the publication, close to the title, is worth most.</summary>
    private static double Worth(FactLine fact, int order)
    {
        var line = fact.Text;
        var worth = -0.15 * order;
        if (fact.LinkShare > 0.5) worth -= 3;
        if (line.Length < 80) worth += 2;
        if (line.Length > 160) worth -= 3;
        if (Bullet().IsMatch(line)) worth -= 3;
        if (WithClock().IsMatch(line)) worth += 1.5;
        if (Says().IsMatch(line)) worth += 1.5;
        if (NotThis().IsMatch(line)) worth -= 4;
        return worth;
    }

    /// <summary>The first whole day written in a text, in Chinese, ISO or English form.</summary>
    public static DateOnly? In(string text)
    {
        var plain = text.Normalize(NormalizationForm.FormKC);
        if (Numeric().Match(plain) is { Success: true } n && Day(n.Groups["y"].Value, n.Groups["m"].Value, n.Groups["d"].Value) is { } day) return day;
        if (Compact().Match(plain) is { Success: true } c && Day(c.Groups["y"].Value, c.Groups["m"].Value, c.Groups["d"].Value) is { } packed) return packed;
        if (Hanzi().Match(plain) is { Success: true } h && Day(Digits(h.Groups["y"].Value), Count(h.Groups["m"].Value), Count(h.Groups["d"].Value)) is { } written) return written;
        if (American().Match(plain) is { Success: true } a)
        {
            // 9/17/2004 can be one day only; 7/5/2005 could be two, and is left to other lines.
            var (one, two) = (int.Parse(a.Groups["a"].Value, CultureInfo.InvariantCulture), int.Parse(a.Groups["b"].Value, CultureInfo.InvariantCulture));
            if ((one > 12 || two > 12 || one == two) && Day(a.Groups["y"].Value, Math.Min(one, two).ToString(CultureInfo.InvariantCulture),
                Math.Max(one, two).ToString(CultureInfo.InvariantCulture)) is { } american) return american;
        }
        foreach (var form in new[] { MonthFirst(), DayFirst() })
            if (form.Match(plain) is { Success: true } e && Day(e.Groups["y"].Value, Month(e.Groups["m"].Value), e.Groups["d"].Value) is { } english) return english;
        return null;
    }

    private static DateOnly? Day(string year, string month, string day) =>
        int.TryParse(year, CultureInfo.InvariantCulture, out var y) && int.TryParse(month, CultureInfo.InvariantCulture, out var m) && int.TryParse(day, CultureInfo.InvariantCulture, out var d)
        && y is >= 1900 and <= 2100 && m is >= 1 and <= 12 && d >= 1 && d <= DateTime.DaysInMonth(y, m) ? new DateOnly(y, m, d) : null;

    private static string Month(string name)
    {
        var at = Array.FindIndex(CultureInfo.InvariantCulture.DateTimeFormat.AbbreviatedMonthNames, m => m.Length > 0 && name.StartsWith(m, StringComparison.OrdinalIgnoreCase));
        return (at + 1).ToString(CultureInfo.InvariantCulture);
    }

    private const string Numerals = "〇一二三四五六七八九";

    private static string Digits(string hanzi) => string.Concat(hanzi.Replace('○', '〇').Replace('零', '〇').Select(c => Numerals.IndexOf(c, StringComparison.Ordinal)));

    /// <summary>十六 → 16, 二十 → 20, 三十一 → 31.</summary>
    private static string Count(string hanzi)
    {
        var ten = hanzi.IndexOf('十', StringComparison.Ordinal);
        if (ten < 0) return Digits(hanzi);
        var tens = ten == 0 ? 1 : Numerals.IndexOf(hanzi[ten - 1], StringComparison.Ordinal);
        var ones = ten + 1 < hanzi.Length ? Numerals.IndexOf(hanzi[ten + 1], StringComparison.Ordinal) : 0;
        return ((tens * 10) + ones).ToString(CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"(?<!\d)(?<y>(?:19|20)\d{2})\s*[-年/.]\s*(?<m>\d{1,2})\s*[-月/.]\s*(?<d>\d{1,2})(?!\d)")]
    private static partial Regex Numeric();

    [GeneratedRegex(@"(?<!\d)(?<a>\d{1,2})/(?<b>\d{1,2})/(?<y>(?:19|20)\d{2})(?!\d)")]
    private static partial Regex American();

    [GeneratedRegex(@"^(?<y>(?:19|20)\d{2})(?<m>\d{2})(?<d>\d{2})(?:\d{4,6}|T|$)")]
    private static partial Regex Compact();

    [GeneratedRegex(@"(?<y>[一二][〇○零一二三四五六七八九]{3})年(?<m>[一二三四五六七八九十]{1,2})月(?<d>[一二三四五六七八九十]{1,3})日")]
    private static partial Regex Hanzi();

    [GeneratedRegex(@"\b(?<m>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s+(?<d>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<y>(?:19|20)\d{2})\b", RegexOptions.IgnoreCase)]
    private static partial Regex MonthFirst();

    [GeneratedRegex(@"\b(?<d>\d{1,2})(?:st|nd|rd|th)?\s+(?<m>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?,?\s+(?<y>(?:19|20)\d{2})\b", RegexOptions.IgnoreCase)]
    private static partial Regex DayFirst();

    /// <summary>An entry of a list of other articles.</summary>
    [GeneratedRegex(@"^\s*[·•●▪■◆*-]")]
    private static partial Regex Bullet();

    [GeneratedRegex(@"\d{1,2}\s*[:：时]\s*\d{2}")]
    private static partial Regex WithClock();

    [GeneratedRegex(@"发布|發佈|发表|時間|时间|日期|来源|來源|Published|Posted|Updated", RegexOptions.IgnoreCase)]
    private static partial Regex Says();

    /// <summary>An official paper says when it was made as well as when it was put on the page.</summary>
    [GeneratedRegex("成文日期|成文时间|印发日期")]
    private static partial Regex OfTheText();

    [GeneratedRegex(@"版权|Copyright|©|备案|注册|回复|评论于|现在是|今天是", RegexOptions.IgnoreCase)]
    private static partial Regex NotThis();
}
