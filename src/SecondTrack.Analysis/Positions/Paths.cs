namespace SecondTrack.Analysis.Positions;

/// <summary>
/// Every person's position over time: a local level with Gaussian evidence, by an exact Kalman filter and Rauch–Tung–Striebel smoother. A
/// slot is one moment of one person; a person's slots lie together, in the order of time.
/// </summary>
internal sealed class Paths
{
    public readonly int[] First;
    public readonly double[] Time, Mean, Var, Precision, Linear;

    /// <summary>Covariance of a slot with the one after it.</summary>
    public readonly double[] Lag;

    private readonly double[] _predicted, _filtered, _filteredMean;

    public Paths(int[] first, double[] time)
    {
        First = first;
        Time = time;
        (Mean, Var, Precision, Linear) = (new double[time.Length], new double[time.Length], new double[time.Length], new double[time.Length]);
        (Lag, _predicted, _filtered, _filteredMean) = (new double[time.Length], new double[time.Length], new double[time.Length], new double[time.Length]);
    }

    public int Persons => First.Length - 1;

    private readonly double[] _divergence = [0];

    public double Divergence => _divergence[0];

    public double[][] State => [Mean, Var, Lag, _divergence];

    /// <summary>Sum of the expected squared steps a year, and their number.</summary>
    public (double Squares, int Count) Steps()
    {
        double squares = 0;
        var count = 0;
        for (var i = 0; i < Persons; i++)
            for (var t = First[i]; t + 1 < First[i + 1]; t++, count++)
            {
                var step = Mean[t + 1] - Mean[t];
                squares += ((step * step) + Var[t] + Var[t + 1] - (2 * Lag[t])) / (Time[t + 1] - Time[t]);
            }
        return (squares, count);
    }

    /// <summary>
    /// The best path for each person, given evidence exp(Linear·θ − ½·Precision·θ²) in every slot.
    /// </summary>
    public void Update(Func<int, (double Mean, double Var)> start, double drift)
    {
        _divergence[0] = 0;
        for (var i = 0; i < Persons; i++) _divergence[0] += Smooth(First[i], First[i + 1], start(i), drift);
    }

    private double Smooth(int from, int to, (double Mean, double Var) start, double drift)
    {
        if (from == to) return 0;
        double mean = start.Mean, var = start.Var, log = 0;
        for (var t = from; t < to; t++)
        {
            if (t > from) var += drift * (Time[t] - Time[t - 1]);
            _predicted[t] = var;
            double p = Precision[t], l = Linear[t];
            // ∫ N(θ; mean, var)·exp(lθ − ½pθ²) dθ, in a form that needs no observation where p = 0.
            var gain = 1 + (p * var);
            log += (-0.5 * Math.Log(gain)) + (0.5 * ((l * l * var) + (2 * l * mean) - (p * mean * mean)) / gain);
            mean = (mean + (var * l)) / gain;
            var /= gain;
            (_filteredMean[t], _filtered[t]) = (mean, var);
        }
        (Mean[to - 1], Var[to - 1]) = (mean, var);
        for (var t = to - 2; t >= from; t--)
        {
            var back = _filtered[t] / _predicted[t + 1];
            Mean[t] = _filteredMean[t] + (back * (Mean[t + 1] - _filteredMean[t]));
            Var[t] = _filtered[t] + (back * back * (Var[t + 1] - _predicted[t + 1]));
            Lag[t] = back * Var[t + 1];
        }
        double evidence = 0;
        for (var t = from; t < to; t++) evidence += (Linear[t] * Mean[t]) - (0.5 * Precision[t] * (Var[t] + (Mean[t] * Mean[t])));
        return evidence - log;
    }
}
