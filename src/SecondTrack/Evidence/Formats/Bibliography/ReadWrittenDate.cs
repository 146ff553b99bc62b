using System.Globalization;
using System.Text.RegularExpressions;

namespace SecondTrack.Evidence.Formats.Bibliography;

/// <summary>A date as people and bibliographies write it: EDTF (2023-11/2024-02, 2024~, 2024-21), 16 May 2024, 2024年5月16日, Spring
/// 2024.</summary>
internal static partial class ReadWrittenDate
{
    public static BibliographyDate Of(string? text)
    {
        text = text?.Trim();
        if (string.IsNullOrEmpty(text)) return default;
        var plain = ClockTime().Replace(text, "").Replace('?', '~').Replace('%', '~').Replace("–", "/").Replace("--", "/");
        if (PartialDate.TryParse(plain, out var date)) return new(date);
        if (About().Match(plain) is { Success: true } about
            && PartialDate.TryParse(about.Groups["rest"].Value + "~", out date)) return new(date);
        if (Season(plain) is { } season) return season;
        if (Han().Match(plain) is { Success: true } han
            && From(han.Groups["y"].Value, han.Groups["m"].Value, han.Groups["d"].Value) is { } ofHan) return new(ofHan);
        if (WithMonthName(plain) is { } named) return new(named);
        // A range that is open on one side, or text around a year: the year is kept for sorting, the words for people.
        var years = Years().Matches(plain);
        return years.Count == 1 && PartialDate.TryParse(years[0].Value, out date) ? new(date, Literal: text)
            : new(PartialDate.Unknown, Literal: text);
    }

    /// <summary>A date from the parts a file has, as far as they make sense together; null if not even the year does.</summary>
    public static PartialDate? From(string? year, string? month, string? day)
    {
        if (!int.TryParse(year?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var y) || y is < 1000 or > 9999) return null;
        var m = MonthNumber(month);
        var text = y.ToString(CultureInfo.InvariantCulture);
        if (m is null) return PartialDate.Parse(text);
        text += $"-{m:00}";
        return int.TryParse(day?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var d)
            && PartialDate.TryParse($"{text}-{d:00}", out var whole)
            ? whole
            : PartialDate.Parse(text);
    }

    public static int? MonthNumber(string? month)
    {
        month = month?.Trim().TrimEnd('.');
        if (int.TryParse(month, NumberStyles.None, CultureInfo.InvariantCulture, out var n)) return n is >= 1 and <= 12 ? n : null;
        if (month is not { Length: >= 3 }) return null;
        var found = Array.FindIndex(Months, m =>
            m.StartsWith(month, StringComparison.OrdinalIgnoreCase) || month.Equals(m[..3], StringComparison.OrdinalIgnoreCase)
            || (month.Equals("Sept", StringComparison.OrdinalIgnoreCase) && m == "September"));
        return found < 0 ? null : found + 1;
    }

    public static int? SeasonNumber(string? text) => text?.Trim().ToUpperInvariant() switch
    {
        "1" or "21" or "SPRING" or "春" or "春季" => 1,
        "2" or "22" or "SUMMER" or "夏" or "夏季" => 2,
        "3" or "23" or "AUTUMN" or "FALL" or "秋" or "秋季" => 3,
        "4" or "24" or "WINTER" or "冬" or "冬季" => 4,
        _ => null,
    };

    private static readonly string[] Months = CultureInfo.InvariantCulture.DateTimeFormat.MonthNames[..12];

    private static BibliographyDate? Season(string text)
    {
        var match = Seasons().Match(text);
        return match.Success && PartialDate.TryParse(match.Groups["y"].Value, out var year)
            ? new(year, SeasonNumber(match.Groups["s"].Value)) : null;
    }

    private static PartialDate? WithMonthName(string text)
    {
        var match = MonthNamed().Match(text);
        return match.Success && MonthNumber(match.Groups["m"].Value) is not null
            ? From(match.Groups["y"].Value, match.Groups["m"].Value, match.Groups["d"].Value)
            : null;
    }

    [GeneratedRegex(@"(?<=\d{4}-\d\d-\d\d)[T ]\d\d:\d\d.*$")]
    private static partial Regex ClockTime();

    [GeneratedRegex(@"^(circa|ca?\.?|about|约)\s*(?<rest>\d{4}\S*)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex About();

    [GeneratedRegex(@"^((?<y>\d{4})(-(?<s>2[1-4])|[-/ 年,]*(?<s>spring|summer|autumn|fall|winter|[春夏秋冬]季?))|(?<s>spring|summer|autumn|fall|winter),?\s+(?<y>\d{4}))$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Seasons();

    [GeneratedRegex(@"^(?<y>\d{4})\s*年(\s*(?<m>\d{1,2})\s*月(\s*(?<d>\d{1,2})\s*[日号])?)?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Han();

    [GeneratedRegex(@"^((?<d>\d{1,2})(st|nd|rd|th)?[\s~.]+(?<m>\p{L}+)|(?<m>\p{L}+)\.?([\s~]+(?<d>\d{1,2})(st|nd|rd|th)?)?),?[\s~]+(?<y>\d{4})$", RegexOptions.ExplicitCapture)]
    private static partial Regex MonthNamed();

    [GeneratedRegex(@"(?<!\d)(1[5-9]|20)\d\d(?!\d)", RegexOptions.ExplicitCapture)]
    private static partial Regex Years();
}
