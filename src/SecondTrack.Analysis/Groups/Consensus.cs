namespace SecondTrack.Analysis.Groups;

/// <summary>
/// Group-informed consensus: the product over groups of (A + 1) / (S + 2). A statement stands high only if every group agrees with it.
/// </summary>
/// <remarks>
/// Small, C. et al. (2021). Polis: scaling deliberation by mapping high dimensional opinion spaces. Recerca 26(2). The ceiling falls with
/// the number and rises with the size of groups, so values of different conversations are not comparable.
/// </remarks>
public static class Consensus
{
    /// <summary>In (0, 1); 1 where there is no group.</summary>
    public static double OnAgreeing(VoteCounts votes, int statement)
    {
        ArgumentNullException.ThrowIfNull(votes);
        var product = 1.0;
        for (var g = 0; g < votes.Groups; g++) product *= (votes[g, statement].Agree + 1.0) / (votes[g, statement].Seen + 2.0);
        return product;
    }

    /// <summary>The same of disagreeing: what every group rejects.</summary>
    public static double OnDisagreeing(VoteCounts votes, int statement)
    {
        ArgumentNullException.ThrowIfNull(votes);
        var product = 1.0;
        for (var g = 0; g < votes.Groups; g++) product *= (votes[g, statement].Disagree + 1.0) / (votes[g, statement].Seen + 2.0);
        return product;
    }
}
