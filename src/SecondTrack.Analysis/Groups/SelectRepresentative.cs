namespace SecondTrack.Analysis.Groups;

/// <summary>
/// The at most five statements that set each group apart, agrees before disagrees, by the rules of Polis. With dozens of statements some pass
/// by chance and with few votes a single one is "significant": <see cref="TestSides"/> is the strict version for declared sides.
/// </summary>
public static class SelectRepresentative
{
    /// <summary>Statements shown for a group.</summary>
    public const int Most = 5;

    /// <param name="votes">Votes by group.</param>
    /// <param name="statuses">One for each statement; a closed one counts as passed by everybody and one moderated out or meta is never chosen.</param>
    /// <returns>For each group its statements; empty where nothing was voted on.</returns>
    public static IReadOnlyList<IReadOnlyList<RepresentativeStatement>> Run(VoteCounts votes, IReadOnlyList<StatementStatus> statuses)
    {
        ArgumentNullException.ThrowIfNull(votes);
        ArgumentNullException.ThrowIfNull(statuses);
        var whole = Enumerable.Range(0, votes.Statements).Select(votes.Whole).ToArray();
        return [.. Enumerable.Range(0, votes.Groups).Select(g => Select(Enumerable.Range(0, votes.Statements).Where(j => statuses[j] == StatementStatus.Open && whole[j].Seen > 0)
            .Select(j => (j, Representativeness.Of(votes[g, j], whole[j] - votes[g, j])))))];
    }

    private static IReadOnlyList<RepresentativeStatement> Select(IEnumerable<(int Statement, Representativeness Of)> statements)
    {
        var sufficient = new List<RepresentativeStatement>();
        RepresentativeStatement? best = null;
        (int Statement, Representativeness Of)? bestAgree = null;
        foreach (var (j, r) in statements)
        {
            if (r.IsAgreeSignificant || r.IsDisagreeSignificant) sufficient.Add(Shown(j, r));
            if (sufficient.Count == 0 && (best is null || Math.Max(r.AgreeRatioTest, r.DisagreeRatioTest) > best.RepnessTest)) best = Shown(j, r);
            if (IsBetterAgree(r, bestAgree?.Of)) bestAgree = (j, r);
        }
        var leading = bestAgree is var (statement, of) ? Shown(statement, of) : null;
        if (sufficient.Count == 0) return (leading ?? best) is { } only ? [only] : [];
        IEnumerable<RepresentativeStatement> ordered = sufficient.Where(s => s.Statement != leading?.Statement).OrderByDescending(s => s.Repness * s.RepnessTest * s.Probability * s.ProbabilityTest);
        if (leading is not null) ordered = ordered.Prepend(leading);
        return [.. ordered.Take(Most).OrderBy(s => s.Direction)];
    }

    private static bool IsBetterAgree(Representativeness r, Representativeness? incumbent)
    {
        if (r.Votes is { Agree: 0, Disagree: 0 }) return false;
        if (incumbent is null) return r.AgreeTest > Representativeness.Significant || (r.AgreeRatio > 1 && r.AgreeProbability > 0.5);
        return incumbent.AgreeRatio > 1
            ? r.AgreeRatio * r.AgreeRatioTest * r.AgreeProbability * r.AgreeTest > incumbent.AgreeRatio * incumbent.AgreeRatioTest * incumbent.AgreeProbability * incumbent.AgreeTest
            : r.AgreeProbability * r.AgreeTest > incumbent.AgreeProbability * incumbent.AgreeTest;
    }

    private static RepresentativeStatement Shown(int statement, Representativeness r) => r.AgreeRatioTest > r.DisagreeRatioTest
        ? new(statement, Direction.Agree, r.AgreeProbability, r.AgreeTest, r.AgreeRatio, r.AgreeRatioTest)
        : new(statement, Direction.Disagree, r.DisagreeProbability, r.DisagreeTest, r.DisagreeRatio, r.DisagreeRatioTest);
}
