namespace SecondTrack.Analysis.Positions;

/// <summary>
/// Variational expectation–maximisation of the hierarchical ordinal probit: each block below takes its best normal given the others, so the
/// lower bound of the evidence (ELBO) rises at every sweep. One sweep costs time in proportion to the statements.
/// </summary>
internal sealed class VariationalFit
{
    private readonly PositionOptions _options;
    private readonly Layout _at;
    private readonly double[] _mean, _root;
    public readonly CutPoints Cuts;
    public readonly ItemFactors Items;
    public readonly Paths Paths;
    public readonly Offsets Gaps, Departures;
    public readonly List<double> Elbo = [];
    private readonly double[] _variances;

    /// <summary>ω², the variance that a position gains in a year.</summary>
    public double Drift { get => _variances[0]; private set => _variances[0] = value; }

    public double DepartureVar { get => _variances[1]; private set => _variances[1] = value; }

    public double GapVar { get => _variances[2]; private set => _variances[2] = value; }

    /// <summary>Mean and variance of each organisation's persons at their first statement, and of its gap.</summary>
    public readonly double[] OrgMean, OrgVar, OrgGap, OrgGapVar;

    public VariationalFit(Layout at, PositionOptions options)
    {
        (_options, _at) = (options, at);
        (_mean, _root) = (new double[at.Count], new double[at.Count]);
        for (var n = 0; n < at.Count; n++) _root[n] = Math.Sqrt(at.Weight[n]);
        Cuts = new CutPoints(at.Categories);
        Items = new ItemFactors(at.Items, options, at.Polarity);
        Paths = new Paths(at.FirstSlot, at.SlotTime);
        Gaps = new Offsets(at.HasVenues ? at.Persons : 0);
        Departures = new Offsets(at.Cells);
        _variances = [options.DriftPerYear ?? VariancePrior.Drift.Start, VariancePrior.Departure.Start, VariancePrior.Gap.Start];
        (OrgMean, OrgVar, OrgGap, OrgGapVar) = (new double[at.Organisations], new double[at.Organisations], new double[at.Organisations], new double[at.Organisations]);
        Array.Fill(OrgVar, 1);
        Array.Fill(OrgGapVar, 1);
    }

    public int Run(double[] start)
    {
        for (var i = 0; i < _at.Persons; i++)
            for (var t = _at.FirstSlot[i]; t < _at.FirstSlot[i + 1]; t++) (Paths.Mean[t], Paths.Var[t]) = (start[i], 0.1);
        // A first look at the items, as if each stance were already the middle of its category.
        var centre = 0.5 * (_at.Categories - 1);
        Items.Clear();
        for (var n = 0; n < _at.Count; n++) Items.Add(_at.Item[n], _at.Weight[n], start[_at.Person[n]], 0.1, (_at.Value[n] - centre) * (2 / centre) * 0.8);
        Items.Update();
        // The first sweep begins with no posterior, whose bound means nothing.
        Sweep();
        var leap = new Leap([Items.A, Items.B, Paths.Mean, Gaps.Mean, Departures.Mean],
            [.. Items.State, .. Paths.State, .. Gaps.State, .. Departures.State, .. Cuts.State, OrgMean, OrgVar, OrgGap, OrgGapVar, _variances]);
        for (var sweeps = 1; ; sweeps++)
        {
            leap.Read(0);
            var elbo = Sweep();
            if (Elbo.Count > 0 && elbo < Elbo[^1])
            {
                // The leap went too far. The state before it was no worse than the last that was counted.
                leap.Undo();
                elbo = Sweep();
                sweeps++;
            }
            Elbo.Add(elbo);
            leap.Read(1);
            Elbo.Add(Sweep());
            leap.Read(2);
            sweeps += 2;
            if (leap.Moved < _options.Tolerance || sweeps >= _options.Sweeps) return sweeps;
            leap.Jump();
            // Settles every block on where the leap has come down.
            Sweep();
        }
    }

    /// <summary>One sweep over all blocks; gives the ELBO of the state it began with.</summary>
    private double Sweep()
    {
        double elbo = 0;
        Items.Clear();
        for (var n = 0; n < _at.Count; n++)
        {
            var (x, varX) = Place(n);
            var j = _at.Item[n];
            _mean[n] = (Items.B[j] * x) - Items.A[j];
            var (log, z) = Cuts.Of(_at.Value[n], _mean[n], _root[n]);
            var w = _at.Weight[n];
            elbo += log - (0.5 * w * Spread(j, x, varX));
            Items.Add(j, w, x, varX, z);
        }
        elbo -= Items.Divergence + Paths.Divergence + Gaps.Divergence + Departures.Divergence + Organisations();
        elbo += Hyper();
        Items.Update();
        // The priors first, then every block under them: so the divergences below belong to one and the same state.
        Pools();
        Variances();
        Persons();
        if (Gaps.Count > 0) Venues();
        if (Departures.Count > 0) Cells();
        if (_at.Categories > 2)
        {
            for (var n = 0; n < _at.Count; n++) _mean[n] = (Items.B[_at.Item[n]] * Place(n).X) - Items.A[_at.Item[n]];
            Cuts.Raise(_at.Value, _mean, _root);
        }
        return elbo;
    }

