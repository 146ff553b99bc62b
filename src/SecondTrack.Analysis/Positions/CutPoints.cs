using MathNet.Numerics.LinearAlgebra;

namespace SecondTrack.Analysis.Positions;

/// <summary>
/// The thresholds τ₁ … τ_{C−1} between the categories of a stance, with τ₁ = −τ_{C−1}; a single one is 0. Raised by Newton steps on the
/// likelihood, each taken only as far as it rises and keeps the order.
/// </summary>
internal sealed class CutPoints
{
    private readonly double[] _bounds;

    public CutPoints(int categories)
    {
        _bounds = new double[categories + 1];
        (_bounds[0], _bounds[categories]) = (double.NegativeInfinity, double.PositiveInfinity);
        for (var c = 1; c < categories; c++) _bounds[c] = categories == 2 ? 0 : -1 + (2.0 * (c - 1) / (categories - 2));
    }

    public int Categories => _bounds.Length - 1;

    public double[] Values => _bounds[1..^1];

    public double[][] State => [_bounds];

    /// <summary>The category's interval in standard units about the latent mean.</summary>
    public (double From, double To) Interval(int category, double mean, double root) => (root * (_bounds[category] - mean), root * (_bounds[category + 1] - mean));

    /// <summary>Log probability of a category given the latent mean, and the mean of the latent value there. <paramref name="root"/> is √w.</summary>
    public (double Log, double Z) Of(int category, double mean, double root)
    {
        if (_bounds.Length == 3)
        {
            // Most data are for and against; no interval has to be cut out.
            var (half, mills) = Normal.LogAndMills(category == 1 ? root * mean : -root * mean);
            return (half, category == 1 ? mean + (mills / root) : mean - (mills / root));
        }
        var (from, to) = Interval(category, mean, root);
        var (log, shift) = Normal.Between(from, to);
        return (log, mean + (shift / root));
    }

    public void Set(double[] inner) => inner.CopyTo(_bounds, 1);

    public void Raise(int[] value, double[] mean, double[] root)
    {
        var count = _bounds.Length - 2;
        if (count < 2) return;
        var (gradient, hessian, now) = Slopes(value, mean, root);
        // Free are τ₂ … τ_{C−1}; the first follows the last with the other sign.
        var free = count - 1;
        var g = Vector<double>.Build.Dense(free, f => gradient[f + 1] - (f == free - 1 ? gradient[0] : 0));
        var h = Matrix<double>.Build.Dense(free, free, (r, c) => hessian[r + 1, c + 1]
            - (c == free - 1 ? hessian[r + 1, 0] : 0) - (r == free - 1 ? hessian[0, c + 1] : 0) + (r == free - 1 && c == free - 1 ? hessian[0, 0] : 0));
        var step = (-h + (Matrix<double>.Build.DenseIdentity(free) * 1e-9)).Solve(g);
        var before = Values;
        for (var scale = 1.0; scale > 1e-4; scale *= 0.5)
        {
            var next = (double[])before.Clone();
            for (var f = 0; f < free; f++) next[f + 1] += scale * step[f];
            next[0] = -next[^1];
            if (!Ordered(next)) continue;
            Set(next);
            if (LogLikelihood(value, mean, root) >= now) return;
        }
        Set(before);
    }

    private static bool Ordered(double[] cuts)
    {
        for (var c = 1; c < cuts.Length; c++) if (!(cuts[c] > cuts[c - 1] + 1e-3)) return false;
        return true;
    }

    private double LogLikelihood(int[] value, double[] mean, double[] root)
    {
        double sum = 0;
        for (var n = 0; n < value.Length; n++) sum += Of(value[n], mean[n], root[n]).Log;
        return sum;
    }

    private (double[] Gradient, double[,] Hessian, double Log) Slopes(int[] value, double[] mean, double[] root)
    {
        var count = _bounds.Length - 2;
        var (gradient, hessian, sum) = (new double[count], new double[count, count], 0.0);
        for (var n = 0; n < value.Length; n++)
        {
            var r = root[n];
            var (a, b) = Interval(value[n], mean[n], r);
            var (log, _) = Normal.Between(a, b);
            sum += log;
            // Densities over the probability of the interval, at both ends.
            double up = double.IsInfinity(b) ? 0 : Math.Exp((-0.5 * b * b) - 0.918938533204672742 - log), low = double.IsInfinity(a) ? 0 : Math.Exp((-0.5 * a * a) - 0.918938533204672742 - log);
            int k = value[n], i = k - 1;
            if (k < count)
            {
                gradient[k] += r * up;
                hessian[k, k] -= r * r * up * (b + up);
            }
            if (i >= 0)
            {
                gradient[i] -= r * low;
                hessian[i, i] += r * r * low * (a - low);
                if (k < count)
                {
                    hessian[i, k] += r * r * up * low;
                    hessian[k, i] += r * r * up * low;
                }
            }
        }
        return (gradient, hessian, sum);
    }
}
