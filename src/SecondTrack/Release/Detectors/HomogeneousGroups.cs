using System.Text.RegularExpressions;

namespace SecondTrack.Release.Detectors;

/// <summary>D4: everybody of a small group is said to hold the same, so that each of them is.</summary>
internal static partial class HomogeneousGroups
{
    private const int SmallGroup = 5;

    public static IEnumerable<Finding> Find(Memo memo, CheckGround ground)
    {
        var text = memo.Normal.Text;
        foreach (var group in FindDescriptions.In(text, ground.Lexicon.Described))
        {
            if (group.Conditions == 0 || group.Fits.Count is 0 or > SmallGroup) continue;
            var after = text[group.Folded.End..Math.Min(text.Length, group.Folded.End + 40)];
            var verb = HanNames.IsHan(text[group.Folded.End - 1]) ? HanHolds().Match(after) : Holds().Match(after);
            var isAll = AllOf().IsMatch(group.Determiner) || (verb.Success && verb.Groups["all"].Success);
            if (!isAll || !verb.Success) continue;
            yield return memo.Found("D4", Level.Block, new(group.Folded.Start, group.Folded.End + verb.Length),
                new Words("All of a group of {0} on the roster are said to hold one position (l = 1): each of them is known to.", "名单上这一组共 {0} 人，文中称其立场一致（l = 1），等于说出了每个人的立场。").With(group.Fits.Count),
                new("Say “some participants”, or give both views that were held.", "改写为“部分与会者”，或写出不同看法。")) with { Fits = group.Fits.Count };
        }
    }

    [GeneratedRegex("^(?:both|all|neither|none|every|each|the two|all two|所有|全体)")]
    private static partial Regex AllOf();

    [GeneratedRegex(@"^[ ,]*(?:(?:had|have|were|are|also|then|[a-z]+ly) ){0,2}(?<all>unanimously |jointly |all |both )?(?:in (?:favou?r|agreement)|against|" + DescribingWords.Saying + @"|shared|of one mind|united|unwilling|ready|for)\b")]
    private static partial Regex Holds();

    [GeneratedRegex("^(?<all>一致|都|均|皆|全都|共同|同样|全部|无一例外地)?[^，。；！？\n]{0,3}?(?:" + DescribingWords.SayingHan + ")(?:认为)?")]
    private static partial Regex HanHolds();
}
