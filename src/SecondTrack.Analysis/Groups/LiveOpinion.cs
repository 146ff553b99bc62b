namespace SecondTrack.Analysis.Groups;

/// <summary>
/// A conversation between two full analyses: each vote brings counts, that person's place and the consensus of that statement up to date at
/// once, on the axes and centres of the last analysis. Not safe for use by several threads at a time.
/// </summary>
public sealed class LiveOpinion
{
    private readonly IReadOnlyList<StatementStatus> _statuses;
    private readonly PrincipalAxes _axes;
    private readonly Dictionary<int, Vote>[] _votes;
    private readonly (double X, double Y, int Seen)[] _sums;
    private readonly int[] _groupOf;
    private readonly Tally[] _everybody;
    private readonly double[] _consensus;
    private readonly Point[] _centres;
    private readonly int _closed;

    /// <summary>Starts from a full analysis.</summary>
    /// <param name="votes">The votes it was made from.</param>
    /// <param name="statuses">The statuses it was made with.</param>
    /// <param name="analysis">The analysis.</param>
    public LiveOpinion(VoteMatrix votes, IReadOnlyList<StatementStatus> statuses, OpinionAnalysis analysis)
    {
        ArgumentNullException.ThrowIfNull(votes);
        ArgumentNullException.ThrowIfNull(statuses);
        ArgumentNullException.ThrowIfNull(analysis);
        (_statuses, _axes) = (statuses, analysis.Axes);
        _closed = statuses.Count(s => s != StatementStatus.Open);
        _groupOf = [.. analysis.GroupOf];
        _everybody = [.. analysis.Everybody];
        _consensus = [.. analysis.Consensus];
        _centres = analysis.Search is { } search ? [.. search.Chosen.Centres] : [];
        Votes = VoteCounts.Of(votes, _groupOf, analysis.Votes.Groups);
        _votes = new Dictionary<int, Vote>[votes.People];
        _sums = new (double, double, int)[votes.People];
        for (var i = 0; i < votes.People; i++)
        {
            var row = votes.Row(i);
            _votes[i] = new(row.Length);
            for (var at = 0; at < row.Length; at++)
            {
                _votes[i][row.Columns[at]] = (Vote)row.Values[at];
                Place(i, row.Columns[at], row.Values[at], 1);
            }
        }
    }

    /// <summary>Votes by group as they stand now.</summary>
    public VoteCounts Votes { get; }

    /// <summary>Group-informed consensus of each statement as it stands now.</summary>
    public IReadOnlyList<double> Consensus => _consensus;

    /// <summary>Votes of all people by statement as they stand now.</summary>
    public IReadOnlyList<Tally> Everybody => _everybody;

    /// <summary>The group of each person, −1 for whoever has not voted enough. Nobody changes groups before the next full analysis.</summary>
    public IReadOnlyList<int> GroupOf => _groupOf;

    /// <summary>The place of a person as it is now, on the axes of the last analysis.</summary>
    public Point PlaceOf(int person)
    {
        var (x, y, seen) = _sums[person];
        var stretch = Project.Stretch(_statuses.Count, seen + _closed);
        return new(stretch * x, stretch * y);
    }

    /// <summary>
    /// One vote more, or one changed. A person who by it has voted enough joins the group with the nearest centre, with all votes cast so far
    /// (not where groups were given from outside: those have no centres).
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Person or statement is not of this conversation.</exception>
    public void Cast(int person, int statement, Vote vote)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(person);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(person, _votes.Length);
        ArgumentOutOfRangeException.ThrowIfNegative(statement);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(statement, _statuses.Count);
        var own = _votes[person];
        if (own.TryGetValue(statement, out var before))
        {
            if (before == vote) return;
            Count(person, statement, (int)before, -1);
        }
        Count(person, statement, (int)vote, 1);
        own[statement] = vote;
        if (_groupOf[person] < 0 && _centres.Length > 0 && own.Count >= Math.Min(InConversation.FewestVotes, _statuses.Count)) Join(person);
    }

    private void Count(int person, int statement, int vote, int by)
    {
        Place(person, statement, vote, by);
        _everybody[statement] = _everybody[statement].With(vote, by);
        if (_groupOf[person] < 0) return;
        Votes[_groupOf[person], statement] = Votes[_groupOf[person], statement].With(vote, by);
        _consensus[statement] = Groups.Consensus.OnAgreeing(Votes, statement);
    }

    private void Place(int person, int statement, int vote, int by)
    {
        if (_statuses[statement] != StatementStatus.Open) return;
        var (centred, (x, y, seen)) = (by * (vote - _axes.Mean[statement]), _sums[person]);
        _sums[person] = (x + centred * _axes.First[statement], y + centred * _axes.Second[statement], seen + by);
    }

    private void Join(int person)
    {
        var place = PlaceOf(person);
        var group = Enumerable.Range(0, _centres.Length).MinBy(g => Point.SquaredDistance(place, _centres[g]));
        _groupOf[person] = group;
        Votes.Enter(group);
        foreach (var (statement, vote) in _votes[person])
        {
            Votes[group, statement] = Votes[group, statement].With((int)vote, 1);
            _consensus[statement] = Groups.Consensus.OnAgreeing(Votes, statement);
        }
    }
}
