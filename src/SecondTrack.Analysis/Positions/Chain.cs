// Long because one chain is one sequence of conditional draws that share their state.
namespace SecondTrack.Analysis.Positions;

/// <summary>
/// One chain of the Gibbs sampler: Albert–Chib latent values, forward-filter backward-sample for the paths, conjugate items, gaps,
/// departures and variances, and cut-points by Cowles' collapsed Metropolis step.
/// </summary>
/// <remarks>
/// Albert and Chib, Journal of the American Statistical Association 88, 1993. Carter and Kohn, Biometrika 81, 1994. Cowles, Statistics and
/// Computing 6, 1996.
/// </remarks>
internal sealed class Chain
{
    private readonly Layout _at;
    private readonly PositionOptions _options;
    private readonly Draws _draws;
    private readonly double[] _z, _mean, _root, _filteredMean, _filteredVar;
    private readonly double[] _sumN, _sumX, _sumXx, _sumZ, _sumXz, _precision, _linear, _orgMean, _orgGap;
    private double _stepSize = 0.05;

    public readonly double[] A, B, Theta, Gap, Departure;
    public readonly CutPoints Cuts;
    public double Drift, DepartureVar, GapVar;

    public Chain(Layout at, PositionOptions options, VariationalFit start, long seed)
    {
        (_at, _options, _draws) = (at, options, new Draws(seed));
        (_z, _mean, _root) = (new double[at.Count], new double[at.Count], [.. at.Weight.Select(Math.Sqrt)]);
        (_sumN, _sumX, _sumXx, _sumZ, _sumXz) = (new double[at.Items], new double[at.Items], new double[at.Items], new double[at.Items], new double[at.Items]);
        (_filteredMean, _filteredVar, _precision, _linear) = (new double[at.SlotTime.Length], new double[at.SlotTime.Length], new double[at.SlotTime.Length], new double[at.SlotTime.Length]);
        // Every chain starts at another place, spread wider than the posterior around its middle.
        double[] Around(double[] mean, double[] var) => [.. mean.Zip(var, (m, v) => m + (2 * Math.Sqrt(v) * _draws.Standard()))];
        Theta = Around(start.Paths.Mean, start.Paths.Var);
        A = Around(start.Items.A, start.Items.VarA);
        B = [.. Around(start.Items.B, start.Items.VarB).Select((b, j) => at.Polarity is not null && at.Polarity[j] != 0 ? Math.Abs(b) + 1e-3 : options.EqualDiscrimination ? 1 : b)];
        (Gap, Departure) = (Around(start.Gaps.Mean, start.Gaps.Var), Around(start.Departures.Mean, start.Departures.Var));
        (_orgMean, _orgGap) = ([.. start.OrgMean], [.. start.OrgGap]);
        (Drift, DepartureVar, GapVar) = (start.Drift, start.DepartureVar, start.GapVar);
        Cuts = new CutPoints(at.Categories);
        Cuts.Set(start.Cuts.Values);
    }

    public void Step(bool burning)
    {
        Means();
        if (_at.Categories > 2) Thresholds(burning);
        Latent();
        Items();
        Paths();
        if (Gap.Length > 0) Gaps();
        if (Departure.Length > 0) Departures();
        Pools();
        Variances();
    }

    private double Place(int n)
    {
        var x = Theta[_at.Slot[n]];
        if (Gap.Length > 0 && _at.Public[n]) x += Gap[_at.Person[n]];
        if (Departure.Length > 0) x += Departure[_at.Cell[n]];
        return x;
    }

    private void Means()
    {
        for (var n = 0; n < _at.Count; n++) _mean[n] = (B[_at.Item[n]] * Place(n)) - A[_at.Item[n]];
    }

    private void Thresholds(bool burning)
    {
        var now = Cuts.Values;
        var next = (double[])now.Clone();
        for (var c = 1; c < next.Length; c++) next[c] += _stepSize * _draws.Standard();
        next[0] = -next[^1];
        var ordered = true;
        for (var c = 1; c < next.Length; c++) ordered &= next[c] > next[c - 1];
        double gain = double.NegativeInfinity;
        if (ordered)
        {
            gain = 0;
            for (var n = 0; n < _at.Count; n++) gain -= Cuts.Of(_at.Value[n], _mean[n], _root[n]).Log;
            Cuts.Set(next);
            for (var n = 0; n < _at.Count; n++) gain += Cuts.Of(_at.Value[n], _mean[n], _root[n]).Log;
        }
        var taken = Math.Log(_draws.Uniform()) < gain;
        if (!taken) Cuts.Set(now);
        // Towards accepting about every third; only before anything is kept.
        if (burning) _stepSize *= Math.Exp(0.05 * ((taken ? 1 : 0) - 0.35));
    }

    private void Latent()
    {
        for (var n = 0; n < _at.Count; n++)
        {
            var (a, b) = Cuts.Interval(_at.Value[n], _mean[n], _root[n]);
            _z[n] = _mean[n] + (_draws.Between(a, b) / _root[n]);
        }
    }

