namespace SecondTrack.Analysis.Groups;

/// <summary>Where a clustered person stands: useful to find people between groups.</summary>
/// <param name="Centricness">1 − distance to the mean place of all, at most 1.</param>
/// <param name="Coreness">1 − distance to the mean place of the own group, at most 1.</param>
/// <param name="Extremeness">How far beyond the mean of the own group, away from the mean of all; 0 where the two means are one.</param>
public sealed record ParticipantStatistics(double Centricness, double Coreness, double Extremeness)
{
    /// <summary>One for each person; null for whoever is in no group.</summary>
    /// <param name="places">Of all people.</param>
    /// <param name="groupOf">Of all people, −1 for no group.</param>
    public static IReadOnlyList<ParticipantStatistics?> Of(IReadOnlyList<Point> places, IReadOnlyList<int> groupOf)
    {
        ArgumentNullException.ThrowIfNull(places);
        ArgumentNullException.ThrowIfNull(groupOf);
        var all = Mean(places.Where((_, i) => groupOf[i] >= 0));
        var centres = places.Zip(groupOf).Where(p => p.Second >= 0).GroupBy(p => p.Second, p => p.First).ToDictionary(g => g.Key, g => Mean(g));
        return [.. places.Select((p, i) => groupOf[i] < 0 ? null : At(p, all, centres[groupOf[i]]))];
    }

    private static ParticipantStatistics At(Point place, Point all, Point centre)
    {
        var (dx, dy, far) = (centre.X - all.X, centre.Y - all.Y, Point.Distance(all, centre));
        var beyond = far == 0 ? 0 : ((place.X - centre.X) * dx + (place.Y - centre.Y) * dy) / far;
        return new(1 - Point.Distance(place, all), 1 - Point.Distance(place, centre), beyond);
    }

    private static Point Mean(IEnumerable<Point> places)
    {
        var (x, y, n) = (0.0, 0.0, 0);
        foreach (var p in places) (x, y, n) = (x + p.X, y + p.Y, n + 1);
        return n == 0 ? default : new(x / n, y / n);
    }
}
