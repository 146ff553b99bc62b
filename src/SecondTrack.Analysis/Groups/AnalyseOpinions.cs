namespace SecondTrack.Analysis.Groups;

/// <summary>What the groups of a conversation are taken to be.</summary>
public sealed record OpinionOptions
{
    /// <summary>The number of groups; null finds it.</summary>
    public int? K { get; init; }

    /// <summary>Groups that are given and not found: for each person 0-based, or −1 for none. They replace clustering.</summary>
    public IReadOnlyList<int>? Labels { get; init; }

    /// <summary>Clusters in two levels from Polis' cold start.</summary>
    public bool LikePolis { get; init; }

    /// <summary>Axes of the round before, to keep their direction.</summary>
    public PrincipalAxes? AxesBefore { get; init; }

    /// <summary>Who was clustered before, for each person; whoever was in stays in.</summary>
    public IReadOnlyList<bool>? InBefore { get; init; }
}

/// <summary>A conversation seen through its votes.</summary>
/// <param name="Axes">Principal axes.</param>
/// <param name="People">The place of each person.</param>
/// <param name="Statements">The place of each statement.</param>
/// <param name="GroupOf">For each person the group, or −1 for whoever voted too little to be clustered.</param>
/// <param name="Search">How the groups were found; null where they were given.</param>
/// <param name="Votes">Votes by group.</param>
/// <param name="Everybody">Votes of all people by statement.</param>
/// <param name="Consensus">Group-informed consensus of each statement.</param>
/// <param name="Priority">Claim of each statement to the next vote.</param>
/// <param name="Representative">For each group the statements that set it apart.</param>
/// <param name="Majority">What most hold.</param>
/// <param name="Standing">For each clustered person where it stands.</param>
public sealed record OpinionAnalysis(
    PrincipalAxes Axes, IReadOnlyList<Point> People, IReadOnlyList<Point> Statements, IReadOnlyList<int> GroupOf, GroupSearch? Search, VoteCounts Votes,
    IReadOnlyList<Tally> Everybody, IReadOnlyList<double> Consensus, IReadOnlyList<double> Priority,
    IReadOnlyList<IReadOnlyList<RepresentativeStatement>> Representative, Majority Majority, IReadOnlyList<ParticipantStatistics?> Standing);

/// <summary>Everything about a conversation in one go. Time grows with the number of votes, memory with votes + people + statements.</summary>
public static class AnalyseOpinions
{
    /// <param name="votes">The votes that hold: at least one person and one statement. Every result is finite, also where all votes are equal.</param>
    /// <param name="statuses">One for each statement.</param>
    /// <param name="options">What is given; the defaults find everything.</param>
    /// <exception cref="ArgumentException">The options do not fit the votes.</exception>
    public static OpinionAnalysis Run(VoteMatrix votes, IReadOnlyList<StatementStatus> statuses, OpinionOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(votes);
        ArgumentNullException.ThrowIfNull(statuses);
        options ??= new();
        var ratings = new Ratings(votes, statuses);
        var axes = FindPrincipalAxes.Run(ratings, options.AxesBefore);
        var people = Project.People(ratings, axes);
        var statements = Project.Statements(axes);
        var (groupOf, groups, search) = Groups(votes, people, options);
        var counts = VoteCounts.Of(votes, groupOf, groups);
        var everybody = VoteCounts.Of(votes, new int[votes.People], 1);
        var all = Enumerable.Range(0, votes.Statements).ToArray();
        var tallies = Array.ConvertAll(all, j => everybody[0, j]);
        return new(axes, people, statements, groupOf, search, counts, tallies,
            Array.ConvertAll(all, j => Analysis.Groups.Consensus.OnAgreeing(counts, j)),
            Array.ConvertAll(all, j => statuses[j] == StatementStatus.Meta ? Analysis.Groups.Priority.Meta : Analysis.Groups.Priority.Of(counts.Whole(j), Point.Distance(statements[j], default))),
            SelectRepresentative.Run(counts, statuses), Majority.Of(tallies, statuses), ParticipantStatistics.Of(people, groupOf));
    }

    private static (int[] GroupOf, int Count, GroupSearch? Search) Groups(VoteMatrix votes, Point[] people, OpinionOptions options)
    {
        if (options.Labels is { } labels) return ([.. labels], labels.DefaultIfEmpty(-1).Max() + 1, null);
        var isIn = InConversation.Of(votes, options.InBefore);
        var clustered = Enumerable.Range(0, people.Length).Where(i => isIn[i]).ToArray();
        var groupOf = new int[people.Length];
        Array.Fill(groupOf, -1);
        if (clustered.Length == 0) return (groupOf, 0, null);
        var places = Array.ConvertAll(clustered, i => people[i]);
        var search = options.LikePolis ? PolisClusters.Run(places, options.K) : SearchGroups.Run(places, options.K);
        for (var at = 0; at < clustered.Length; at++) groupOf[clustered[at]] = search.Chosen.Labels[at];
        return (groupOf, search.Chosen.Centres.Count, search);
    }
}
