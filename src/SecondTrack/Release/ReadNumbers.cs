using System.Globalization;

namespace SecondTrack.Release;

/// <summary>Counts of people as they are written: 7, seven, 七, 十七.</summary>
internal static class ReadNumbers
{
    public const string English = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?|thirty|forty|a|the|single";
    public const string Han = "[一二两三四五六七八九十百〇零]+";

    private static readonly string[] Words =
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"];

    private const string Digits = "〇一二三四五六七八九";

    /// <summary>Null where it is no number.</summary>
    public static int? Of(string written)
    {
        var text = written.Trim();
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return number;
        if (text is "a" or "single") return 1;
        if (Array.IndexOf(Words, text) is >= 0 and var at) return at;
        foreach (var (ten, value) in new[] { ("twenty", 20), ("thirty", 30), ("forty", 40) })
            if (text.StartsWith(ten, StringComparison.Ordinal)) return value + (text.Length > ten.Length ? Array.IndexOf(Words, text[(ten.Length + 1)..]) : 0);
        return text.Length > 0 && text.All(c => HanNames.IsHan(c)) ? OfHan(text) : null;
    }

    private static int? OfHan(string text)
    {
        int total = 0, digit = 0;
        foreach (var c in text.Replace('两', '二').Replace('零', '〇'))
            if (Digits.IndexOf(c, StringComparison.Ordinal) is >= 0 and var value) digit = text.All(x => x is not ('十' or '百')) ? digit * 10 + value : value;
            else if (c is '十' or '百')
            {
                total += Math.Max(digit, 1) * (c == '十' ? 10 : 100);
                digit = 0;
            }
            else return null;
        return total + digit;
    }
}
