namespace SecondTrack.Analysis.Positions;

/// <summary>How the sampler runs.</summary>
public sealed record SampleOptions
{
    /// <summary>Priors; null for the usual ones.</summary>
    public PositionOptions Model { get; init; } = new();

    /// <summary>Chains from places spread wider than the posterior.</summary>
    public int Chains { get; init; } = 4;

    /// <summary>Sweeps of each chain that are thrown away.</summary>
    public int Burn { get; init; } = 500;

    /// <summary>Fewest sweeps of each chain that are kept; as many again are added until it has converged.</summary>
    public int Keep { get; init; } = 1_000;

    /// <summary>Most sweeps of each chain that are kept.</summary>
    public int Most { get; init; } = 20_000;

    /// <summary>The same seed and data give the same numbers.</summary>
    public long Seed { get; init; } = 1;
}

/// <summary>Joint draws of the posterior.</summary>
/// <param name="Result">Means, standard deviations and 90 % intervals of the draws.</param>
/// <param name="Draws">One element a draw; in each one position for every person and time, person after person, as in <see cref="PersonPosition.ByTime"/> (one for who said nothing).</param>
/// <param name="WorstRhat">Greatest split R̂ of any position; below 1.01 where the chains agree.</param>
/// <param name="LeastEss">Smallest effective number of independent draws of any position.</param>
/// <param name="Converged">R̂ below 1.01 and more than 400 effective draws, everywhere.</param>
public sealed record PositionSample(PositionResult Result, IReadOnlyList<double[]> Draws, double WorstRhat, double LeastEss, bool Converged)
{
    internal int[] FirstSlot { get; init; } = [];

    /// <summary>The positions of one person in every draw, at the time of one of their statements.</summary>
    /// <param name="person">0 … persons − 1.</param>
    /// <param name="time">0 … the number of the person's times − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such person or time.</exception>
    public double[] Of(int person, int time)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(person);
        ArgumentOutOfRangeException.ThrowIfNegative(time);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(person, FirstSlot.Length - 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(time, FirstSlot[person + 1] - FirstSlot[person]);
        return [.. Draws.Select(d => d[FirstSlot[person] + time])];
    }
}

/// <summary>Positions for anything printed: the model of <see cref="EstimatePositions"/> by Gibbs sampling.</summary>
/// <remarks>Convergence: split R̂ and effective sample size of Gelman et al., Bayesian Data Analysis (3rd edition, 2013), section 11.4–11.5.</remarks>
public static class SamplePositions
{
    /// <summary>Draws from the posterior until the chains agree, at most <see cref="SampleOptions.Most"/> sweeps each.</summary>
    /// <exception cref="ArgumentException">As <see cref="PositionData.Check"/> says.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static PositionSample Run(PositionData data, SampleOptions? options = null, CancellationToken cancel = default)
    {
        options ??= new();
        var at = new Layout(data);
        var (fit, _) = EstimatePositions.Fit(at, options.Model);
        var turn = EstimatePositions.Turn(at, fit.Items.B);
        var chains = Enumerable.Range(0, options.Chains).Select(c => new Kept(new Chain(at, options.Model, fit, options.Seed + (c * 7919L)), at, fit, turn)).ToList();
        Parallel.ForEach(chains, new ParallelOptions { CancellationToken = cancel }, c => c.Burn(options.Burn, cancel));
        double rhat, ess;
        int kept = 0;
        do
        {
            var more = Math.Min(Math.Max(options.Keep, kept), options.Most - kept);
            Parallel.ForEach(chains, new ParallelOptions { CancellationToken = cancel }, c => c.Keep(more, cancel));
            kept += more;
            (rhat, ess) = Convergence.Of([.. chains.Select(c => c.Theta)]);
        }
        while ((rhat >= 1.01 || ess <= 400) && kept < options.Most);
        var draws = chains.SelectMany(c => c.Theta).ToList();
        return new(Result(at, chains, draws, kept), draws, rhat, ess, rhat < 1.01 && ess > 400) { FirstSlot = at.FirstSlot };
    }

