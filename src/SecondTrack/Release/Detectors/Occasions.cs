using System.Globalization;
using System.Text.RegularExpressions;

namespace SecondTrack.Release.Detectors;

/// <summary>D7: when and where it was, closer than is public.</summary>
internal static partial class Occasions
{
    private const int OnePlace = 24;

    private static readonly string[] MonthNames = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    public static IEnumerable<Finding> Find(Memo memo, CheckGround ground)
    {
        var text = memo.Normal.Text;
        var found = Dates(text, ground.Dialogue.PrivateDates).Concat(Places(text, ground.Dialogue.PrivatePlaces)).OrderBy(s => s.Start).ToList();
        for (var i = 0; i < found.Count;)
        {
            var span = found[i++];
            for (; i < found.Count && found[i].Start - span.End <= OnePlace; i++) span = new(span.Start, Math.Max(span.End, found[i].End));
            yield return memo.Found("D7", Level.Warn, span, new("Day, city or venue of the meeting, which are not public.", "这是会议的日期、城市或会场，尚未公开。"), new("Give the month and the country or region.", "只写月份和国家或地区。"));
        }
    }

    private static IEnumerable<Span> Places(string text, IReadOnlyList<string> places) =>
        from place in places
        let folded = NormalText.Fold(place)
        where folded.Length > 0
        from Match match in Regex.Matches(text, HanNames.IsHan(folded[0]) ? Regex.Escape(folded) : $@"\b{Regex.Escape(folded)}\b")
        select new Span(match.Index, match.Index + match.Length);

    private static IEnumerable<Span> Dates(string text, IReadOnlyList<DateOnly> dates)
    {
        foreach (Match match in Date().Matches(text))
        {
            string Group(string name) => match.Groups[name].Value;
            var month = Group("month") is { Length: > 0 } word ? Array.IndexOf(MonthNames, word[..3]) + 1 : ReadNumbers.Of(Group("m")) ?? 0;
            var days = new[] { ReadNumbers.Of(Group("d")), ReadNumbers.Of(Group("to")) }.OfType<int>().ToList();
            int? year = Group("y").Length > 0 ? ReadNumbers.Of(Group("y")) : null;
            if (dates.Any(d => d.Month == month && (year is null || year == d.Year) && (days.Contains(d.Day) || (days.Count == 2 && days[0] <= d.Day && d.Day <= days[1])))) yield return new(match.Index, match.Index + match.Length);
        }
    }

    private const string Months = "(?<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";

    [GeneratedRegex(@"\b(?<d>\d{1,2})(?:st|nd|rd|th)?(?: ?(?:-|–|to|and) ?(?<to>\d{1,2})(?:st|nd|rd|th)?)?(?: of)? " + Months + @"\.?,?(?: (?<y>\d{4}))?\b|\b" + Months + @"\.? (?<d>\d{1,2})(?:st|nd|rd|th)?(?: ?(?:-|–|to|and) ?(?<to>\d{1,2})(?:st|nd|rd|th)?)?(?:,? (?<y>\d{4}))?\b|(?<!\d)(?<y>\d{4})[-/.](?<m>\d{1,2})[-/.](?<d>\d{1,2})(?!\d)|(?:(?<y>\d{4}|[〇零一二三四五六七八九]{4}) ?年 ?)?(?<m>\d{1,2}|[一二三四五六七八九十]{1,2}) ?月 ?(?<d>\d{1,2}|[一二三四五六七八九十]{1,3}) ?[日号]?(?:(?:至|到|-|–|—|、|和)(?<to>\d{1,2}|[一二三四五六七八九十]{1,3}) ?[日号])?")]
    private static partial Regex Date();
}
