using MathNet.Numerics.LinearAlgebra;
using SecondTrack.Analysis.Positions;
using Xunit;

namespace SecondTrack.Analysis.Tests.Positions;

/// <summary>The filter and smoother against the same normal written out as one matrix.</summary>
public class PathsTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_smoother_is_the_dense_posterior(int seed)
    {
        var random = new Random(seed);
        const int length = 7;
        double[] time = [.. Enumerable.Range(0, length).Select(_ => random.NextDouble() * 5).Order()];
        var paths = new Paths([0, length], time);
        for (var t = 0; t < length; t++) (paths.Precision[t], paths.Linear[t]) = t == 2 ? (0, 0) : (random.NextDouble() * 3, Simulated.Standard(random));
        const double mean = 0.4, var = 0.7, drift = 0.3;
        paths.Update(_ => (mean, var), drift);

        var prior = Matrix<double>.Build.Dense(length, length, (a, b) => var + (drift * (time[Math.Min(a, b)] - time[0])));
        var start = Vector<double>.Build.Dense(length, mean);
        var evidence = Matrix<double>.Build.DenseOfDiagonalArray(paths.Precision);
        var covariance = (prior.Inverse() + evidence).Inverse();
        var posterior = covariance * ((prior.Inverse() * start) + Vector<double>.Build.Dense(paths.Linear));
        for (var t = 0; t < length; t++)
        {
            Assert.Equal(posterior[t], paths.Mean[t], 1e-10);
            Assert.Equal(covariance[t, t], paths.Var[t], 1e-10);
            if (t + 1 < length) Assert.Equal(covariance[t, t + 1], paths.Lag[t], 1e-10);
        }
        // Kullback–Leibler divergence of two normals.
        var apart = posterior - start;
        var divergence = 0.5 * ((prior.Inverse() * covariance).Trace() + (apart * (prior.Inverse() * apart)) - length + Math.Log(prior.Determinant() / covariance.Determinant()));
        Assert.Equal(divergence, paths.Divergence, 1e-8);
    }
}