    private static PositionResult Result(Layout at, List<Kept> chains, List<double[]> draws, int kept)
    {
        var slots = Enumerable.Range(0, at.SlotTime.Length).Select(t => Summary.Of(draws, t)).ToList();
        var bridges = new VenueBridges(at);
        double Mean(Func<Kept, double> of) => chains.Average(of);
        return new(
            [.. Enumerable.Range(0, at.Persons).Select(i =>
            {
                var now = slots[at.FirstSlot[i + 1] - 1];
                return new PersonPosition(now.Mean, now.Sd, now.Low, now.High, at.Spoken[i],
                    at.Spoken[i] == 0 ? [] : [.. Enumerable.Range(at.FirstSlot[i], at.FirstSlot[i + 1] - at.FirstSlot[i]).Select(t => new PositionAt(at.SlotTime[t], slots[t].Mean, slots[t].Sd))],
                    at.HasVenues ? new(Mean(c => c.GapSum[i] / kept), Math.Sqrt(Math.Max(0, Mean(c => c.GapSquares[i] / kept) - Math.Pow(Mean(c => c.GapSum[i] / kept), 2))), bridges.Comparable(i)) : null);
            })],
            [.. Enumerable.Range(0, at.Items).Select(j => EstimatePositions.Item(at, Mean(c => c.A[j] / kept), Mean(c => c.B[j] / kept), j))],
            [.. Enumerable.Range(0, at.Categories - 1).Select(k => Mean(c => c.Cuts[k] / kept))], Mean(c => c.Drift / kept), [], kept * chains.Count);
    }

    /// <summary>A chain with what is kept of it.</summary>
    private sealed class Kept(Chain chain, Layout at, VariationalFit fit, int turn)
    {
        public readonly List<double[]> Theta = [];
        public readonly double[] A = new double[at.Items], B = new double[at.Items], GapSum = new double[chain.Gap.Length], GapSquares = new double[chain.Gap.Length], Cuts = new double[at.Categories - 1];
        public double Drift;

        public void Burn(int sweeps, CancellationToken cancel)
        {
            for (var s = 0; s < sweeps; s++)
            {
                cancel.ThrowIfCancellationRequested();
                chain.Step(burning: true);
            }
        }

        public void Keep(int sweeps, CancellationToken cancel)
        {
            for (var s = 0; s < sweeps; s++)
            {
                cancel.ThrowIfCancellationRequested();
                chain.Step(burning: false);
                var sign = Sign();
                Theta.Add(Array.ConvertAll(chain.Theta, t => sign * t));
                for (var j = 0; j < A.Length; j++) (A[j], B[j]) = (A[j] + chain.A[j], B[j] + (sign * chain.B[j]));
                for (var i = 0; i < GapSum.Length; i++) (GapSum[i], GapSquares[i]) = (GapSum[i] + (sign * chain.Gap[i]), GapSquares[i] + (chain.Gap[i] * chain.Gap[i]));
                var cuts = chain.Cuts.Values;
                for (var k = 0; k < cuts.Length; k++) Cuts[k] += cuts[k];
                Drift += chain.Drift;
            }
        }

        /// <summary>Where nothing fixes the direction, a draw may be the mirror of another: turned as the variational estimate is.</summary>
        private int Sign()
        {
            if (at.Anchor?.Any(a => a is not null) == true || at.Polarity?.Any(p => p != 0) == true) return 1;
            double with = 0;
            for (var t = 0; t < chain.Theta.Length; t++) with += chain.Theta[t] * fit.Paths.Mean[t];
            return with < 0 ? -turn : turn;
        }
    }
}

internal readonly record struct Summary(double Mean, double Sd, double Low, double High)
{
    public static Summary Of(IReadOnlyList<double[]> draws, int at)
    {
        var values = new double[draws.Count];
        for (var d = 0; d < values.Length; d++) values[d] = draws[d][at];
        Array.Sort(values);
        var mean = values.Average();
        return new(mean, Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / Math.Max(1, values.Length - 1)), Quantile(values, 0.05), Quantile(values, 0.95));
    }

    public static double Quantile(double[] sorted, double share)
    {
        var at = share * (sorted.Length - 1);
        var low = (int)at;
        return low + 1 < sorted.Length ? sorted[low] + ((at - low) * (sorted[low + 1] - sorted[low])) : sorted[^1];
    }
}
