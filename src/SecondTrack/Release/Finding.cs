namespace SecondTrack.Release;

public enum Level
{
    Warn,
    Block,
}

/// <summary>Whom a text is for; it decides how many people a description must fit.</summary>
public enum Audience
{
    Institutions,
    Restricted,
    Public,
}

/// <summary>
/// One leak. <paramref name="Span"/> is its place in the text in UTF-16 units, null where it is not in the text (a property, a comment, the file
/// name). <paramref name="Fits"/> is how many people of the roster it could be, where that was counted.
/// </summary>
public sealed record Finding(string Detector, Level Level, Span? Span, string Text, Words Why, Words Suggestion)
{
    public string? PersonId { get; init; }

    public int? Fits { get; init; }

    /// <summary>The sentence over all findings. A text without any is never called safe: the check sees only what it looks for.</summary>
    public static Words Summary(IReadOnlyCollection<Finding> found) => found.Count switch
    {
        0 => new("Found no leak that this check knows. That is no proof that nobody can be recognised.", "未发现本检查所能识别的泄露。这并不证明无人会被认出。"),
        1 => new("Found 1 leak.", "发现 1 处泄露。"),
        _ => new Words("Found {0} leaks.", "发现 {0} 处泄露。").With(found.Count),
    };
}

internal static class Thresholds
{
    /// <summary>Below three people a description names somebody, whoever reads it.</summary>
    public const int Block = 3;

    /// <summary>El Emam's precedents: 3 among those who know each other, 5 for a restricted list, 11 for the public.</summary>
    public static int For(Audience audience, int dialogue) => Math.Max(dialogue, audience switch { Audience.Public => 11, Audience.Restricted => 5, _ => 3 });
}
