using SecondTrack.Analysis.Groups;

namespace SecondTrack.Cli;

internal sealed record PersonOutput(object Id, double X, double Y, int Votes, object? Group, object? Side, double? Centricness, double? Coreness, double? Extremeness);

internal sealed record StatementOutput(object Id, StatementStatus Status, double X, double Y, double Extremity, double Priority, double GroupInformedConsensus, double GroupInformedRejection, int Agree, int Disagree, int Pass);

internal sealed record VotesOutput(object Statement, int Agree, int Disagree, int Seen);

internal sealed record RepresentativeOutput(object Statement, Direction Direction, double Probability, double ProbabilityTest, double Repness, double RepnessTest);

internal sealed record GroupOutput(object Id, int Size, IReadOnlyList<VotesOutput> Votes, IReadOnlyList<RepresentativeOutput> Representative);

internal sealed record MajorityStatementOutput(object Statement, double Probability, double ProbabilityTest);

internal sealed record MajorityOutput(IReadOnlyList<MajorityStatementOutput> Agree, IReadOnlyList<MajorityStatementOutput> Disagree);

internal sealed record CandidateOutput(int K, double Silhouette, double? StandardError, double Inertia, bool IsAllowed);

internal sealed record AxesOutput(IReadOnlyList<double> Mean, IReadOnlyList<IReadOnlyList<double>> Components, IReadOnlyList<double> Variance, IReadOnlyList<object> Statements);

internal sealed record TestOutput(object Statement, Direction Direction, double P, double Q, bool SetsApart);

internal sealed record SideOutput(object Side, int Size, IReadOnlyList<VotesOutput> Votes, IReadOnlyList<RepresentativeOutput> Representative, IReadOnlyList<TestOutput> Tests);

internal sealed record PerSideOutput(object Side, int Agree, int Disagree, int Pass, double LowerBound);

internal sealed record CommonGroundOutput(object Statement, Band Band, double LowerBound, double SideInformedConsensus, IReadOnlyList<PerSideOutput> PerSide);

internal sealed record ChangeOutput(object Statement, int Round, Vote From, Vote To, int People);

