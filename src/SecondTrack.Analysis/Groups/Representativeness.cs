namespace SecondTrack.Analysis.Groups;

/// <summary>How one group's votes on a statement compare with one half and with those of everybody else, all with a pseudo-count of one.</summary>
/// <param name="Votes">The group's own votes.</param>
/// <param name="AgreeProbability">(A + 1)/(S + 2), in (0, 1).</param>
/// <param name="AgreeTest">One-proportion z of agreeing against one half.</param>
/// <param name="AgreeRatio">Probability of agreeing over that of the rest; positive.</param>
/// <param name="AgreeRatioTest">Two-proportion z of agreeing here against the rest.</param>
/// <param name="DisagreeProbability">(D + 1)/(S + 2).</param>
/// <param name="DisagreeTest">As for agreeing.</param>
/// <param name="DisagreeRatio">As for agreeing.</param>
/// <param name="DisagreeRatioTest">As for agreeing.</param>
public sealed record Representativeness(
    Tally Votes, double AgreeProbability, double AgreeTest, double AgreeRatio, double AgreeRatioTest,
    double DisagreeProbability, double DisagreeTest, double DisagreeRatio, double DisagreeRatioTest)
{
    /// <summary>z of a one-sided test at 90 %.</summary>
    public const double Significant = 1.2816;

    /// <summary>Compares a group with the rest.</summary>
    public static Representativeness Of(Tally group, Tally rest) => new(
        group,
        Probability(group.Agree, group.Seen), OneProportion(group.Agree, group.Seen),
        Probability(group.Agree, group.Seen) / Probability(rest.Agree, rest.Seen), TwoProportions(group.Agree, group.Seen, rest.Agree, rest.Seen),
        Probability(group.Disagree, group.Seen), OneProportion(group.Disagree, group.Seen),
        Probability(group.Disagree, group.Seen) / Probability(rest.Disagree, rest.Seen), TwoProportions(group.Disagree, group.Seen, rest.Disagree, rest.Seen));

    internal bool IsAgreeSignificant => AgreeTest > Significant && AgreeRatioTest > Significant;

    internal bool IsDisagreeSignificant => DisagreeTest > Significant && DisagreeRatioTest > Significant;

    internal static double Probability(int successes, int seen) => (successes + 1.0) / (seen + 2.0);

    internal static double OneProportion(int successes, int seen) => 2 * Math.Sqrt(seen + 1.0) * ((successes + 1.0) / (seen + 1.0) - 0.5);

    private static double TwoProportions(int successes, int seen, int otherSuccesses, int otherSeen)
    {
        var (s1, n1, s2, n2) = (successes + 1.0, seen + 1.0, otherSuccesses + 1.0, otherSeen + 1.0);
        var pooled = (s1 + s2) / (n1 + n2);
        return pooled == 1 ? 0 : (s1 / n1 - s2 / n2) / Math.Sqrt(pooled * (1 - pooled) * (1 / n1 + 1 / n2));
    }
}

/// <summary>Agreeing or disagreeing.</summary>
public enum Direction
{
    /// <summary>The group agrees.</summary>
    Agree,

    /// <summary>The group disagrees.</summary>
    Disagree,
}

/// <summary>A statement that sets a group apart.</summary>
/// <param name="Statement">0-based column.</param>
/// <param name="Direction">Whether the group agrees or disagrees more than the rest.</param>
/// <param name="Probability">Of that direction in the group.</param>
/// <param name="ProbabilityTest">z against one half.</param>
/// <param name="Repness">Ratio to the rest.</param>
/// <param name="RepnessTest">z against the rest.</param>
public sealed record RepresentativeStatement(int Statement, Direction Direction, double Probability, double ProbabilityTest, double Repness, double RepnessTest);
