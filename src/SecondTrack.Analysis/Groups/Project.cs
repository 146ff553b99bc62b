namespace SecondTrack.Analysis.Groups;

/// <summary>
/// Places people and statements on the axes. Only seen statements count, and the fewer a person saw, the further the place is pushed out
/// from the centre: by √(statements / seen).
/// </summary>
public static class Project
{
    /// <summary>The place of each person; (0, 0) for somebody who saw nothing.</summary>
    public static Point[] People(VoteMatrix votes, IReadOnlyList<StatementStatus> statuses, PrincipalAxes axes)
    {
        ArgumentNullException.ThrowIfNull(votes);
        ArgumentNullException.ThrowIfNull(statuses);
        ArgumentNullException.ThrowIfNull(axes);
        return People(new Ratings(votes, statuses, axes.Mean), axes);
    }

    internal static Point[] People(Ratings ratings, PrincipalAxes axes)
    {
        var (first, second) = (axes.First.ToArray(), axes.Second.ToArray());
        var places = new Point[ratings.Votes.People];
        for (var i = 0; i < places.Length; i++)
        {
            var row = ratings.Votes.Row(i);
            var (x, y) = (0.0, 0.0);
            for (var at = 0; at < row.Length; at++)
            {
                var j = row.Columns[at];
                var centred = ratings.Centred[3 * j + row.Values[at] + 1];
                x += centred * first[j];
                y += centred * second[j];
            }
            var stretch = Stretch(ratings.Votes.Statements, ratings.Seen(i));
            places[i] = new(stretch * x, stretch * y);
        }
        return places;
    }

    /// <summary>The place of each statement: of an imaginary person whose only vote is to agree with it.</summary>
    public static Point[] Statements(PrincipalAxes axes)
    {
        ArgumentNullException.ThrowIfNull(axes);
        var stretch = Stretch(axes.Mean.Count, 1);
        return [.. axes.Mean.Select((mean, j) => new Point(stretch * (1 - mean) * axes.First[j], stretch * (1 - mean) * axes.Second[j]))];
    }

    internal static double Stretch(int statements, int seen) => Math.Sqrt(statements / (double)Math.Max(seen, 1));
}
