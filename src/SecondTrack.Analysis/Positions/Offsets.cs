namespace SecondTrack.Analysis.Positions;

/// <summary>Single normal offsets with a common prior variance: a person's public-minus-private gap, or a person's departure on one item.</summary>
internal sealed class Offsets(int count)
{
    public readonly double[] Mean = new double[count], Var = new double[count];
    private readonly double[] _precision = new double[count], _linear = new double[count];

    public int Count => count;

    private readonly double[] _divergence = [0];

    public double Divergence => _divergence[0];

    public double[][] State => [Mean, Var, _divergence];

    public void Clear()
    {
        Array.Clear(_precision);
        Array.Clear(_linear);
    }

    public void Add(int at, double precision, double linear)
    {
        _precision[at] += precision;
        _linear[at] += linear;
    }

    public void Update(Func<int, double> priorMean, double priorVar)
    {
        _divergence[0] = 0;
        for (var i = 0; i < count; i++)
        {
            double m = priorMean(i), p = _precision[i], l = _linear[i], gain = 1 + (p * priorVar);
            Mean[i] = (m + (priorVar * l)) / gain;
            Var[i] = priorVar / gain;
            _divergence[0] += (l * Mean[i]) - (0.5 * p * (Var[i] + (Mean[i] * Mean[i])))
                + (0.5 * Math.Log(gain)) - (0.5 * ((l * l * priorVar) + (2 * l * m) - (p * m * m)) / gain);
        }
    }

    /// <summary>Expected squared distances from the prior means.</summary>
    public double Squares(Func<int, double> priorMean)
    {
        double sum = 0;
        for (var i = 0; i < count; i++)
        {
            var d = Mean[i] - priorMean(i);
            sum += (d * d) + Var[i];
        }
        return sum;
    }
}
