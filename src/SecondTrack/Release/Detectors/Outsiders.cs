using System.Text.RegularExpressions;

namespace SecondTrack.Release.Detectors;

/// <summary>D10: the name of somebody who is not on the roster, told by surname, title and grammar.</summary>
internal static partial class Outsiders
{
    public static IEnumerable<Finding> Find(Memo memo, CheckGround ground, IReadOnlyList<Finding> names)
    {
        var text = memo.Normal;
        var known = names.Select(n => n.Span!.Value).Concat(Affiliations.Titled(text, ground).Select(t => text.Back(t.Folded.Start, t.Folded.Length)))
            .Concat(Affiliations.Organisations(text, ground).Select(o => o.Span)).ToList();
        foreach (var folded in English(text).Concat(Chinese(text.Text)))
        {
            var span = text.Back(folded.Start, folded.Length);
            if (known.Exists(k => k.Overlaps(span))) continue;
            yield return memo.Found("D10", Level.Warn, folded, new("This looks like the name of somebody who is not on the roster.", "这像是名单之外某个人的姓名。"),
                new("Leave the name out, unless the person is cited from a public source; then give the source.", "删去姓名；若引自公开来源，请注明出处。"));
        }
    }

    private static IEnumerable<Span> Chinese(string text)
    {
        foreach (Match match in HanTitled().Matches(text))
        {
            // From the longest to the shortest name before the title; what is an everyday word is none.
            var name = match.Groups["before"].Value;
            for (var length = Math.Min(4, name.Length); length >= 1; length--)
            {
                var candidate = name[^length..];
                var before = name.Length > length ? name[^(length + 1)] : ' ';
                if (!IsName(candidate, match.Groups["title"].Value, before)) continue;
                var end = match.Groups["title"].Index + match.Groups["title"].Length;
                yield return new(match.Groups["title"].Index - length, end);
                break;
            }
        }
    }

    private static bool IsName(string candidate, string title, char before)
    {
        var surname = candidate.Length > 2 && HanNames.Compound.Contains(candidate[..2]) ? candidate[..2] : candidate[..1];
        if (surname.Length == 1 && !HanNames.Single.Contains(surname[0])) return false;
        var given = candidate[surname.Length..];
        if (given.Length > 2 || (candidate.Length >= 2 && HanNames.Words.Contains(candidate[..2])) || (candidate.Length == 3 && HanNames.Words.Contains(candidate[1..]))) return false;
        if (given.Any(c => "的了和与及是在有为对这那其各位名一二三四五六七八九十个些并或被把从由等者们会院国际大学系部本该等、".Contains(c, StringComparison.Ordinal))) return false;
        if (given.Length > 0) return title is not ("老" or "工" or "总" or "代表" or "委员" or "先生" or "顾问" or "工程师" or "同志") || given.Length == 2;
        return !HanNames.Grammatical.Contains(surname, StringComparison.Ordinal) && title.Length > 1 && title is not ("代表" or "委员" or "顾问" or "经理") && (before == ' ' || "，。：；、“和与及由据请对向的".Contains(before, StringComparison.Ordinal));
    }

    private static IEnumerable<Span> English(NormalText text)
    {
        foreach (Match match in Titled().Matches(text.Original))
            if (!Institutions().IsMatch(match.Groups["name"].Value)) yield return InFolded(text, match);
        foreach (Match match in Speaking().Matches(text.Original))
            if (!Institutions().IsMatch(match.Groups["name"].Value) && !EnglishWords.Months.Contains(match.Groups["name"].Value.Split(' ')[0].ToLowerInvariant())) yield return InFolded(text, match.Groups["name"]);
    }

    private static Span InFolded(NormalText text, Capture match)
    {
        int start = 0, end;
        while (start < text.Text.Length && text.StartOf(start) < match.Index) start++;
        for (end = start; end < text.Text.Length && text.EndOf(end) <= match.Index + match.Length; end++) { }
        return new(start, end);
    }

    private const string Cap = @"\p{Lu}[\p{L}'’-]+";

    [GeneratedRegex("(?<before>[\u4E00-\u9FFF]{1,4}?)(?<title>" + HanNames.Titles + ")(?![\u4E00-\u9FFF]?级)")]
    private static partial Regex HanTitled();

    [GeneratedRegex(@"\b(?:Dr|Prof|Professor|Mr|Ms|Mrs|Miss|Ambassador|General|Admiral|Colonel|Captain|Sir|Dame|Lord|Lady|Senator|Judge|Minister|Major)\.? (?<name>" + Cap + @"(?: (?:van |von |de |der |bin |al-)?" + Cap + "){0,2})")]
    private static partial Regex Titled();

    [GeneratedRegex(@"(?<![\p{L}] |^|[.!?] |the |The )(?<name>" + Cap + "(?: " + Cap + @"){1,2})(?= (?:said|argued|noted|observed|suggested|added|wrote|proposed|asked|replied|recalled|explained|told)\b)|(?:^|[.!?]\s|\n)(?<name>(?!The |A |An |Some |Most |Many |Several |One |Two |Three |Both |All |This |That |These |Those |Other |Another )" + Cap + " " + Cap + @")(?= (?:said|argued|noted|observed|suggested|added|wrote|proposed|asked|replied|recalled|explained|told)\b)")]
    private static partial Regex Speaking();

    [GeneratedRegex(@"\b(?:Assembly|Secretary|Council|Conference|Staff|Electric|Committee|Nations|Cross|Union|Court|Commission|Office|Ministry|Department|Agency|Institute|University|Association|Side|Participants|Group|House|Government|Party|Republic|States|Kingdom|Bank|Forum|Centre|Center|Programme|Program|Working|Red|United|European|Chinese|American|Attorney|Manager|Counsel|Purpose|Data|Rule|Convention|Treaty|Order)\b")]
    private static partial Regex Institutions();
}
