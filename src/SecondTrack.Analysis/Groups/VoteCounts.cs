namespace SecondTrack.Analysis.Groups;

/// <summary>How a number of people voted on one statement.</summary>
/// <param name="Agree">Agrees.</param>
/// <param name="Disagree">Disagrees.</param>
/// <param name="Seen">Agrees, disagrees and passes.</param>
public readonly record struct Tally(int Agree, int Disagree, int Seen)
{
    /// <summary>Passes.</summary>
    public int Pass => Seen - Agree - Disagree;

    /// <summary>Both together.</summary>
    public static Tally operator +(Tally a, Tally b) => new(a.Agree + b.Agree, a.Disagree + b.Disagree, a.Seen + b.Seen);

    /// <summary>The one without the other.</summary>
    public static Tally operator -(Tally a, Tally b) => new(a.Agree - b.Agree, a.Disagree - b.Disagree, a.Seen - b.Seen);

    /// <inheritdoc cref="op_Addition"/>
    public Tally Add(Tally other) => this + other;

    /// <inheritdoc cref="op_Subtraction"/>
    public Tally Subtract(Tally other) => this - other;

    internal Tally With(int vote, int by) => new(Agree + (vote == 1 ? by : 0), Disagree + (vote == -1 ? by : 0), Seen + by);
}

/// <summary>Votes counted by group (or side) and statement. Moderation erases nothing here.</summary>
public sealed class VoteCounts
{
    private readonly Tally[][] _tallies;

    private readonly int[] _members;

    private VoteCounts(Tally[][] tallies, int[] members) => (_tallies, _members) = (tallies, members);

    /// <summary>People in each group.</summary>
    public IReadOnlyList<int> Members => _members;

    /// <summary>Number of groups.</summary>
    public int Groups => _tallies.Length;

    /// <summary>Number of statements.</summary>
    public int Statements => _tallies.Length == 0 ? 0 : _tallies[0].Length;

    /// <summary>The tally of one group on one statement.</summary>
    public Tally this[int group, int statement]
    {
        get => _tallies[group][statement];
        internal set => _tallies[group][statement] = value;
    }

    /// <summary>All groups together on one statement.</summary>
    public Tally Whole(int statement) => _tallies.Aggregate(default(Tally), (sum, group) => sum + group[statement]);

    internal void Enter(int group) => _members[group]++;

    /// <summary>Counts the votes.</summary>
    /// <param name="votes">The votes that hold.</param>
    /// <param name="groupOf">For each person the group, 0-based, or −1 for nobody's.</param>
    /// <param name="groups">Number of groups.</param>
    /// <exception cref="ArgumentException">Not one entry for each person.</exception>
    public static VoteCounts Of(VoteMatrix votes, IReadOnlyList<int> groupOf, int groups)
    {
        ArgumentNullException.ThrowIfNull(votes);
        ArgumentNullException.ThrowIfNull(groupOf);
        if (groupOf.Count != votes.People) throw new ArgumentException("There must be one group, or −1, for each person.", nameof(groupOf));
        var tallies = Enumerable.Range(0, groups).Select(_ => new Tally[votes.Statements]).ToArray();
        var members = new int[groups];
        for (var i = 0; i < votes.People; i++)
        {
            if (groupOf[i] < 0) continue;
            members[groupOf[i]]++;
            var row = votes.Row(i);
            var own = tallies[groupOf[i]];
            for (var at = 0; at < row.Length; at++) own[row.Columns[at]] = own[row.Columns[at]].With(row.Values[at], 1);
        }
        return new(tallies, members);
    }
}
