namespace SecondTrack.Analysis.Positions;

/// <summary>
/// The standard normal distribution where a probit model needs it: far tails without loss, and fast. Between −12 and 8 the inverse Mills
/// ratio and the logarithm of the distribution are read off a table by cubic Hermite interpolation, whose error is below 1e-9; outside by their series.
/// </summary>
internal static class Normal
{
    private const double Low = -12, High = 8;
    private const int PerUnit = 64;
    private const double LogSqrt2Pi = 0.91893853320467274178;
    /// <summary>At each point the logarithm and its slope, which is the Mills ratio: one after the other, to be read together.</summary>
    private static readonly double[] At = Table();

    private static double[] Table()
    {
        var points = (int)((High - Low) * PerUnit) + 1;
        var table = new double[2 * points];
        for (var i = 0; i < points; i++)
        {
            var x = Low + ((double)i / PerUnit);
            var cdf = Cdf(x);
            table[2 * i] = Math.Log(cdf);
            table[(2 * i) + 1] = Density(x) / cdf;
        }
        return table;
    }

    public static double Density(double x) => Math.Exp((-0.5 * x * x) - LogSqrt2Pi);

    public static double Cdf(double x) => 0.5 * MathNet.Numerics.SpecialFunctions.Erfc(-x * 0.70710678118654752440);

    /// <summary>φ(x) / Φ(x): how far a normal variable lies above its mean when it is known to be above zero and its mean is x.</summary>
    public static double Mills(double x) => LogAndMills(x).Mills;

    public static double LogCdf(double x) => LogAndMills(x).Log;

    public static (double Log, double Mills) LogAndMills(double x)
    {
        if (x >= High) return (-Density(x) / x, Density(x));
        if (!(x > Low)) return Tail(x);
        const double h = 1.0 / PerUnit;
        var at = (x - Low) * PerUnit;
        var i = (int)at;
        double t = at - i, x0 = Low + (i * h), l0 = At[2 * i], m0 = At[(2 * i) + 1], l1 = At[(2 * i) + 2], m1 = At[(2 * i) + 3];
        double t2 = t * t, b1 = (3 - (2 * t)) * t2, c1 = (t2 * t) - t2, c0 = c1 - t2 + t;
        return (l0 + (b1 * (l1 - l0)) + (h * ((c0 * m0) + (c1 * m1))),
            m0 + (b1 * (m1 - m0)) - (h * ((c0 * m0 * (m0 + x0)) + (c1 * m1 * (m1 + x0 + h)))));
    }

    /// <summary>
    /// A standard normal variable known to lie between <paramref name="a"/> and <paramref name="b"/> (either may be infinite): the logarithm
    /// of that probability, and its mean.
    /// </summary>
    public static (double Log, double Mean) Between(double a, double b)
    {
        if (double.IsPositiveInfinity(b)) return double.IsNegativeInfinity(a) ? (0, 0) : LogAndMills(-a);
        if (double.IsNegativeInfinity(a))
        {
            var (below, mills) = LogAndMills(b);
            return (below, -mills);
        }
        // In the lower tail both logarithms are exact; the upper one is its mirror.
        if (a + b > 0)
        {
            var (log, mean) = Between(-b, -a);
            return (log, -mean);
        }
        double upper = LogCdf(b), ratio = Math.Exp(LogCdf(a) - upper);
        if (ratio > 1 - 1e-9) return (Math.Log(b - a) - (0.125 * (a + b) * (a + b)) - LogSqrt2Pi, 0.5 * (a + b));
        var share = 1 - ratio;
        // φ(a)/(Φ(b)−Φ(a)) = Mills(a)·ratio/share.
        return (upper + Math.Log(share), ((Mills(a) * ratio) - Mills(b)) / share);
    }

    /// <summary>By the continued fraction Φ(x) = φ(x) / (−x + 1/(−x + 2/(−x + …))), which converges fast this far out.</summary>
    private static (double Log, double Mills) Tail(double x)
    {
        var mills = -x;
        for (var k = 24; k >= 1; k--) mills = -x + (k / mills);
        return ((-0.5 * x * x) - LogSqrt2Pi - Math.Log(mills), mills);
    }
}
