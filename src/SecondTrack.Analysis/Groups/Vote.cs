namespace SecondTrack.Analysis.Groups;

/// <summary>A reaction to a statement. Agree is +1 throughout; Polis stores the opposite sign, which only turns its axes around.</summary>
#pragma warning disable CA1028 // A conversation holds millions of these.
public enum Vote : sbyte
#pragma warning restore CA1028
{
    /// <summary>The person disagrees.</summary>
    Disagree = -1,

    /// <summary>The person saw the statement and passed.</summary>
    Pass = 0,

    /// <summary>The person agrees.</summary>
    Agree = 1,
}

/// <summary>How a statement stands in the conversation.</summary>
public enum StatementStatus
{
    /// <summary>It counts.</summary>
    Open,

    /// <summary>It is about the conversation itself: shown to everybody first, no part of the opinion space.</summary>
    Meta,

    /// <summary>It was taken out: its votes stay counted, but it shapes no axis and is never representative.</summary>
    ModeratedOut,
}

/// <summary>One vote as it was cast. Events stay: a later one of the same person on the same statement is a change of mind, not a correction.</summary>
/// <param name="Person">0-based row.</param>
/// <param name="Statement">0-based column.</param>
/// <param name="Vote">What was said.</param>
/// <param name="Round">The round of the dialogue, any integer that grows; 0 where there are none.</param>
public readonly record struct VoteEvent(int Person, int Statement, Vote Vote, int Round = 0);

/// <summary>A place in the opinion space.</summary>
/// <param name="X">Along the first axis.</param>
/// <param name="Y">Along the second axis.</param>
public readonly record struct Point(double X, double Y)
{
    internal static double SquaredDistance(Point a, Point b)
    {
        var (dx, dy) = (a.X - b.X, a.Y - b.Y);
        return dx * dx + dy * dy;
    }

    internal static double Distance(Point a, Point b) => Math.Sqrt(SquaredDistance(a, b));
}
