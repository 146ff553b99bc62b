namespace SecondTrack.Analysis.Scores;

/// <summary>The forecasts of one range of probabilities, beside what came of them.</summary>
/// <param name="From">Lower end, included.</param>
/// <param name="To">Upper end, not included except 1.</param>
/// <param name="Count">Forecasts in the range, at least 1.</param>
/// <param name="Forecast">Their mean probability.</param>
/// <param name="Observed">Part of them that came true.</param>
/// <param name="Low">Lower end of the 95 % interval of the observed part, 0..1.</param>
/// <param name="High">Upper end.</param>
public sealed record CalibrationPoint(double From, double To, int Count, double Forecast, double Observed, double Low, double High);

/// <summary>Whether what is said to happen seven times in ten does.</summary>
/// <remarks>
/// Intervals after Wilson, E. B. (1927). Probable inference, the law of succession, and statistical inference. Journal of the American Statistical
/// Association 22, 209–212. They take forecasts as independent; several on one question are not, and the true interval is then wider.
/// </remarks>
public static class CalibrationCurve
{
    private const double Z = 1.959963984540054;

    /// <summary>Equal ranges from 0 to 1, those without a forecast left out.</summary>
    /// <param name="forecasts">At least one.</param>
    /// <param name="ranges">Number of ranges, at least 1.</param>
    /// <exception cref="ArgumentException">There is no forecast.</exception>
    public static IReadOnlyList<CalibrationPoint> Of(IReadOnlyCollection<Forecast> forecasts, int ranges = 10)
    {
        Forecasts.Check(forecasts);
        ArgumentOutOfRangeException.ThrowIfLessThan(ranges, 1);
        // 0.3 × 10 is a little less than 3 in binary, yet 0.3 belongs to the range that it opens.
        return
        [
            .. forecasts.GroupBy(f => Math.Min(ranges - 1, (int)(f.Probability * ranges + 1e-9))).OrderBy(g => g.Key).Select(g =>
            {
                var (count, observed) = (g.Count(), g.Average(f => f.Outcome));
                var (low, high) = Wilson(g.Count(f => f.CameTrue), count);
                return new CalibrationPoint((double)g.Key / ranges, (g.Key + 1.0) / ranges, count, g.Average(f => f.Probability), observed, low, high);
            }),
        ];
    }

    internal static (double Low, double High) Wilson(int successes, int count)
    {
        var (p, n) = ((double)successes / count, (double)count);
        var middle = (p + Z * Z / (2 * n)) / (1 + Z * Z / n);
        var half = Z / (1 + Z * Z / n) * Math.Sqrt(p * (1 - p) / n + Z * Z / (4 * n * n));
        return (successes == 0 ? 0 : middle - half, successes == count ? 1 : middle + half);
    }
}
