namespace SecondTrack.Analysis.Groups;

/// <summary>A conversation seen by the sides that people were declared to be of.</summary>
/// <param name="Votes">Votes by side, of everybody in one, whether clustered or not.</param>
/// <param name="CommonGround">Each statement, for ranking inside the institution.</param>
/// <param name="Consensus">Group-informed consensus with the sides as groups.</param>
/// <param name="Representative">For each side the statements that set it apart, by the rules used for groups.</param>
/// <param name="Tests">The strict version of the same.</param>
/// <param name="Overlap">Adjusted Rand index of found groups and sides: near 1, the groups have only found the delegations again.</param>
public sealed record SideAnalysis(
    VoteCounts Votes, IReadOnlyList<CommonGround> CommonGround, IReadOnlyList<double> Consensus, IReadOnlyList<IReadOnlyList<RepresentativeStatement>> Representative, IReadOnlyList<SideTest> Tests,
    double Overlap)
{
    /// <summary>What of it may leave the institution.</summary>
    /// <param name="minimumCell">See <see cref="PublishedOpinion.MinimumCell"/>.</param>
    public PublishedOpinion Publish(int minimumCell = 3) => PublishedOpinion.Of(Votes, minimumCell);
}

/// <summary>Every statistic of groups for declared sides.</summary>
public static class AnalyseSides
{
    /// <param name="votes">The votes that hold.</param>
    /// <param name="statuses">One for each statement.</param>
    /// <param name="sideOf">For each person the side, 0-based, or −1 for none.</param>
    /// <param name="sides">Number of sides, at least 1.</param>
    /// <param name="groupOf">For each person the found group, or −1.</param>
    public static SideAnalysis Run(VoteMatrix votes, IReadOnlyList<StatementStatus> statuses, IReadOnlyList<int> sideOf, int sides, IReadOnlyList<int> groupOf)
    {
        var counts = VoteCounts.Of(votes, sideOf, sides);
        return new(counts, CommonGround.Of(counts), [.. Enumerable.Range(0, counts.Statements).Select(j => Consensus.OnAgreeing(counts, j))],
            SelectRepresentative.Run(counts, statuses), TestSides.Run(counts, statuses), AdjustedRand.Of(groupOf, sideOf));
    }
}
