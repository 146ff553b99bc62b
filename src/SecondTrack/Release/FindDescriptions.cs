using System.Text.RegularExpressions;

namespace SecondTrack.Release;

/// <summary>
/// A phrase that speaks of somebody there, and whom of the roster it fits. <paramref name="Conditions"/> is how many different things it says of them;
/// <paramref name="Speaks"/> whether something is put into their mouth.
/// </summary>
internal sealed record Description(Span Folded, string Determiner, IReadOnlyList<DescribingTerm> Terms, IReadOnlySet<string> Fits, bool Speaks)
{
    public int Conditions => Terms.Where(t => t.Attribute.Length > 0).Select(t => t.Attribute).Distinct(StringComparer.Ordinal).Count();

    public string Said => string.Join(", ", Terms.Where(t => t.Attribute.Length > 0).Select(t => t.Text).Distinct(StringComparer.Ordinal));
}

/// <summary>Finds the phrases in which people are described: a determiner, what narrows down, a word for a person, and what follows with "from", "of", "on".</summary>
internal static partial class FindDescriptions
{
    private static readonly System.Buffers.SearchValues<char> Stops = System.Buffers.SearchValues.Create("，。；：、！？,.;:\n和与");

    private const int WordsBefore = 6, WordsAfter = 6, HanAfter = 18;

    public static IReadOnlyList<Description> In(string folded, DescribedAs described)
    {
        var hits = described.In(folded);
        var found = English(folded, hits).Concat(Chinese(folded, hits)).OrderBy(d => d.Folded.Start).ThenByDescending(d => d.Folded.Length).ToList();
        var kept = new List<Description>();
        foreach (var one in found)
            if (!kept.Exists(k => k.Folded.Start <= one.Folded.Start && one.Folded.End <= k.Folded.End)) kept.Add(one);
        return kept;
    }

    private static Description Make(string folded, int start, int end, string determiner, IReadOnlyList<TermHit> hits, bool speaks)
    {
        // Of terms of one attribute the longest says most: "air force general" and not also "general".
        var terms = hits.Where(h => h.Start >= start && h.End <= end)
            .Where(h => !hits.Any(o => o.Term.Attribute == h.Term.Attribute && o.Start >= start && o.End <= end && o.Start <= h.Start && h.End <= o.End && o.End - o.Start > h.End - h.Start))
            .Select(h => h.Term).Distinct().ToList();
        var fits = terms[0].Fits.ToHashSet();
        foreach (var group in terms.GroupBy(t => t.Attribute)) fits.IntersectWith(group.SelectMany(t => t.Fits));
        while (end > start && folded[end - 1] == ' ') end--;
        return new(new(start, end), determiner, terms, fits, speaks);
    }

