using System.Text.RegularExpressions;

namespace SecondTrack.Release.Detectors;

/// <summary>A number of people said to have taken one stance on something.</summary>
internal sealed record CountedStance(Span Folded, int Count, int? Of, string Stance, string Context);

/// <summary>D6: numbers from which a cell of fewer than three people can be worked out, within one text or from one text to the next.</summary>
internal static partial class Arithmetic
{
    /// <summary>How near two passages must come to be of one matter, and how near one must come to a remark to be of its point.</summary>
    private const double SameMatter = 0.2, SamePoint = 0.06;

    private static readonly Words Instead = new("Leave the numbers out: “most participants”, “views differed”.", "不写人数：改写为“多数与会者”“看法不一”。");

    public static IEnumerable<Finding> Find(Memo memo, CheckGround ground)
    {
        var counted = Counted(memo.Normal.Text, ground).ToList();
        foreach (var one in counted)
            if (SmallCell(one, ground) is { } why) yield return memo.Found("D6", Level.Block, one.Folded, why, Instead);
            else if (Difference(one, ground) is { } difference) yield return memo.Found("D6", Level.Block, one.Folded, difference, Instead);
    }

    private static Words? SmallCell(CountedStance one, CheckGround ground)
    {
        var all = one.Of ?? ground.Roster.Count;
        var rest = all - one.Count;
        if (one.Of is { } of && of <= Math.Max(ground.Roster.Count, 3) && rest >= 0)
        {
            if (rest is > 0 and < Thresholds.Block) return new Words("{0} of {1} leaves {2}: whoever knows the room can tell who they are.", "{1} 人中有 {0} 人，余下 {2} 人：熟悉会场的人能推知是谁。").With(one.Count, of, rest);
            if (one.Count < Thresholds.Block) return new Words("A cell of {0} of {1}: fewer than three.", "{1} 人中仅 {0} 人，少于三人。").With(one.Count, of);
            return null;
        }
        return one is { Of: null, Count: 2 } ? new Words("A cell of 2 people: fewer than three.", "仅 2 人，少于三人。")
            : one.Of is null && rest is > 0 and < Thresholds.Block && one.Count > 2 ? new Words("{0} of the {1} on the roster leaves {2}.", "名单上 {1} 人中有 {0} 人，余下 {2} 人。").With(one.Count, all, rest) : null;
    }

    /// <summary>The same stance on the same matter with a number that differs by fewer than three from what left before.</summary>
    private static Words? Difference(CountedStance one, CheckGround ground)
    {
        foreach (var earlier in ground.Earlier)
            foreach (var before in Counted(NormalText.Fold(earlier.Text), ground))
                if (before.Stance == one.Stance && before.Stance.Length > 0 && Math.Abs(before.Count - one.Count) is > 0 and < Thresholds.Block && OneMatter(before.Context, one.Context, ground))
                    return new Words("{0} said {1} and this says {2}: {3} people can be told from the difference.", "{0} 写的是 {1} 人，此处为 {2} 人：由差额可推知 {3} 人。").With(earlier.File, before.Count, one.Count, Math.Abs(before.Count - one.Count));
        return null;
    }

    private static bool OneMatter(string a, string b, CheckGround ground)
    {
        if (new ComparePassages([new("", "", "", null, "", a, "")]).Nearness(b)[0] >= SameMatter) return true;
        // Texts in two languages meet in the record, where a point was made in both.
        if (ground.Ledger.Count == 0 || IsHan(a) == IsHan(b)) return false;
        var (one, other) = (PointsOf(a, ground), PointsOf(b, ground));
        return one.Intersect(other, StringComparer.Ordinal).Any();
    }

    private static bool IsHan(string text) => text.Count(HanNames.IsHan) * 3 > text.Count(char.IsLetter);

    private static IEnumerable<string> PointsOf(string text, CheckGround ground)
    {
        var near = ground.Compare.Nearness(text);
        return Enumerable.Range(0, near.Count).Where(i => near[i] >= SamePoint).OrderByDescending(i => near[i]).Take(3).Select(i => ground.Ledger[i].PointId);
    }

