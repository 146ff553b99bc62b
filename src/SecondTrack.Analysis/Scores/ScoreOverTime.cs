namespace SecondTrack.Analysis.Scores;

/// <summary>A probability that held from a moment on, until the same forecaster said another.</summary>
/// <param name="Time">In any unit, the same throughout.</param>
/// <param name="Probability">0..1.</param>
public readonly record struct TimedForecast(double Time, double Probability);

/// <summary>
/// How good a forecaster was over the life of a question: the Brier score at each moment, averaged over the time during which there was a
/// forecast, and how much of the life that was. Who speaks only on the last day has a good score and little coverage.
/// </summary>
/// <remarks>
/// As in the geopolitical forecasting tournaments: Mellers, B. et al. (2014). Psychological strategies for winning a geopolitical forecasting
/// tournament. Psychological Science 25(5), 1106–1115.
/// </remarks>
/// <param name="Score">Time-weighted mean squared error, 0..1; null where no forecast held for any time.</param>
/// <param name="Coverage">Part of the life of the question with a forecast, 0..1.</param>
public sealed record ScoreOverTime(double? Score, double Coverage)
{
    /// <summary>Scores one forecaster on one question.</summary>
    /// <param name="forecasts">In any order; of two at the same moment the later in the list holds.</param>
    /// <param name="cameTrue">The outcome.</param>
    /// <param name="open">When the question was put.</param>
    /// <param name="close">When the answer was known; after <paramref name="open"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The question closes before it opens, or a probability outside 0..1.</exception>
    public static ScoreOverTime Of(IEnumerable<TimedForecast> forecasts, bool cameTrue, double open, double close)
    {
        ArgumentNullException.ThrowIfNull(forecasts);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(open, close);
        var ordered = forecasts.OrderBy(f => f.Time).ToList();
        if (ordered.Exists(f => !(f.Probability is >= 0 and <= 1))) throw new ArgumentOutOfRangeException(nameof(forecasts), "A probability lies in 0..1.");
        var (sum, held) = (0.0, 0.0);
        for (var i = 0; i < ordered.Count; i++)
        {
            var from = Math.Clamp(ordered[i].Time, open, close);
            var to = i + 1 < ordered.Count ? Math.Clamp(ordered[i + 1].Time, open, close) : close;
            sum += (to - from) * Math.Pow(ordered[i].Probability - (cameTrue ? 1 : 0), 2);
            held += to - from;
        }
        return new(held > 0 ? sum / held : null, held / (close - open));
    }

    /// <summary>Several questions as one: scores weighted by their coverage, coverage averaged.</summary>
    /// <param name="questions">One for each question that could be answered, also those without a forecast.</param>
    public static ScoreOverTime Together(IReadOnlyCollection<ScoreOverTime> questions)
    {
        ArgumentNullException.ThrowIfNull(questions);
        var covered = questions.Sum(q => q.Score is null ? 0 : q.Coverage);
        return new(covered > 0 ? questions.Sum(q => (q.Score ?? 0) * q.Coverage) / covered : null, questions.Count == 0 ? 0 : questions.Average(q => q.Coverage));
    }
}
