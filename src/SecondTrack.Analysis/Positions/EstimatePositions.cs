namespace SecondTrack.Analysis.Positions;

/// <summary>
/// Positions for a screen: a hierarchical ordinal probit with local levels over time, estimated by variational expectation–maximisation.
/// </summary>
/// <remarks>
/// Clinton, Jackman and Rivers, American Political Science Review 98, 2004 (ideal points from votes); Martin and Quinn, Political Analysis
/// 10, 2002 (over time); Imai, Lo and Olmsted, American Political Science Review 110, 2016 (variational EM); Bailey, Strezhnev and Voeten,
/// Journal of Conflict Resolution 61, 2017 (ordinal and over time). The intervals are narrower than the truth, because the blocks are taken
/// as independent: what is printed comes from <see cref="SamplePositions"/>.
/// </remarks>
public static class EstimatePositions
{
    /// <summary>Half of the width of a 90 % interval in standard deviations.</summary>
    internal const double Ninety = 1.6448536269514722;

    /// <summary>
    /// Estimates every person's position. The cost grows with the statements times the sweeps; the result does not depend on the order of
    /// persons, and on no chance.
    /// </summary>
    /// <param name="data">The statements. Where neither polarity nor anchor says which end is positive, the item that divides most has β above 0.</param>
    /// <param name="options">Priors and limits; null for the usual ones.</param>
    /// <exception cref="ArgumentException">As <see cref="PositionData.Check"/> says.</exception>
    public static PositionResult Run(PositionData data, PositionOptions? options = null)
    {
        options ??= new();
        var at = new Layout(data);
        var (fit, sweeps) = Fit(at, options);
        var turn = Turn(at, fit.Items.B);
        var gaps = new VenueBridges(at);
        return new(
            [.. Enumerable.Range(0, at.Persons).Select(i => Person(at, fit, gaps, i, turn))],
            [.. Enumerable.Range(0, at.Items).Select(j => Item(at, fit.Items.A[j], turn * fit.Items.B[j], j))],
            fit.Cuts.Values, fit.Drift, fit.Elbo, sweeps);
    }

    internal static (VariationalFit Fit, int Sweeps) Fit(Layout at, PositionOptions options)
    {
        var fit = new VariationalFit(at, options);
        return (fit, fit.Run(StartValues.Of(at)));
    }

    /// <summary>−1 where the estimate has to be reflected, else 1.</summary>
    internal static int Turn(Layout at, double[] discrimination)
    {
        if (at.Anchor?.Any(a => a is not null) == true || at.Polarity?.Any(p => p != 0) == true) return 1;
        var most = 0.0;
        foreach (var b in discrimination) if (Math.Abs(b) > Math.Abs(most) + 1e-9) most = b;
        return most < 0 ? -1 : 1;
    }

    /// <summary>An item whose polarity is negative was read the other way round: back to how it was asked.</summary>
    internal static ItemEstimate Item(Layout at, double difficulty, double discrimination, int item) =>
        at.Polarity is not null && at.Polarity[item] < 0 ? new(-difficulty, -discrimination) : new(difficulty, discrimination);

    private static PersonPosition Person(Layout at, VariationalFit fit, VenueBridges gaps, int i, int turn)
    {
        var slots = Enumerable.Range(at.FirstSlot[i], at.FirstSlot[i + 1] - at.FirstSlot[i]).ToList();
        var path = slots.ConvertAll(t => new PositionAt(at.SlotTime[t], turn * fit.Paths.Mean[t], Math.Sqrt(fit.Paths.Var[t])));
        var now = path[^1];
        return new(now.Mean, now.Sd, now.Mean - (Ninety * now.Sd), now.Mean + (Ninety * now.Sd), at.Spoken[i], at.Spoken[i] == 0 ? [] : path,
            at.HasVenues ? new(turn * fit.Gaps.Mean[i], Math.Sqrt(fit.Gaps.Var[i]), gaps.Comparable(i)) : null);
    }
}
