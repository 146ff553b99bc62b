namespace SecondTrack.Release.Detectors;

/// <summary>D1: a name of the roster, in any script and spelling.</summary>
internal static class RosterNames
{
    internal static readonly Words Instead = new("Write “a participant” or “participants” instead.", "改写为“有与会者”或“与会者”。");

    public static IReadOnlyList<Finding> Find(Memo memo, CheckGround ground) => [.. In(memo.Normal, ground).Select(m => Say(memo, m, ground))];

    public static IEnumerable<Mention> In(NormalText text, CheckGround ground) =>
        ground.Lexicon.In(text, kind => kind is AliasKind.Name or AliasKind.Spelled or AliasKind.Surname or AliasKind.Given or AliasKind.Initials)
            .Where(m => m.Kind != AliasKind.Given || !m.Ordinary);

    private static Finding Say(Memo memo, Mention mention, CheckGround ground)
    {
        var several = mention.MemberIds.Count > 1;
        var candidates = string.Join(", ", ground.ById(mention.MemberIds).Select(m => m.Name));
        var guessed = mention.Kind == AliasKind.Spelled && !ground.ById(mention.MemberIds).Any(HasConfirmedSpelling);
        var level = guessed || mention.Ordinary || mention.Kind == AliasKind.Given ? Level.Warn : Level.Block;
        Words why = mention switch
        {
            { Ordinary: true } => new Words("This may be an everyday word, and it is the name of somebody on the roster ({0}).", "这可能只是普通词语，但也是名单上某人的名字（{0}）。").With(candidates),
            { Kind: AliasKind.Given } => new Words("The given name of somebody on the roster ({0}).", "名单上某人的名（{0}）。").With(candidates),
            _ when guessed => new Words("A spelling in Latin letters that fits a name on the roster ({0}); nobody has confirmed it.", "此拉丁字母拼写与名单上的姓名相符（{0}），尚未经人确认。").With(candidates),
            _ when several => new Words("A name on the roster, shared by {0} people ({1}).", "名单上的姓名，有 {0} 人同名（{1}）。").With(mention.MemberIds.Count, candidates),
            _ => new Words("The name of somebody who was there or invited ({0}).", "这是到会者或受邀者的姓名（{0}）。").With(candidates),
        };
        return memo.Found("D1", level, mention.Folded, why, Instead) with { PersonId = several ? null : mention.MemberIds[0], Fits = mention.MemberIds.Count };
    }

    private static bool HasConfirmedSpelling(RosterMember member) => member.OtherNames.Any(n => n.Any(char.IsAsciiLetter) && !n.Contains('.', StringComparison.Ordinal));
}
