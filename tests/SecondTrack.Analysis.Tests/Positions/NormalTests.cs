using SecondTrack.Analysis.Positions;
using Xunit;

namespace SecondTrack.Analysis.Tests.Positions;

public class NormalTests
{
    [Theory]
    // Φ and φ/Φ to sixteen digits, from tables.
    [InlineData(0, -0.6931471805599453, 0.7978845608028654)]
    [InlineData(1, -0.1727537790234499, 0.2875999709391784)]
    [InlineData(-1, -1.841021645009264, 1.525135276160981)]
    [InlineData(-5, -15.06499839398872, 5.186503967125842)]
    [InlineData(-20, -203.9171553710973, 20.04975307140912)]
    [InlineData(-40, -804.6084420137538, 40.02496884736996)]
    public void Tails_are_exact(double x, double log, double mills)
    {
        Assert.Equal(log, Normal.LogCdf(x), Math.Abs(log) * 1e-9);
        Assert.Equal(mills, Normal.Mills(x), mills * 1e-8);
    }

    [Fact]
    public void The_table_agrees_with_direct_computation_everywhere()
    {
        for (var x = -13.0; x < 9; x += 0.00317)
        {
            Assert.Equal(Math.Log(Normal.Cdf(x)), Normal.LogCdf(x), 1e-8);
            Assert.Equal(Normal.Density(x) / Normal.Cdf(x), Normal.Mills(x), 1e-7);
        }
    }

    [Theory]
    [InlineData(-1, 0.5)]
    [InlineData(0.2, 0.9)]
    [InlineData(-9, -8)]
    [InlineData(6, 9)]
    [InlineData(-0.001, 0.001)]
    [InlineData(2, double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity, -3)]
    [InlineData(double.NegativeInfinity, double.PositiveInfinity)]
    public void An_interval_has_the_mass_and_mean_of_its_integral(double a, double b)
    {
        double from = Math.Max(a, -14), to = Math.Min(b, 14), mass = 0, mean = 0;
        const int steps = 200_000;
        for (var i = 0; i < steps; i++)
        {
            var x = from + ((i + 0.5) * (to - from) / steps);
            mass += Normal.Density(x) * (to - from) / steps;
            mean += x * Normal.Density(x) * (to - from) / steps;
        }
        var found = Normal.Between(a, b);
        Assert.Equal(Math.Log(mass), found.Log, 1e-6);
        Assert.Equal(mean / mass, found.Mean, 1e-6);
    }

    [Theory]
    [InlineData(-1, 0.5)]
    [InlineData(0.3, 0.6)]
    [InlineData(-7, -6.5)]
    [InlineData(-6, -2)]
    [InlineData(3, double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity, 0.1)]
    [InlineData(double.NegativeInfinity, 5)]
    [InlineData(-4, 4)]
    public void Draws_lie_inside_and_have_the_mean_of_the_interval(double a, double b)
    {
        var draws = new Draws(7);
        var values = Enumerable.Range(0, 60_000).Select(_ => draws.Between(a, b)).ToList();
        Assert.All(values, v => Assert.InRange(v, a, b));
        Assert.Equal(Normal.Between(a, b).Mean, values.Average(), 0.02);
    }

    [Fact]
    public void An_inverse_gamma_has_its_mean()
    {
        var draws = new Draws(3);
        Assert.Equal(2.0 / (5 - 1), Enumerable.Range(0, 200_000).Average(_ => draws.InverseGamma(5, 2)), 0.005);
    }
}
