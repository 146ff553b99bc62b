namespace SecondTrack.Analysis.Scores;

/// <summary>
/// Mean of −ln of the probability given to what happened: 0 is always sure and right, ln 2 = 0.693 is always one half. It never forgives
/// having been certain and wrong.
/// </summary>
/// <remarks>Good, I. J. (1952). Rational decisions. Journal of the Royal Statistical Society B 14(1), 107–114.</remarks>
public static class LogScore
{
    /// <summary>In nats, not negative; null (infinite) if something was said to be certain and did not happen.</summary>
    /// <exception cref="ArgumentException">There is no forecast.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A probability outside 0..1.</exception>
    public static double? Of(IReadOnlyCollection<Forecast> forecasts)
    {
        Forecasts.Check(forecasts);
        var mean = forecasts.Average(f => 0 - Math.Log(f.CameTrue ? f.Probability : 1 - f.Probability));
        return double.IsInfinity(mean) ? null : mean;
    }
}
