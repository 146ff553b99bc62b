using System.Text.RegularExpressions;

namespace SecondTrack.Release.Detectors;

/// <summary>D9: what the shape of a text gives away: points in the order in which they were made, a pronoun, the language of a remark.</summary>
internal static partial class OrderAndVoice
{
    private const int ShortestList = 4;
    private const double Recognised = 0.25;

    public static IEnumerable<Finding> Find(Memo memo, CheckGround ground) => Lists(memo, ground).Concat(Pronouns(memo, ground)).Concat(Languages(memo));

    private static IEnumerable<Finding> Lists(Memo memo, CheckGround ground)
    {
        var text = memo.Normal.Text;
        foreach (Match list in ListOfPoints().Matches(text))
        {
            var items = Item().Matches(list.Value).Select(i => i.Groups["text"].Value).ToList();
            if (items.Count < ShortestList || items.Any(i => ComparePassages.Tokens(i).Count < 5)) continue;
            var order = ground.Ledger.Count == 0 ? [] : items.Select(i => ground.Compare.Nearness(i)).Where(n => n.Max() >= Recognised).Select(n => Enumerable.Range(0, n.Count).MaxBy(k => n[k])).ToList();
            // Two languages cannot be compared word by word, so an order that nothing contradicts is told too.
            if (order.Zip(order.Skip(1)).Any(p => p.First > p.Second)) continue;
            yield return memo.Found("D9", Level.Warn, new(list.Index, list.Index + list.Value.TrimEnd().Length), new("A list with one point an item: if it keeps the order of speaking, each item leads to a speaker.", "逐条列出的要点：如按发言顺序排列，每一条都对应一位发言人。"),
                new("Put the points in order of topic and join those that belong together.", "按议题重新排序，并把相关要点合并。"));
        }
    }

    private static IEnumerable<Finding> Pronouns(Memo memo, CheckGround ground)
    {
        var text = memo.Normal.Text;
        var seen = new HashSet<(int, bool)>();
        foreach (Match match in Pronoun().Matches(text))
        {
            var isWoman = match.Value is "she" or "her" or "hers" or "herself" or "她";
            var sentence = Sentences.Around(text, match.Index);
            var before = text[Math.Max(0, text.LastIndexOf('\n', Math.Max(0, match.Index - 1)) + 1)..match.Index];
            if (isWoman && NoWoman().IsMatch(before.Length > 160 ? before[^160..] : before)) continue;
            if (!seen.Add((sentence.Start, isWoman))) continue;
            var side = ground.Lexicon.Described.In(text[sentence.Start..sentence.End]).Where(h => h.Term.Attribute == "side").Select(h => h.Term).FirstOrDefault();
            var fits = ground.Roster.Where(m => m.Values("gender").Any(g => DescribingWords.IsWoman(g) == isWoman) && (side is null || side.Fits.Contains(m.Id))).ToList();
            if (fits.Count == 0 || fits.Count >= ground.Threshold) continue;
            var folded = HanNames.IsHan(match.Value[0]) ? Clause(text, match.Index) : new Span(match.Index, match.Index + match.Length);
            yield return memo.Found("D9", Level.Warn, folded, side is null
                    ? new Words("The pronoun fits {0} on the roster.", "名单上只有 {0} 人与这一代词相符。").With(fits.Count)
                    : new Words("The pronoun fits {0} of this side on the roster.", "名单上这一方只有 {0} 人与这一代词相符。").With(fits.Count),
                new("Leave the pronoun out, or use the plural.", "删去代词，或改用复数。")) with { Fits = fits.Count, PersonId = fits.Count == 1 ? fits[0].Id : null };
        }
    }

    private static Span Clause(string text, int at)
    {
        var start = text.LastIndexOfAny(['，', '。', '；', '\n', '：'], at) + 1;
        var end = text.IndexOfAny(['，', '。', '；', '\n'], at);
        return new(start, end < 0 ? text.Length : end);
    }

    private static IEnumerable<Finding> Languages(Memo memo) =>
        from Match match in SpokenIn().Matches(memo.Normal.Text)
        select memo.Found("D9", Level.Warn, new(match.Index, match.Index + match.Length), new("The language in which something was said points to a side or a person.", "发言所用的语言会指向某一方或某个人。"), new("Leave the language out.", "不写发言所用的语言。"));

    [GeneratedRegex(@"(?:^|(?<=\n))(?:[ \t]*(?:[-*•–]|\d{1,2}[.)、．]|[一二三四五六七八九十]{1,2}、|[（(][一二三四五六七八九十\d]{1,2}[）)])[ \t]*[^\n]+(?:\n(?:[ \t]*\n)?|$)){4,}")]
    private static partial Regex ListOfPoints();

    [GeneratedRegex(@"(?:^|(?<=\n))[ \t]*(?:[-*•–]|\d{1,2}[.)、．]|[一二三四五六七八九十]{1,2}、|[（(][一二三四五六七八九十\d]{1,2}[）)])[ \t]*(?<text>[^\n]+)")]
    private static partial Regex Item();

    [GeneratedRegex(@"\b(?:she|her|hers|herself|he|his|him|himself)\b|她(?!们)|(?<![其吉排利])他(?![们人国方律处日杀乡])")]
    private static partial Regex Pronoun();

    /// <summary>A ship, a country or a machine is called "her" too.</summary>
    [GeneratedRegex(@"\b(?:ship|vessel|boat|frigate|destroyer|carrier|submarine|cruiser|country|nation|china|britain|france|russia|america|europe|motherland)s?\b|祖国|母亲")]
    private static partial Regex NoWoman();

    [GeneratedRegex(@"\b(?:said|put|remarked|spoke|speaking|quoted|replied|answered|stated|observed|intervened|added|explained|phrased)\b[^.;\n]{0,20}\bin (?:chinese|english|french|german|russian|mandarin|cantonese|japanese|spanish|dutch)\b|\b(?:switch(?:ed|ing) to|in the original) (?:chinese|english|french|german|russian|mandarin)\b|(?:用|以|改用)(?:中文|英文|英语|汉语|法语|德语|俄语|普通话|粤语)(?:说|表示|提出|发言|指出|回答|讲|补充)|原(?:话|文)(?:为|是|系)(?:中文|英文|英语|汉语|法语|德语|俄语)")]
    private static partial Regex SpokenIn();
}