/// <summary>The machine form of <c>secondtrack groups</c>. Counts of people stand in it: a local analysis, not for publication.</summary>
internal sealed record GroupsOutput(
    IReadOnlyList<PersonOutput> Participants, IReadOnlyList<StatementOutput> Statements, IReadOnlyList<GroupOutput> Groups, MajorityOutput Majority, IReadOnlyList<CandidateOutput> Search, int K, double? Margin,
    AxesOutput Pca, IReadOnlyList<SideOutput> Sides, IReadOnlyList<CommonGroundOutput> CommonGround, double? OverlapOfGroupsAndSides, IReadOnlyList<ChangeOutput> ChangesOfMind, double Seconds)
{
    public static GroupsOutput Of(GroupsAnswer answer)
    {
        var (analysis, ids) = (answer.Analysis, answer.File.StatementIds);
        var groupIds = answer.Labels?.Ids() ?? [.. Enumerable.Range(0, analysis.Votes.Groups).Select(g => (object)g)];
        var sideIds = answer.Sides?.Names.Ids() ?? [];
        var all = Enumerable.Range(0, ids.Count).ToList();
        return new(
            [
                .. answer.File.People.Ids().Select((id, i) => new PersonOutput(id, analysis.People[i].X, analysis.People[i].Y, answer.Votes.VotesOf(i), Named(groupIds, analysis.GroupOf[i]),
                    answer.Sides is null ? null : Named(sideIds, answer.Sides.Of[i]), analysis.Standing[i]?.Centricness, analysis.Standing[i]?.Coreness, analysis.Standing[i]?.Extremeness)),
            ],
            [
                .. all.Select(j => new StatementOutput(ids[j], answer.Statuses[j], analysis.Statements[j].X, analysis.Statements[j].Y, Math.Sqrt(Math.Pow(analysis.Statements[j].X, 2) + Math.Pow(analysis.Statements[j].Y, 2)),
                    analysis.Priority[j], analysis.Consensus[j], Consensus.OnDisagreeing(analysis.Votes, j), analysis.Everybody[j].Agree, analysis.Everybody[j].Disagree, analysis.Everybody[j].Pass)),
            ],
            [.. groupIds.Select((id, g) => new GroupOutput(id, analysis.Votes.Members[g], Counts(analysis.Votes, g, ids), Shown(analysis.Representative[g], ids)))],
            new(Shown(analysis.Majority.Agree, ids), Shown(analysis.Majority.Disagree, ids)),
            [.. (analysis.Search?.Candidates ?? []).Select(c => new CandidateOutput(c.K, c.Silhouette, c.StandardError, c.Inertia, c.IsAllowed))],
            groupIds.Length, analysis.Search?.Margin,
            new(analysis.Axes.Mean, [analysis.Axes.First, analysis.Axes.Second], analysis.Axes.Variance, ids),
            answer.BySide is not { } sides ? [] : [.. sideIds.Select((id, s) => new SideOutput(id, sides.Votes.Members[s], Counts(sides.Votes, s, ids), Shown(sides.Representative[s], ids),
                [.. sides.Tests.Where(t => t.Side == s).Select(t => new TestOutput(ids[t.Statement], t.Direction, t.P, t.Q, t.SetsApart))]))],
            answer.BySide is not { } ground ? [] : [.. ground.CommonGround.OrderByDescending(c => c.LowerBound).Select(c => new CommonGroundOutput(ids[c.Statement], c.Band, c.LowerBound, ground.Consensus[c.Statement],
                [.. c.PerSide.Select((p, s) => new PerSideOutput(sideIds[s], p.Votes.Agree, p.Votes.Disagree, p.Votes.Pass, p.LowerBound))]))],
            answer.BySide?.Overlap, [.. answer.Changes.Select(c => new ChangeOutput(ids[c.Statement], c.Round, c.From, c.To, c.People))], answer.Seconds);
    }

    private static object? Named(object[] names, int at) => at < 0 ? null : names[at];

    private static VotesOutput[] Counts(VoteCounts votes, int group, IReadOnlyList<object> ids) =>
        [.. Enumerable.Range(0, ids.Count).Select(j => new VotesOutput(ids[j], votes[group, j].Agree, votes[group, j].Disagree, votes[group, j].Seen))];

    private static RepresentativeOutput[] Shown(IReadOnlyList<RepresentativeStatement> statements, IReadOnlyList<object> ids) =>
        [.. statements.Select(s => new RepresentativeOutput(ids[s.Statement], s.Direction, s.Probability, s.ProbabilityTest, s.Repness, s.RepnessTest))];

    private static MajorityStatementOutput[] Shown(IReadOnlyList<MajorityStatement> statements, IReadOnlyList<object> ids) =>
        [.. statements.Select(s => new MajorityStatementOutput(ids[s.Statement], s.Probability, s.ProbabilityTest))];
}

internal sealed record PublishedShareOutput(object Side, int? FromPercent, int? ToPercent);

internal sealed record PublishedStatementOutput(object Statement, Band Band, IReadOnlyList<PublishedShareOutput> Agree);

/// <summary>What may leave the institution: bands and withheld or coarse shares, not one count.</summary>
internal sealed record PublishedOutput(int MinimumCell, IReadOnlyList<PublishedStatementOutput> Statements)
{
    public static PublishedOutput Of(GroupsAnswer answer, int minimumCell)
    {
        var (published, sides) = (answer.BySide!.Publish(minimumCell), answer.Sides!.Names.Ids());
        return new(published.MinimumCell, [.. published.Statements.Select(s => new PublishedStatementOutput(answer.File.StatementIds[s.Statement], s.Band,
            [.. s.Agree.Select((share, side) => new PublishedShareOutput(sides[side], share?.FromPercent, share?.ToPercent))]))]);
    }
}
