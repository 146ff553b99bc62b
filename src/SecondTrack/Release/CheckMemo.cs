using SecondTrack.Release.Detectors;

namespace SecondTrack.Release;

/// <summary>A text to be checked. <paramref name="Channels"/> is what its file carries beside the text; a file name may name somebody too.</summary>
public sealed record Memo(string FileName, string Text, IReadOnlyList<HiddenChannel> Channels)
{
    internal NormalText Normal { get; } = NormalText.Of(Text);

    internal bool IsChinese { get; } = Text.Count(HanNames.IsHan) * 3 > Text.Count(char.IsLetter);

    internal Finding Found(string detector, Level level, Span folded, Words why, Words suggestion)
    {
        var span = Normal.Back(folded.Start, folded.Length);
        return new(detector, level, span, Text[span.Start..span.End], why, suggestion);
    }
}

/// <summary>Something a file carries that its reader does not see: where, and what it says.</summary>
public sealed record HiddenChannel(string Part, Words Kind, string Value);

/// <summary>Looks for everything that would say who spoke, for whom, or who was there. The same text gives the same findings.</summary>
public static class CheckMemo
{
    public static IReadOnlyList<Finding> Run(Memo memo, CheckGround ground)
    {
        var names = RosterNames.Find(memo, ground);
        var found = new IEnumerable<Finding>[]
        {
            names, Affiliations.Find(memo, ground), Combinations.Find(memo, ground), HomogeneousGroups.Find(memo, ground), UniquePositions.Find(memo, ground), Arithmetic.Find(memo, ground),
            Occasions.Find(memo, ground), HiddenChannels.Find(memo, ground), OrderAndVoice.Find(memo, ground), Outsiders.Find(memo, ground, names), Silences.Find(memo),
        };
        return [.. found.SelectMany(f => f).OrderBy(f => f.Span?.Start ?? -1).ThenBy(f => f.Detector.Length).ThenBy(f => f.Detector, StringComparer.Ordinal)];
    }
}
