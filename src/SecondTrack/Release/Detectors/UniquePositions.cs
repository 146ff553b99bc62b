namespace SecondTrack.Release.Detectors;

/// <summary>D5: the words or the thought of a remark that only one person made.</summary>
internal static class UniquePositions
{
    private const double Near = 0.6;

    public static IEnumerable<Finding> Find(Memo memo, CheckGround ground)
    {
        if (ground.Ledger.Count == 0) yield break;
        var text = memo.Normal.Text;
        var compare = ground.Compare;
        var speakers = ground.Ledger.GroupBy(r => r.PointId, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Select(r => r.PersonId).Distinct(StringComparer.Ordinal).Count(), StringComparer.Ordinal);
        var verbatim = compare.Verbatim(text).GroupBy(r => r.Folded.Start).Select(g => g.MaxBy(r => r.Length)).ToList();
        foreach (var run in verbatim)
        {
            var remark = ground.Ledger[run.RemarkIndex];
            var alone = speakers[remark.PointId] == 1;
            yield return memo.Found("D5", alone ? Level.Block : Level.Warn, run.Folded, alone
                    ? new Words("Word for word what one person said and nobody else ({0}).", "与一人的原话逐字相同，且只有此人说过（{0}）。").With(remark.Id)
                    : new Words("Word for word as it was said ({0}); {1} people made this point.", "与会上原话逐字相同（{0}）；共有 {1} 人表达过这一观点。").With(remark.Id, speakers[remark.PointId]),
                new("Say it in other words, together with what others said; a quotation needs the speaker's clearance.", "换一种说法，并与他人的意见合写；引用原话须经发言人同意。")) with { PersonId = alone ? remark.PersonId : null, Fits = speakers[remark.PointId] };
        }
        foreach (var sentence in Sentences.Of(text))
        {
            if (verbatim.Exists(v => v.Folded.Overlaps(sentence))) continue;
            var near = compare.Nearness(text[sentence.Start..sentence.End]);
            var best = Enumerable.Range(0, near.Count).MaxBy(i => near[i]);
            if (near[best] < Near || speakers[ground.Ledger[best].PointId] != 1) continue;
            yield return memo.Found("D5", Level.Warn, Trim(text, sentence), new Words("Very near to what one person said and nobody else ({0}).", "与只有一人说过的话十分接近（{0}）。").With(ground.Ledger[best].Id),
                new("Say it more generally, or together with what others said.", "写得更概括些，或与他人的意见合写。")) with { PersonId = ground.Ledger[best].PersonId, Fits = 1 };
        }
    }

    private static Span Trim(string text, Span span)
    {
        var (start, end) = (span.Start, span.End);
        while (start < end && char.IsWhiteSpace(text[start])) start++;
        while (end > start && char.IsWhiteSpace(text[end - 1])) end--;
        return new(start, end);
    }
}
