namespace SecondTrack.Analysis.Positions;

/// <summary>Random numbers of the distributions that the sampler needs, from one fixed sequence a seed.</summary>
internal sealed class Draws(long seed)
{
    private readonly FixedRandom _random = new(seed);
    private double? _spare;

    /// <summary>In (0, 1): never either end.</summary>
    public double Uniform() => _random.NextDouble() + 5e-17 is var u && u < 1 ? u : 1 - 1e-16;

    /// <summary>Standard normal, by Marsaglia's polar method.</summary>
    public double Standard()
    {
        if (_spare is { } kept)
        {
            _spare = null;
            return kept;
        }
        double u, v, s;
        do
        {
            u = (2 * _random.NextDouble()) - 1;
            v = (2 * _random.NextDouble()) - 1;
            s = (u * u) + (v * v);
        }
        while (s is >= 1 or 0);
        var factor = Math.Sqrt(-2 * Math.Log(s) / s);
        _spare = v * factor;
        return u * factor;
    }

    public double Normal(double mean, double var) => mean + (Math.Sqrt(var) * Standard());

    /// <summary>One over a gamma variable (Marsaglia and Tsang, ACM Transactions on Mathematical Software 26, 2000); shape above 1.</summary>
    public double InverseGamma(double shape, double scale)
    {
        double d = shape - (1.0 / 3), c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            var x = Standard();
            var v = 1 + (c * x);
            if (v <= 0) continue;
            v = v * v * v;
            if (Math.Log(Uniform()) < (0.5 * x * x) + d - (d * v) + (d * Math.Log(v))) return scale / (d * v);
        }
    }

    /// <summary>Standard normal between <paramref name="a"/> and <paramref name="b"/>; either may be infinite.</summary>
    public double Between(double a, double b)
    {
        if (a + b > 0 || double.IsPositiveInfinity(b)) return double.IsInfinity(a) && double.IsInfinity(b) ? Standard() : -Lower(-b, -a);
        return Lower(a, b);
    }

    /// <summary>
    /// The lower tail: plain rejection where most of the normal lies inside, uniform rejection in a narrow interval, else exponential
    /// rejection from the upper end (Robert, Statistics and Computing 5, 1995).
    /// </summary>
    private double Lower(double a, double b)
    {
        if (b > 0.3 && b - a > 1.2)
        {
            while (true)
            {
                var x = Standard();
                if (x > a && x < b) return x;
            }
        }
        if (!double.IsInfinity(a) && (b - a) * Math.Max(1, -b) < 2)
        {
            // The density is highest at the end nearer to zero.
            var top = a <= 0 && b >= 0 ? 0 : b;
            while (true)
            {
                var x = a + ((b - a) * Uniform());
                if (Math.Log(Uniform()) < 0.5 * ((top * top) - (x * x))) return x;
            }
        }
        var rate = 0.5 * (-b + Math.Sqrt((b * b) + 4));
        while (true)
        {
            var x = b + (Math.Log(Uniform()) / rate);
            if (x > a && Math.Log(Uniform()) < -0.5 * (x + rate) * (x + rate)) return x;
        }
    }
}