    private static IEnumerable<Description> English(string folded, IReadOnlyList<TermHit> hits)
    {
        foreach (var head in hits.Where(h => h.Term.IsPerson && !HanNames.IsHan(folded[h.Start])))
        {
            var from = head.Start;
            for (var words = 0; from > 0 && words <= WordsBefore && !".,;:!?()\n\"“”".Contains(folded[from - 1], StringComparison.Ordinal); from--)
                if (folded[from - 1] == ' ') words++;
            var determiners = Determiner().Matches(folded[from..head.Start]);
            if (determiners.Count == 0) continue;
            // The nearest determiner begins the phrase; "one of the two" is one.
            var determiner = determiners[^1];
            if (Verb().IsMatch(folded[(from + determiner.Index + determiner.Length)..head.Start])) continue;
            var start = from + determiner.Index;
            var end = head.End;
            if (Following().Match(folded, end, Math.Min(70, folded.Length - end)) is { Success: true } after && after.Index == end)
            {
                var words = after.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries).TakeWhile((w, i) => i < WordsAfter + 2 && (i == 0 || !Verb().IsMatch(w))).ToList();
                end += Math.Min(after.Length, string.Join(' ', words).Length + 1);
                // Only as far as it still says something of the person.
                end = Math.Max(head.End, hits.Where(h => h.Start >= head.End && h.End <= end).Select(h => h.End).DefaultIfEmpty(head.End).Max());
            }
            var speaks = SpeaksAfter().IsMatch(folded[end..Math.Min(folded.Length, end + 40)]) || SourceBefore().IsMatch(folded[Math.Max(0, start - 24)..start]);
            yield return Make(folded, start, end, determiner.Value.Trim(), hits, speaks);
        }
    }

    private static IEnumerable<Description> Chinese(string folded, IReadOnlyList<TermHit> hits)
    {
        foreach (Match determiner in HanDeterminer().Matches(folded))
        {
            var (start, end) = (determiner.Index, determiner.Index + determiner.Length);
            var rest = folded[end..Math.Min(folded.Length, end + HanAfter)];
            var stop = HanStop().Match(rest) is { Success: true } cut ? end + cut.Index : end + rest.Length;
            var heads = hits.Where(h => h.Term.IsPerson && h.Start >= end && h.End <= stop).ToList();
            if (heads.Count == 0) continue;
            // The person is named at the end of the phrase: the last word for one before the verb.
            var headEnd = heads.Max(h => h.End);
            foreach (var before in hits.Where(h => h.End <= start && start - h.End <= 2 && !HasStop(folded, h.End, start))) start = Math.Min(start, before.Start);
            yield return Make(folded, start, headEnd, determiner.Value, hits, HanSpeaks().IsMatch(folded[headEnd..Math.Min(folded.Length, headEnd + 14)]));
        }
        foreach (var side in hits.Where(h => h.Term.Attribute == "side" && HanNames.IsHan(folded[h.Start])))
            foreach (var head in hits.Where(h => h.Term.IsPerson && h.Term.Attribute is "profession" && h.Start >= side.End && h.Start - side.End <= 2 && !HasStop(folded, side.End, h.Start)))
                yield return Make(folded, side.Start, head.End, "", hits, HanSpeaks().IsMatch(folded[head.End..Math.Min(folded.Length, head.End + 14)]));
    }

    private static bool HasStop(string folded, int from, int to) => folded.AsSpan(from, to - from).IndexOfAny(Stops) >= 0;

    [GeneratedRegex(@"(?<![a-z])(?:one of the (?:two|three|four)|one of (?:our|the)|a|an|one|another|the|this|that|the only|the two|the three|both of the|both|all of the|all|all two|all three|neither of the|neither|either|none of the|every|each of the|each|two|three|some|several|certain)(?= )")]
    private static partial Regex Determiner();

    [GeneratedRegex(@"\b(?:said|was|were|is|are|has|had|have|be|been|will|would|could|should|can|may|might|and|that|which|to|by|agreed|thought|asked|described|observed|noted|argued|held|spoke|(?!retired)[a-z]{3,}ed|did|does)\b")]
    private static partial Regex Verb();

    [GeneratedRegex(@"\G '?s?(?:from|of|on|in|at|with|representing|based|for|working on|working in|specialising in|specializing in|who works? on|who worked on|who served|trained in)[^.,;:!?()\n]*")]
    private static partial Regex Following();

    [GeneratedRegex(@"^[ ,]*(?:[a-z]+ly |also |then |had |has |who |later |again ){0,3}(?:" + DescribingWords.Saying + @")\b")]
    private static partial Regex SpeaksAfter();

    [GeneratedRegex(@"\b(?:by|from|according to|as|remark of|words of|view of|told|thanked|quoted|quoting)(?: [a-z]+)? ?$")]
    private static partial Regex SourceBefore();

    [GeneratedRegex("(?:其中|另)?(?:唯一(?:的)?(?:一[位名])?|[一两二三某这那几数][位名]|某|有位|该|个别|两[位名]|所有|全体|部分)")]
    private static partial Regex HanDeterminer();

    [GeneratedRegex("[，。；：！？、\n“”（）,.;:!?()]|" + DescribingWords.SayingHan)]
    private static partial Regex HanStop();

    [GeneratedRegex("^[^，。；！？\n]{0,6}?(?:" + DescribingWords.SayingHan + ")")]
    private static partial Regex HanSpeaks();
}
