namespace SecondTrack.Analysis.Groups;

/// <summary>
/// The votes as the axes see them: a statement that is meta or moderated out stays as a column, but is a pass of everybody, whether they
/// saw it or not (Polis does the same, so that positions can be compared with its own).
/// </summary>
internal sealed class Ratings
{
    public Ratings(VoteMatrix votes, IReadOnlyList<StatementStatus> statuses, IReadOnlyList<double>? mean = null)
    {
        if (statuses.Count != votes.Statements) throw new ArgumentException("There must be one status for each statement.", nameof(statuses));
        (Votes, Statuses) = (votes, statuses);
        IsOpen = [.. statuses.Select(s => s == StatementStatus.Open)];
        Closed = IsOpen.Count(open => !open);
        Mean = mean is null ? Means() : [.. mean];
        Centred = new double[3 * votes.Statements];
        for (var j = 0; j < votes.Statements; j++)
            for (var v = -1; v <= 1; v++)
                Centred[3 * j + v + 1] = IsOpen[j] ? v - Mean[j] : 0;
    }

    public VoteMatrix Votes { get; }

    public IReadOnlyList<StatementStatus> Statuses { get; }

    public bool[] IsOpen { get; }

    /// <summary>Columns that everybody passed.</summary>
    public int Closed { get; }

    /// <summary>Mean vote of each column over those who saw it, 0 where nobody did; or the means that were given.</summary>
    public double[] Mean { get; }

    /// <summary>Vote minus column mean, at [3·column + vote + 1]. An imputed vote is the mean, so it is 0 and takes no room.</summary>
    public double[] Centred { get; }

    /// <summary>Columns that this person counts as having seen.</summary>
    public int Seen(int person)
    {
        var seen = Closed;
        foreach (var j in Votes.Row(person).Columns)
            if (IsOpen[j]) seen++;
        return seen;
    }

    private double[] Means()
    {
        var (sums, counts) = (new int[Votes.Statements], new int[Votes.Statements]);
        for (var i = 0; i < Votes.People; i++)
        {
            var row = Votes.Row(i);
            for (var at = 0; at < row.Length; at++)
            {
                sums[row.Columns[at]] += row.Values[at];
                counts[row.Columns[at]]++;
            }
        }
        return [.. sums.Select((s, j) => counts[j] == 0 || !IsOpen[j] ? 0 : (double)s / counts[j])];
    }
}
