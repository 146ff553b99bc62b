namespace SecondTrack.Release.Detectors;

/// <summary>D3: what is said of somebody fits so few of the roster that a reader who knows the room knows who it is.</summary>
internal static class Combinations
{
    public static IEnumerable<Finding> Find(Memo memo, CheckGround ground)
    {
        foreach (var description in FindDescriptions.In(memo.Normal.Text, ground.Lexicon.Described))
        {
            var fits = description.Fits.Count;
            // One word alone describes somebody there only where something is put into their mouth: "a lawyer may ask" is nobody.
            var enough = description.Conditions > 1 ? !OnlyRole(description) || description.Speaks : description is { Conditions: 1, Speaks: true } && !OnlyRole(description);
            if (!enough || fits == 0 || fits >= ground.Threshold) continue;
            yield return memo.Found("D3", fits < Thresholds.Block ? Level.Block : Level.Warn, description.Folded,
                new Words("What is said here ({0}) fits {1} on the roster; at least {2} are needed for this audience.", "此处的描述（{0}）在名单上只有 {1} 人符合；面向这类读者至少应有 {2} 人。").With(description.Said, fits, ground.Threshold),
                Widen(description)) with { Fits = fits, PersonId = fits == 1 ? description.Fits.First() : null };
        }
    }

    /// <summary>Reader, Fellow, Director: as words they are too common to be a description by themselves.</summary>
    private static bool OnlyRole(Description description) => description.Terms.All(t => t.Attribute is "role" or "");

    private static Words Widen(Description description) => description.Terms.Any(t => t.Attribute == "side")
        ? new("Say only the side, or “some participants”.", "只写某一方，或写“部分与会者”。")
        : new("Write “a participant” or “some participants”.", "改写为“有与会者”或“部分与会者”。");
}