    /// <summary>The matter is what the line says besides the number itself.</summary>
    public static IEnumerable<CountedStance> Counted(string text, CheckGround ground)
    {
        foreach (var pattern in new[] { OutOf(), Only(), HanOutOf(), HanAllBut(), Ballot(), Plain(), HanPlain() })
            foreach (Match match in pattern.Matches(text))
            {
                var count = match.Groups["n"].Success ? ReadNumbers.Of(match.Groups["n"].Value) : null;
                int? of = match.Groups["m"].Success ? ReadNumbers.Of(match.Groups["m"].Value) : null;
                if (match.Groups["but"].Success) (count, of) = (ground.Roster.Count - ReadNumbers.Of(match.Groups["but"].Value), ground.Roster.Count);
                if (match.Groups["against"].Success) of = count + ReadNumbers.Of(match.Groups["against"].Value);
                if (count is not { } n || n < 0 || (of is { } all && all < n)) continue;
                var sentence = Sentences.Around(text, match.Index);
                var line = text.LastIndexOf('\n', Math.Max(match.Index - 1, 0)) + 1;
                var lineEnd = text.IndexOf('\n', match.Index) is >= 0 and var e ? e : text.Length;
                yield return new(new(match.Index, match.Index + match.Length), n, of, StanceOf(text[match.Index..Math.Min(sentence.End, match.Index + match.Length + 40)]), text[line..Math.Max(line, match.Index)] + text[Math.Min(lineEnd, match.Index + match.Length)..lineEnd]);
            }
    }

    private static string StanceOf(string text) => text switch
    {
        _ when Against().IsMatch(text) => "against",
        _ when Abstaining().IsMatch(text) => "abstaining",
        _ when For().IsMatch(text) => "for",
        _ => "",
    };

    private const string People = "(?:[a-z-]+ ){0,2}?(?:participants?|delegates?|members?|experts?|colleagues?|people|persons|speakers?|attendees|representatives|scholars|of those present|present)";
    private const string HanPeople = "(?:位|名|个)?(?:[^，。；！？\n、\\d]{0,4}?)(?:与会者|代表|专家|成员|参会者|与会人员|学者|人士|人)";

    [GeneratedRegex(@"\b(?<n>\d+|" + ReadNumbers.English + @")(?: out)? of (?:the |all |our )?(?<m>\d+|" + ReadNumbers.English + @") " + People + @"\b|\b(?<n>\d+|" + ReadNumbers.English + @") " + People + @" (?:out )?of (?:the |all )?(?<m>\d+|" + ReadNumbers.English + @")\b")]
    private static partial Regex OutOf();

    [GeneratedRegex(@"\b(?:all|everyone|everybody)(?: participants| delegates| members| present)? (?:but|except|save)(?: for)? (?<but>one|two|1|2)\b|\bwith (?<but>one|two|a single) (?:exception|dissenting (?:voice|vote))s?\b")]
    private static partial Regex Only();

    [GeneratedRegex("(?<m>\\d+|" + ReadNumbers.Han + ")" + HanPeople + "(?:之中|当中|中|里)(?:，)?(?:有|共有|共)?(?<n>\\d+|" + ReadNumbers.Han + ")(?:位|名|人|个)")]
    private static partial Regex HanOutOf();

    [GeneratedRegex("除(?:了)?(?<but>一|两|二|1|2)(?:位|名|人|个)(?:[^，。；！？\n]{0,6})(?:外|以外|之外)")]
    private static partial Regex HanAllBut();

    [GeneratedRegex(@"\b(?<n>\d+|" + ReadNumbers.English + @") (?:votes? )?(?:to|in favou?r(?: and|,)?|for(?: and|,)?) (?<against>\d+|" + ReadNumbers.English + @")(?= against| votes?| opposed|[.,;])|(?<n>\d+|" + ReadNumbers.Han + ")(?:票)?(?:比|票对|票赞成、|票赞成，|人赞成、|人赞成，)(?<against>\\d+|" + ReadNumbers.Han + ")(?:票|人|的结果|通过|反对)")]
    private static partial Regex Ballot();

    [GeneratedRegex(@"(?<!of the |of |[a-z]-)\b(?<n>\d+|" + ReadNumbers.English + @") (?:[a-z-]+ )?(?:participants|delegates|members|experts|colleagues|people|speakers|representatives|scholars) (?:had |were |had been |also |would )?(?:supported|opposed|favou?red|backed|rejected|accepted|agreed|disagreed|objected|abstained|voted|against|in favou?r|ready|dissented|support|oppose)\b")]
    private static partial Regex Plain();

    [GeneratedRegex("(?<!第)(?<n>\\d+|" + ReadNumbers.Han + ")(?:位|名|个)(?:[^，。；！？\n、\\d]{0,3}?)(?:与会者|代表|专家|成员|参会者|学者|人士|人)(?:表示|明确|仍|都|则|也)?(?:支持|反对|赞成|同意|赞同|接受|拒绝|弃权|愿意|主张|不同意|不赞成|投)")]
    private static partial Regex HanPlain();

    [GeneratedRegex("oppos|against|reject|disagree|object|dissent|反对|拒绝|不同意|不赞成|不支持")]
    private static partial Regex Against();

    [GeneratedRegex("abstain|abstention|弃权")]
    private static partial Regex Abstaining();

    [GeneratedRegex("support|favou?r|back|accept|agree|ready|支持|赞成|同意|赞同|接受|愿意|主张|保留")]
    private static partial Regex For();
}
