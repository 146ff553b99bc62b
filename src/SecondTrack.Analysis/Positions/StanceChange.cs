namespace SecondTrack.Analysis.Positions;

/// <summary>Whether, and between which dates, a person moved.</summary>
/// <param name="Probability">Probability that the positions at the two times differ by more than the threshold.</param>
/// <param name="Mean">Mean of the later less the earlier.</param>
/// <param name="Low">5 % quantile of that difference.</param>
/// <param name="High">95 % quantile.</param>
/// <param name="Jump">Log Bayes factor of a single jump against a steady drift; positive favours the jump. 0 where there are fewer than three times.</param>
/// <param name="JumpAfter">Where a jump would lie: the shortest run of gaps between statements that holds 90 % of its probability begins after this time …</param>
/// <param name="JumpBefore">… and ends before this one; null where there are fewer than two times.</param>
public sealed record StanceChangeResult(double Probability, double Mean, double Low, double High, double Jump, double? JumpAfter, double? JumpBefore);

/// <summary>Did a person's position change?</summary>
public static class StanceChange
{
    /// <summary>Prior variance of a jump, in the squared unit of positions.</summary>
    private const double JumpVar = 1;

    /// <summary>
    /// Compares a person's first and last position in joint draws, and a single jump with a steady drift by their marginal likelihoods.
    /// </summary>
    /// <param name="data">The statements, with times.</param>
    /// <param name="sample">Draws of the same data.</param>
    /// <param name="person">0 … persons − 1.</param>
    /// <param name="threshold">The least difference that counts as a change, above 0.</param>
    /// <param name="options">Priors as for the sample.</param>
    /// <exception cref="ArgumentException">The data have no times, or the threshold is not positive.</exception>
    public static StanceChangeResult Of(PositionData data, PositionSample sample, int person, double threshold = 0.5, PositionOptions? options = null)
    {
        if (data.Time is null) throw new ArgumentException("The statements have no times.", nameof(data));
        if (!(threshold > 0)) throw new ArgumentException("The threshold is not positive.", nameof(threshold));
        var count = sample.FirstSlot[person + 1] - sample.FirstSlot[person];
        var difference = sample.Of(person, count - 1).Zip(sample.Of(person, 0), (late, early) => late - early).ToArray();
        Array.Sort(difference);
        var (jump, after, before) = ChangePoint(data, person, options ?? new());
        return new(difference.Average(d => Math.Abs(d) > threshold ? 1.0 : 0), difference.Average(), Summary.Quantile(difference, 0.05), Summary.Quantile(difference, 0.95), jump, after, before);
    }

    private static (double Jump, double? After, double? Before) ChangePoint(PositionData data, int person, PositionOptions options)
    {
        var at = new Layout(data);
        var fit = EstimatePositions.Fit(at, options).Fit;
        int from = at.FirstSlot[person], to = at.FirstSlot[person + 1];
        if (to - from < 2) return (0, null, null);
        var start = options.StartSd * options.StartSd;
        double[] time = at.SlotTime[from..to], precision = fit.Paths.Precision[from..to], linear = fit.Paths.Linear[from..to];
        // Steps in front of each statement: by its time for the drift, all in one place for a jump.
        double Log(Func<int, double> step) => LocalLevel.Log(precision, linear, start, step);
        var drift = Log(t => fit.Drift * (time[t] - time[t - 1]));
        var jumps = Enumerable.Range(1, to - from - 1).Select(c => Log(t => t == c ? JumpVar : 0)).ToArray();
        var top = jumps.Max();
        var mass = Array.ConvertAll(jumps, j => Math.Exp(j - top));
        var sum = mass.Sum();
        var (first, last) = Shortest(Array.ConvertAll(mass, m => m / sum), time);
        return (to - from < 3 ? 0 : top + Math.Log(sum / jumps.Length) - drift, time[first], time[last + 1]);
    }

    private static (int First, int Last) Shortest(double[] mass, double[] time)
    {
        (int First, int Last) best = (0, mass.Length - 1);
        for (var first = 0; first < mass.Length; first++)
        {
            var held = 0.0;
            for (var last = first; last < mass.Length; last++)
            {
                held += mass[last];
                if (held < 0.9) continue;
                if (time[last + 1] - time[first] < time[best.Last + 1] - time[best.First]) best = (first, last);
                break;
            }
        }
        return best;
    }
}

internal static class LocalLevel
{
    /// <summary>log ∫ p(θ₀ … θ_T) Π exp(linear·θ_t − ½·precision·θ_t²) dθ for a level that starts at N(0, start) and gains step(t) before each t ≥ 1.</summary>
    public static double Log(double[] precision, double[] linear, double start, Func<int, double> step)
    {
        double mean = 0, var = start, log = 0;
        for (var t = 0; t < precision.Length; t++)
        {
            if (t > 0) var += step(t);
            double p = precision[t], l = linear[t], gain = 1 + (p * var);
            log += (-0.5 * Math.Log(gain)) + (0.5 * ((l * l * var) + (2 * l * mean) - (p * mean * mean)) / gain);
            (mean, var) = ((mean + (var * l)) / gain, var / gain);
        }
        return log;
    }
}
