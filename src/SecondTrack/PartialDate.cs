using System.Globalization;
using System.Text.RegularExpressions;

namespace SecondTrack;

/// <summary>
/// A date as people know it: a year, a month, a day, a range, "about", or unknown. Written as in EDTF level 1:
/// <c>2024</c>, <c>2024-05</c>, <c>2024-05-16</c>, <c>2024-05/2024-07</c>, with <c>~</c> behind it for "about", empty for unknown.
/// </summary>
public readonly partial record struct PartialDate
{
    private readonly string? _text;

    private PartialDate(string text) => _text = text;

    public static readonly PartialDate Unknown = new("");

    public string Text => _text ?? "";

    public bool IsKnown => Text.Length > 0;

    public bool IsAbout => Text.EndsWith('~');

    public static PartialDate Day(DateOnly day) => new(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    public static PartialDate Day(int year, int month, int day) => Day(new DateOnly(year, month, day));

    public static PartialDate Month(int year, int month) => Parse($"{year:0000}-{month:00}");

    public static PartialDate Year(int year) => Parse($"{year:0000}");

    public static PartialDate Range(PartialDate from, PartialDate to) => Parse($"{from.Text}/{to.Text}");

    /// <summary>The first day it can be, as yyyymmdd; 0 for unknown. A column that both databases order alike.</summary>
    public int SortKey => IsKnown ? Key(First) : 0;

    public DateOnly First => IsKnown ? Bounds(Text).First : throw new InvalidOperationException("An unknown date has no first day.");

    public DateOnly Last => IsKnown ? Bounds(Text).Last : throw new InvalidOperationException("An unknown date has no last day.");

    public static PartialDate Parse(string? text) =>
        TryParse(text, out var date) ? date : throw new FormatException($"'{text}' is not a date: expected 2024, 2024-05, 2024-05-16 or a range 2024-05/2024-07.");

    public static bool TryParse(string? text, out PartialDate date)
    {
        date = Unknown;
        text = text?.Trim().Normalize(System.Text.NormalizationForm.FormKC).Replace('.', '-');
        if (string.IsNullOrEmpty(text)) return true;
        if (!text.Contains('-') && SlashedDay().Match(text) is { Success: true }) text = text.Replace('/', '-');
        var match = Form().Match(text);
        if (!match.Success || !Padded(match.Groups["a"].Value, out var a)) return false;
        var about = match.Groups["about"].Success ? "~" : "";
        if (!match.Groups["b"].Success) { date = new(a + about); return true; }
        if (!Padded(match.Groups["b"].Value, out var b) || Bounds(a).First > Bounds(b).Last) return false;
        date = new($"{a}/{b}{about}");
        return true;
    }

    public override string ToString() => Text;

    /// <summary>As a reader writes it: 16 May 2024, 2024年5月16日.</summary>
    public string For(Language language)
    {
        if (!IsKnown) return new Words("date unknown", "日期不详").In(language);
        var parts = Text.TrimEnd('~').Split('/');
        var text = parts is [var from, var to] ? Span(from, to, language) : One(parts[0], language);
        return IsAbout ? new Words("about {0}", "约{0}").With(text).In(language) : text;
    }

    /// <summary>What both ends share is said once: 17–18 October 2019, 2019年10月17日至18日.</summary>
    private static string Span(string from, string to, Language language)
    {
        var (first, last) = (One(from, language), One(to, language));
        var month = from.Length == 10 && to.Length == 10 && from[..7] == to[..7];
        var year = from.Length >= 7 && to.Length >= 7 && from[..4] == to[..4];
        if (language == Language.Chinese) return $"{first}至{(month ? last[(last.IndexOf('月', StringComparison.Ordinal) + 1)..] : year ? last[5..] : last)}";
        return month ? $"{first[..first.IndexOf(' ', StringComparison.Ordinal)]}–{last}" : $"{(year ? first[..^5] : first)} – {last}";
    }

    private static string One(string part, Language language)
    {
        var n = Array.ConvertAll(part.Split('-'), p => int.Parse(p, CultureInfo.InvariantCulture));
        if (language == Language.Chinese)
            return n.Length switch { 1 => $"{n[0]}年", 2 => $"{n[0]}年{n[1]}月", _ => $"{n[0]}年{n[1]}月{n[2]}日" };
        var month = n.Length > 1 ? CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(n[1]) : "";
        return n.Length switch { 1 => $"{n[0]}", 2 => $"{month} {n[0]}", _ => $"{n[2]} {month} {n[0]}" };
    }

    private static bool Padded(string part, out string padded)
    {
        padded = string.Join('-', part.Split('-').Select(p => p.PadLeft(2, '0')));
        var n = Array.ConvertAll(part.Split('-'), p => int.Parse(p, CultureInfo.InvariantCulture));
        if (n[0] is < 1000 or > 9999 || (n.Length > 1 && n[1] is < 1 or > 12)) return false;
        return n.Length < 3 || (n[2] >= 1 && n[2] <= DateTime.DaysInMonth(n[0], n[1]));
    }

    private static (DateOnly First, DateOnly Last) Bounds(string text)
    {
        var parts = text.TrimEnd('~').Split('/');
        return (Edge(parts[0], first: true), Edge(parts[^1], first: false));
    }

    private static DateOnly Edge(string part, bool first)
    {
        var n = Array.ConvertAll(part.Split('-'), p => int.Parse(p, CultureInfo.InvariantCulture));
        var month = n.Length > 1 ? n[1] : first ? 1 : 12;
        var day = n.Length > 2 ? n[2] : first ? 1 : DateTime.DaysInMonth(n[0], month);
        return new DateOnly(n[0], month, day);
    }

    private static int Key(DateOnly day) => day.Year * 10000 + day.Month * 100 + day.Day;

    [GeneratedRegex(@"^(?<a>\d{4}(-\d{1,2}(-\d{1,2})?)?)(/(?<b>\d{4}(-\d{1,2}(-\d{1,2})?)?))?(?<about>~)?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Form();

    [GeneratedRegex(@"^\d{4}/\d{1,2}/\d{1,2}$")]
    private static partial Regex SlashedDay();
}
