namespace SecondTrack.Analysis.Positions;

/// <summary>Split R̂ and the effective number of draws, over several chains of equal length.</summary>
internal static class Convergence
{
    public static (double WorstRhat, double LeastEss) Of(IReadOnlyList<IReadOnlyList<double[]>> chains)
    {
        var half = chains[0].Count / 2;
        double worst = 1, least = double.PositiveInfinity;
        var gate = new object();
        Parallel.For(0, chains[0][0].Length, quantity =>
        {
            var halves = new double[2 * chains.Count][];
            for (var c = 0; c < chains.Count; c++)
                for (var h = 0; h < 2; h++)
                {
                    var values = halves[(2 * c) + h] = new double[half];
                    for (var n = 0; n < half; n++) values[n] = chains[c][(h * half) + n][quantity];
                }
            var (rhat, ess) = Of(halves);
            lock (gate) (worst, least) = (Math.Max(worst, rhat), Math.Min(least, ess));
        });
        return (worst, least);
    }

    public static (double Rhat, double Ess) Of(double[][] chains)
    {
        int m = chains.Length, n = chains[0].Length;
        var means = Array.ConvertAll(chains, c => c.Average());
        var within = 0.0;
        for (var c = 0; c < m; c++) within += chains[c].Sum(v => (v - means[c]) * (v - means[c])) / (n - 1) / m;
        var grand = means.Average();
        var between = means.Sum(v => (v - grand) * (v - grand)) / (m - 1);
        var total = (within * (n - 1) / n) + between;
        if (!(within > 0)) return (1, m * n);
        // Geyer's initial positive sequence of paired autocorrelations.
        double sum = 0;
        for (var lag = 1; lag + 1 < n; lag += 2)
        {
            var pair = Correlation(chains, means, lag, within, total) + Correlation(chains, means, lag + 1, within, total);
            if (pair < 0) break;
            sum += pair;
        }
        return (Math.Sqrt(total / within), m * n / (1 + (2 * sum)));
    }

    private static double Correlation(double[][] chains, double[] means, int lag, double within, double total)
    {
        double covariance = 0;
        for (var c = 0; c < chains.Length; c++)
        {
            double sum = 0;
            for (var t = lag; t < chains[c].Length; t++) sum += (chains[c][t] - means[c]) * (chains[c][t - lag] - means[c]);
            covariance += sum / chains[c].Length / chains.Length;
        }
        return 1 - ((within - covariance) / total);
    }
}
