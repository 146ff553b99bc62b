using SecondTrack.Analysis.Positions;
using Xunit;

namespace SecondTrack.Analysis.Tests.Positions;

public class SamplePositionsTests
{
    [Fact]
    public void Nine_of_ten_intervals_cover_the_truth()
    {
        int covered = 0, all = 0;
        for (var seed = 0; seed < 20; seed++)
        {
            var (data, truth) = Simulated.Of(seed, 30, 25, seed % 2 == 0 ? 2 : 5, 0.4, 1);
            var sample = SamplePositions.Run(data, new() { Model = new() { DifficultySd = 1 } });
            Assert.True(sample.Converged, $"R̂ {sample.WorstRhat}, {sample.LeastEss} effective draws");
            covered += truth.Where((t, i) => sample.Result.Persons[i].Low <= t && t <= sample.Result.Persons[i].High).Count();
            all += truth.Length;
        }
        Assert.InRange((double)covered / all, 0.87, 0.93);
    }

    /// <summary>Draws of the whole prior, each weighed by how likely it makes the data: slow, and shares nothing with the sampler.</summary>
    [Fact]
    public void Means_are_those_of_weighted_draws_from_the_prior()
    {
        var data = new PositionData { Persons = 3, Items = 2, Categories = 3, Person = [0, 0, 1, 1, 2], Item = [0, 1, 0, 1, 0], Value = [2, 2, 0, 1, 1], Polarity = [1, -1], Weight = [1, 0.5, 1, 1, 0.8] };
        var options = new PositionOptions();
        var sample = SamplePositions.Run(data, new() { Model = options, Keep = 6_000 });
        // The sampler's own cut-points, since they have no proper prior to draw from.
        var cut = sample.Result.CutPoints[1];
        var random = new Random(4);
        double mass = 0;
        var mean = new double[3];
        for (var draw = 0; draw < 400_000; draw++)
        {
            double[] theta = [Simulated.Standard(random), Simulated.Standard(random), Simulated.Standard(random)];
            double[] b = [Math.Abs(Simulated.Standard(random)), -Math.Abs(Simulated.Standard(random))], a = [2 * Simulated.Standard(random), 2 * Simulated.Standard(random)];
            var log = 0.0;
            for (var n = 0; n < data.Count; n++)
            {
                var j = data.Item[n];
                double m = (b[j] * theta[data.Person[n]]) - a[j], root = Math.Sqrt(data.Weight![n]);
                double low = data.Value[n] == 0 ? 0 : Normal.Cdf(root * ((data.Value[n] == 1 ? -cut : cut) - m)), high = data.Value[n] == 2 ? 1 : Normal.Cdf(root * ((data.Value[n] == 0 ? -cut : cut) - m));
                log += Math.Log(Math.Max(high - low, 1e-300));
            }
            var weight = Math.Exp(log);
            mass += weight;
            for (var i = 0; i < 3; i++) mean[i] += weight * theta[i];
        }
        for (var i = 0; i < 3; i++) Assert.Equal(mean[i] / mass, sample.Result.Persons[i].Mean, 0.1);
    }

    [Fact]
    public void A_seed_gives_the_same_draws_and_every_part_of_the_model_is_drawn()
    {
        var data = Simulated.Rich(3, persons: 6, items: 4, statements: 60);
        var options = new SampleOptions { Seed = 5, Burn = 50, Keep = 100, Most = 100 };
        var (one, two) = (SamplePositions.Run(data, options), SamplePositions.Run(data, options));
        Assert.Equal(one.Draws, two.Draws);
        Assert.All(one.Result.Persons, p => Assert.True(double.IsFinite(p.Mean + p.Sd + p.Gap!.Mean + p.Gap.Sd)));
        Assert.True(one.Result.DriftPerYear > 0);
        Assert.Equal(-one.Result.CutPoints[0], one.Result.CutPoints[^1], 1e-9);
    }

    [Fact]
    public void Chains_that_disagree_are_told()
    {
        var random = new Random(1);
        double[] Chain(double at) => [.. Enumerable.Range(0, 500).Select(_ => at + Simulated.Standard(random))];
        Assert.True(Convergence.Of([Chain(0), Chain(0), Chain(0), Chain(0)]).Rhat < 1.01);
        Assert.True(Convergence.Of([Chain(0), Chain(0), Chain(2), Chain(2)]).Rhat > 1.2);
        Assert.InRange(Convergence.Of([Chain(0), Chain(0), Chain(0), Chain(0)]).Ess, 1_400, 2_800);
        // Each value half of the one before: a third of the draws count.
        double[] Slow()
        {
            var values = new double[4_000];
            for (var t = 1; t < values.Length; t++) values[t] = (0.5 * values[t - 1]) + Simulated.Standard(random);
            return values;
        }
        Assert.InRange(Convergence.Of([Slow(), Slow()]).Ess, 8_000 / 3 * 0.75, 8_000 / 3 * 1.3);
    }
}
