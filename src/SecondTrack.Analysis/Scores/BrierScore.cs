namespace SecondTrack.Analysis.Scores;

/// <summary>A probability given for something that has since come about or not.</summary>
/// <param name="Probability">0..1.</param>
/// <param name="CameTrue">Whether it came about.</param>
public readonly record struct Forecast(double Probability, bool CameTrue)
{
    internal double Outcome => CameTrue ? 1 : 0;
}

/// <summary>
/// Mean squared error of probabilities, 0 (always right) to 1 (always sure and wrong); always saying one half gives 0.25. With Murphy's parts,
/// taken over the probabilities that were in fact said, so that Score = Reliability − Resolution + Uncertainty holds exactly.
/// </summary>
/// <remarks>
/// Brier, G. W. (1950). Verification of forecasts expressed in terms of probability. Monthly Weather Review 78(1), 1–3. Murphy, A. H. (1973). A
/// new vector partition of the probability score. Journal of Applied Meteorology 12(4), 595–600. Where nearly every probability is said only
/// once, reliability and resolution are both large and mean little; the score itself does not suffer.
/// </remarks>
/// <param name="Score">The mean squared error, 0..1.</param>
/// <param name="Reliability">How far what was said lies from how often it came true, 0..1; smaller is better.</param>
/// <param name="Resolution">How far the forecasts tell cases apart, 0..0.25; larger is better.</param>
/// <param name="Uncertainty">Variance of the outcomes, 0..0.25: no merit or fault of the forecaster.</param>
public sealed record BrierScore(double Score, double Reliability, double Resolution, double Uncertainty)
{
    /// <summary>Scores forecasts.</summary>
    /// <exception cref="ArgumentException">There is no forecast.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A probability outside 0..1.</exception>
    public static BrierScore Of(IReadOnlyCollection<Forecast> forecasts)
    {
        Forecasts.Check(forecasts);
        var rate = forecasts.Average(f => f.Outcome);
        var (reliability, resolution) = (0.0, 0.0);
        foreach (var same in forecasts.GroupBy(f => f.Probability))
        {
            var (part, observed) = ((double)same.Count() / forecasts.Count, same.Average(f => f.Outcome));
            reliability += part * Math.Pow(same.Key - observed, 2);
            resolution += part * Math.Pow(observed - rate, 2);
        }
        return new(forecasts.Average(f => Math.Pow(f.Probability - f.Outcome, 2)), reliability, resolution, rate * (1 - rate));
    }
}

internal static class Forecasts
{
    public static void Check(IReadOnlyCollection<Forecast> forecasts)
    {
        ArgumentNullException.ThrowIfNull(forecasts);
        if (forecasts.Count == 0) throw new ArgumentException("There is no forecast to score.", nameof(forecasts));
        if (forecasts.Any(f => !(f.Probability is >= 0 and <= 1))) throw new ArgumentOutOfRangeException(nameof(forecasts), "A probability lies in 0..1.");
    }
}