    private void Items()
    {
        foreach (var sums in new[] { _sumN, _sumX, _sumXx, _sumZ, _sumXz }) Array.Clear(sums);
        for (var n = 0; n < _at.Count; n++)
        {
            var j = _at.Item[n];
            double w = _at.Weight[n], x = Place(n), wx = w * x;
            _sumN[j] += w;
            _sumX[j] += wx;
            _sumXx[j] += wx * x;
            _sumZ[j] += w * _z[n];
            _sumXz[j] += wx * _z[n];
        }
        double priorA = 1 / (_options.DifficultySd * _options.DifficultySd), priorB = 1 / (_options.DiscriminationSd * _options.DiscriminationSd);
        for (var j = 0; j < A.Length; j++)
        {
            if (!_options.EqualDiscrimination)
            {
                // β with α integrated out, then α given β.
                double paa = priorA + _sumN[j], var = 1 / (priorB + _sumXx[j] - (_sumX[j] * _sumX[j] / paa)), mean = var * (_sumXz[j] - (_sumX[j] * _sumZ[j] / paa)), sd = Math.Sqrt(var);
                B[j] = _at.Polarity is not null && _at.Polarity[j] != 0 ? mean + (sd * _draws.Between(-mean / sd, double.PositiveInfinity)) : mean + (sd * _draws.Standard());
            }
            var precision = priorA + _sumN[j];
            A[j] = _draws.Normal(((B[j] * _sumX[j]) - _sumZ[j]) / precision, 1 / precision);
        }
    }

    /// <summary>What a statement says about x: exp(linear·x − ½·precision·x²), where x is its place less <paramref name="known"/>.</summary>
    private (double Precision, double Linear) Evidence(int n, double known)
    {
        var j = _at.Item[n];
        var w = _at.Weight[n];
        return (w * B[j] * B[j], w * B[j] * (_z[n] + A[j] - (B[j] * known)));
    }

    private void Paths()
    {
        Array.Clear(_precision);
        Array.Clear(_linear);
        for (var n = 0; n < _at.Count; n++)
        {
            var t = _at.Slot[n];
            var (p, l) = Evidence(n, Place(n) - Theta[t]);
            _precision[t] += p;
            _linear[t] += l;
        }
        for (var i = 0; i < _at.Persons; i++)
        {
            int from = _at.FirstSlot[i], to = _at.FirstSlot[i + 1];
            double mean = _at.Organisation[i] >= 0 ? _orgMean[_at.Organisation[i]] : 0, var = _options.StartSd * _options.StartSd;
            if (_at.Anchor?[i] is { } anchor) (mean, var) = (anchor.Mean, anchor.Sd * anchor.Sd);
            for (var t = from; t < to; t++)
            {
                if (t > from) var += Drift * (_at.SlotTime[t] - _at.SlotTime[t - 1]);
                var gain = 1 + (_precision[t] * var);
                (mean, var) = ((mean + (var * _linear[t])) / gain, var / gain);
                (_filteredMean[t], _filteredVar[t]) = (mean, var);
            }
            Theta[to - 1] = _draws.Normal(mean, var);
            for (var t = to - 2; t >= from; t--)
            {
                var step = Drift * (_at.SlotTime[t + 1] - _at.SlotTime[t]);
                var back = _filteredVar[t] / (_filteredVar[t] + step);
                Theta[t] = _draws.Normal(_filteredMean[t] + (back * (Theta[t + 1] - _filteredMean[t])), back * step);
            }
        }
    }

    private void Gaps()
    {
        double[] precision = new double[Gap.Length], linear = new double[Gap.Length];
        for (var n = 0; n < _at.Count; n++)
        {
            if (!_at.Public[n]) continue;
            var i = _at.Person[n];
            var (p, l) = Evidence(n, Place(n) - Gap[i]);
            precision[i] += p;
            linear[i] += l;
        }
        for (var i = 0; i < Gap.Length; i++)
        {
            double prior = _at.Organisation[i] >= 0 ? _orgGap[_at.Organisation[i]] : 0, gain = 1 + (precision[i] * GapVar);
            Gap[i] = _draws.Normal((prior + (GapVar * linear[i])) / gain, GapVar / gain);
        }
    }

    private void Departures()
    {
        double[] precision = new double[Departure.Length], linear = new double[Departure.Length];
        for (var n = 0; n < _at.Count; n++)
        {
            var c = _at.Cell[n];
            var (p, l) = Evidence(n, Place(n) - Departure[c]);
            precision[c] += p;
            linear[c] += l;
        }
        for (var c = 0; c < Departure.Length; c++)
        {
            var gain = 1 + (precision[c] * DepartureVar);
            Departure[c] = _draws.Normal(DepartureVar * linear[c] / gain, DepartureVar / gain);
        }
    }

    private void Pools()
    {
        for (var o = 0; o < _orgMean.Length; o++)
        {
            double start = _options.StartSd * _options.StartSd, count = _at.Members[o].Length;
            var var = 1 / (1 + (count / start));
            _orgMean[o] = _draws.Normal(var * _at.Members[o].Sum(i => Theta[_at.FirstSlot[i]]) / start, var);
            if (Gap.Length == 0) continue;
            var = 1 / (1 + (count / GapVar));
            _orgGap[o] = _draws.Normal(var * _at.Members[o].Sum(i => Gap[i]) / GapVar, var);
        }
    }

    private void Variances()
    {
        double Draw(VariancePrior prior, double squares, int count) => _draws.InverseGamma(prior.Shape + (0.5 * count), prior.Scale + (0.5 * squares));
        if (_options.DriftPerYear is null && _at.HasTime)
        {
            double squares = 0;
            var count = 0;
            for (var i = 0; i < _at.Persons; i++)
                for (var t = _at.FirstSlot[i]; t + 1 < _at.FirstSlot[i + 1]; t++, count++)
                    squares += (Theta[t + 1] - Theta[t]) * (Theta[t + 1] - Theta[t]) / (_at.SlotTime[t + 1] - _at.SlotTime[t]);
            Drift = Draw(VariancePrior.Drift, squares, count);
        }
        if (Departure.Length > 0) DepartureVar = Draw(VariancePrior.Departure, Departure.Sum(d => d * d), Departure.Length);
        if (Gap.Length > 0) GapVar = Draw(VariancePrior.Gap, Gap.Select((g, i) => g - (_at.Organisation[i] >= 0 ? _orgGap[_at.Organisation[i]] : 0)).Sum(d => d * d), Gap.Length);
    }
}