    private (double X, double Var) Place(int n)
    {
        var t = _at.Slot[n];
        double x = Paths.Mean[t], v = Paths.Var[t];
        if (Gaps.Count > 0 && _at.Public[n])
        {
            x += Gaps.Mean[_at.Person[n]];
            v += Gaps.Var[_at.Person[n]];
        }
        if (Departures.Count > 0)
        {
            x += Departures.Mean[_at.Cell[n]];
            v += Departures.Var[_at.Cell[n]];
        }
        return (x, v);
    }

    /// <summary>Variance of β·x − α under the posterior.</summary>
    private double Spread(int j, double x, double varX)
    {
        double b2 = Items.VarB[j] + (Items.B[j] * Items.B[j]), x2 = varX + (x * x);
        return (b2 * x2) - (Items.B[j] * Items.B[j] * x * x) + Items.VarA[j] - (2 * Items.Cov[j] * x);
    }

    /// <summary>What a statement says about its x: exp(Linear·x − ½·Precision·x²).</summary>
    private (double Precision, double Linear, double X) Evidence(int n)
    {
        var j = _at.Item[n];
        var (x, _) = Place(n);
        var (_, z) = Cuts.Of(_at.Value[n], (Items.B[j] * x) - Items.A[j], _root[n]);
        var w = _at.Weight[n];
        return (w * (Items.VarB[j] + (Items.B[j] * Items.B[j])), w * ((Items.B[j] * z) + Items.Cov[j] + (Items.A[j] * Items.B[j])), x);
    }

    private void Persons()
    {
        Array.Clear(Paths.Precision);
        Array.Clear(Paths.Linear);
        for (var n = 0; n < _at.Count; n++)
        {
            var (p, l, x) = Evidence(n);
            var t = _at.Slot[n];
            Paths.Precision[t] += p;
            Paths.Linear[t] += l - (p * (x - Paths.Mean[t]));
        }
        var common = _options.StartSd * _options.StartSd;
        Paths.Update(i => _at.Anchor?[i] is { } anchor ? (anchor.Mean, anchor.Sd * anchor.Sd) : (_at.Organisation[i] >= 0 ? OrgMean[_at.Organisation[i]] : 0, common), Drift);
    }

    private void Venues()
    {
        Gaps.Clear();
        for (var n = 0; n < _at.Count; n++)
        {
            if (!_at.Public[n]) continue;
            var (p, l, x) = Evidence(n);
            var i = _at.Person[n];
            Gaps.Add(i, p, l - (p * (x - Gaps.Mean[i])));
        }
        Gaps.Update(i => _at.Organisation[i] >= 0 ? OrgGap[_at.Organisation[i]] : 0, GapVar);
    }

    private void Cells()
    {
        Departures.Clear();
        for (var n = 0; n < _at.Count; n++)
        {
            var (p, l, x) = Evidence(n);
            Departures.Add(_at.Cell[n], p, l - (p * (x - Departures.Mean[_at.Cell[n]])));
        }
        Departures.Update(_ => 0, DepartureVar);
    }

    private void Pools()
    {
        var start = _options.StartSd * _options.StartSd;
        for (var o = 0; o < OrgMean.Length; o++)
        {
            double count = 0, sum = 0, gaps = 0;
            foreach (var i in _at.Members[o])
            {
                count++;
                sum += Paths.Mean[_at.FirstSlot[i]];
                if (Gaps.Count > 0) gaps += Gaps.Mean[i];
            }
            OrgVar[o] = 1 / (1 + (count / start));
            OrgMean[o] = OrgVar[o] * sum / start;
            if (Gaps.Count == 0) continue;
            OrgGapVar[o] = 1 / (1 + (count / GapVar));
            OrgGap[o] = OrgGapVar[o] * gaps / GapVar;
        }
    }

    /// <summary>Divergence of the organisations' means, with what their uncertainty costs each member.</summary>
    private double Organisations()
    {
        double sum = 0;
        for (var o = 0; o < OrgMean.Length; o++)
        {
            sum += 0.5 * (OrgVar[o] + (OrgMean[o] * OrgMean[o]) - 1 - Math.Log(OrgVar[o])) + (0.5 * _at.Members[o].Length * OrgVar[o] / (_options.StartSd * _options.StartSd));
            if (Gaps.Count > 0) sum += 0.5 * (OrgGapVar[o] + (OrgGap[o] * OrgGap[o]) - 1 - Math.Log(OrgGapVar[o])) + (0.5 * _at.Members[o].Length * OrgGapVar[o] / GapVar);
        }
        return sum;
    }

    private void Variances()
    {
        if (_options.DriftPerYear is null && _at.HasTime)
        {
            var (squares, count) = Paths.Steps();
            Drift = VariancePrior.Drift.Mode(squares, count);
        }
        if (Departures.Count > 0) DepartureVar = VariancePrior.Departure.Mode(Departures.Squares(_ => 0), Departures.Count);
        if (Gaps.Count > 0)
            GapVar = VariancePrior.Gap.Mode(Gaps.Squares(i => _at.Organisation[i] >= 0 ? OrgGap[_at.Organisation[i]] : 0)
                + Enumerable.Range(0, OrgMean.Length).Sum(o => _at.Members[o].Length * OrgGapVar[o]), Gaps.Count);
    }

    private double Hyper() =>
        (_options.DriftPerYear is null && _at.HasTime ? VariancePrior.Drift.Log(Drift) : 0)
        + (Departures.Count > 0 ? VariancePrior.Departure.Log(DepartureVar) : 0) + (Gaps.Count > 0 ? VariancePrior.Gap.Log(GapVar) : 0);
}
