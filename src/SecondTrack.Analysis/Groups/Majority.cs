namespace SecondTrack.Analysis.Groups;

/// <summary>A statement that most people of the whole conversation agree with, or reject.</summary>
/// <param name="Statement">0-based column.</param>
/// <param name="Probability">(A + 1)/(S + 2), or of disagreeing; above one half.</param>
/// <param name="ProbabilityTest">z against one half.</param>
public sealed record MajorityStatement(int Statement, double Probability, double ProbabilityTest);

/// <summary>What most people hold, whatever their group: at most five statements each.</summary>
/// <param name="Agree">Agreed with, the clearest first.</param>
/// <param name="Disagree">Rejected, the clearest first.</param>
public sealed record Majority(IReadOnlyList<MajorityStatement> Agree, IReadOnlyList<MajorityStatement> Disagree)
{
    /// <summary>Selects them.</summary>
    /// <param name="votes">Tallies over all people, also those who are not clustered.</param>
    /// <param name="statuses">One for each statement; only open ones are taken.</param>
    public static Majority Of(IReadOnlyList<Tally> votes, IReadOnlyList<StatementStatus> statuses)
    {
        ArgumentNullException.ThrowIfNull(votes);
        ArgumentNullException.ThrowIfNull(statuses);
        return new(Clearest(votes, statuses, t => t.Agree), Clearest(votes, statuses, t => t.Disagree));
    }

    private static IReadOnlyList<MajorityStatement> Clearest(IReadOnlyList<Tally> votes, IReadOnlyList<StatementStatus> statuses, Func<Tally, int> successes) =>
    [
        .. Enumerable.Range(0, votes.Count).Where(j => statuses[j] == StatementStatus.Open)
            .Select(j => new MajorityStatement(j, Representativeness.Probability(successes(votes[j]), votes[j].Seen), Representativeness.OneProportion(successes(votes[j]), votes[j].Seen)))
            .Where(s => s.Probability > 0.5 && s.ProbabilityTest > Representativeness.Significant)
            .OrderByDescending(s => s.Probability * s.ProbabilityTest).Take(5),
    ];
}
