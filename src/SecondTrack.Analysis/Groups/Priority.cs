namespace SecondTrack.Analysis.Groups;

/// <summary>
/// How much a statement deserves the next vote: it tells people apart, is agreed with, is not passed, and is new. The next statement for a
/// person is drawn from the open ones not yet seen with probability proportional to this.
/// </summary>
public static class Priority
{
    /// <summary>A meta statement always comes early.</summary>
    public const double Meta = 49;

    /// <summary>((1 − p)(E + 1) a (1 + 8·2^(−S/5)))² with p = (P + 1)/(S + 2) and a = (A + 1)/(S + 2); positive.</summary>
    /// <param name="votes">Of everybody who is clustered.</param>
    /// <param name="extremity">Distance of the statement from the origin of the opinion space, not negative.</param>
    public static double Of(Tally votes, double extremity)
    {
        var passed = (votes.Pass + 1.0) / (votes.Seen + 2.0);
        var agreed = (votes.Agree + 1.0) / (votes.Seen + 2.0);
        var newness = 1 + 8 * Math.Pow(2, -votes.Seen / 5.0);
        return Math.Pow((1 - passed) * (extremity + 1) * agreed * newness, 2);
    }
}
