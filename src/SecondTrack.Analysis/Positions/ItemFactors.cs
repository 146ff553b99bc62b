namespace SecondTrack.Analysis.Positions;

/// <summary>
/// The variational posterior of each item's (α, β): a bivariate normal, cut off at β = 0 where the codebook gives the polarity.
/// </summary>
internal sealed class ItemFactors(int count, PositionOptions options, int[]? polarity)
{
    public readonly double[] A = new double[count], B = new double[count], VarA = new double[count], VarB = new double[count], Cov = new double[count];

    private readonly double[] _n = new double[count], _x = new double[count], _xx = new double[count], _z = new double[count], _xz = new double[count];

    private readonly double[] _divergence = [0];

    /// <summary>Kullback–Leibler divergence of all items from their priors.</summary>
    public double Divergence => _divergence[0];

    /// <summary>Everything that a sweep changes and the next one reads.</summary>
    public double[][] State => [A, B, VarA, VarB, Cov, _divergence];

    public void Clear()
    {
        foreach (var sums in new[] { _n, _x, _xx, _z, _xz }) Array.Clear(sums);
    }

    public void Add(int item, double weight, double x, double varX, double z)
    {
        var wx = weight * x;
        _n[item] += weight;
        _x[item] += wx;
        _xx[item] += (wx * x) + (weight * varX);
        _z[item] += weight * z;
        _xz[item] += wx * z;
    }

    /// <summary>z = −α + β·x + noise: the best normal for (α, β), given the sums.</summary>
    public void Update()
    {
        var divergence = 0.0;
        double priorA = 1 / (options.DifficultySd * options.DifficultySd), priorB = 1 / (options.DiscriminationSd * options.DiscriminationSd);
        for (var j = 0; j < count; j++)
        {
            if (options.EqualDiscrimination)
            {
                var only = priorA + _n[j];
                var line = _x[j] - _z[j];
                (A[j], VarA[j], B[j], VarB[j], Cov[j]) = (line / only, 1 / only, 1, 0, 0);
                divergence += (line * A[j]) - (0.5 * _n[j] * (VarA[j] + (A[j] * A[j]))) - (0.5 * (Math.Log(priorA / only) + (line * A[j])));
                continue;
            }
            double paa = priorA + _n[j], pab = -_x[j], pbb = priorB + _xx[j], ba = -_z[j], bb = _xz[j];
            var det = (paa * pbb) - (pab * pab);
            double vaa = pbb / det, vbb = paa / det, vab = -pab / det;
            double a = (vaa * ba) + (vab * bb), b = (vab * ba) + (vbb * bb);
            var log = 0.5 * (Math.Log(priorA * priorB / det) + (ba * a) + (bb * b));
            if (polarity is not null && polarity[j] != 0)
            {
                // Cut off at zero: β is a truncated normal, and α follows it along the regression line.
                var sd = Math.Sqrt(vbb);
                double at = b / sd, mills = Normal.Mills(at), slope = vab / vbb;
                log += Normal.LogCdf(at) + Math.Log(2);
                double cutB = b + (sd * mills), cutV = vbb * Math.Max(1e-12, 1 - (mills * (mills + at)));
                a += slope * (cutB - b);
                vaa += slope * slope * (cutV - vbb);
                vab = slope * cutV;
                (b, vbb) = (cutB, cutV);
            }
            (A[j], B[j], VarA[j], VarB[j], Cov[j]) = (a, b, vaa, vbb, vab);
            divergence += (ba * a) + (bb * b)
                - (0.5 * ((_n[j] * (vaa + (a * a))) - (2 * _x[j] * (vab + (a * b))) + (_xx[j] * (vbb + (b * b))))) - log;
        }
        _divergence[0] = divergence;
    }
}
