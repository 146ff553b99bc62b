namespace SecondTrack.Analysis.Positions;

/// <summary>
/// Where the search for positions begins: the main axis of the stances, centred by item. It is the same for any order of persons, and needs
/// no chance. Where the codebook gives polarities, it is turned towards them.
/// </summary>
internal static class StartValues
{
    private const int Iterations = 60;

    public static double[] Of(Layout at)
    {
        var centre = new double[at.Items];
        var count = new double[at.Items];
        var said = new double[at.Persons];
        for (var n = 0; n < at.Count; n++)
        {
            centre[at.Item[n]] += at.Weight[n] * at.Value[n];
            count[at.Item[n]] += at.Weight[n];
            said[at.Person[n]] += at.Weight[n];
        }
        for (var j = 0; j < at.Items; j++) centre[j] /= Math.Max(count[j], 1e-12);
        // The first guess is the mean stance, which is the answer where every polarity is known.
        var x = new double[at.Persons];
        for (var n = 0; n < at.Count; n++) x[at.Person[n]] += at.Weight[n] * (at.Value[n] - centre[at.Item[n]]);
        var known = at.Polarity is not null && Array.TrueForAll(at.Polarity, p => p != 0);
        var y = new double[at.Items];
        for (var step = 0; step < (known ? 0 : Iterations); step++)
        {
            Array.Clear(y);
            for (var n = 0; n < at.Count; n++) y[at.Item[n]] += at.Weight[n] * (at.Value[n] - centre[at.Item[n]]) * x[at.Person[n]];
            for (var j = 0; j < at.Items; j++) y[j] /= count[j] + 1;
            Array.Clear(x);
            for (var n = 0; n < at.Count; n++) x[at.Person[n]] += at.Weight[n] * (at.Value[n] - centre[at.Item[n]]) * y[at.Item[n]];
            for (var i = 0; i < at.Persons; i++) x[i] /= said[i] + 1;
            Scale(x);
        }
        if (at.Anchor is not null && Against(at.Anchor, x)) for (var i = 0; i < x.Length; i++) x[i] = -x[i];
        if (!known && at.Polarity is not null && Turned(at, y)) for (var i = 0; i < x.Length; i++) x[i] = -x[i];
        Scale(x);
        return x;
    }

    private static bool Against((double Mean, double Sd)?[] anchors, double[] x)
    {
        double sum = 0;
        for (var i = 0; i < x.Length; i++) sum += (anchors[i]?.Mean ?? 0) * x[i];
        return sum < 0;
    }

    private static bool Turned(Layout at, double[] y)
    {
        double sum = 0;
        for (var j = 0; j < at.Items; j++) if (at.Polarity![j] != 0) sum += y[j];
        return sum < 0;
    }

    private static void Scale(double[] x)
    {
        double mean = x.Average(), square = 0;
        foreach (var v in x) square += (v - mean) * (v - mean);
        var sd = Math.Sqrt(square / x.Length);
        for (var i = 0; i < x.Length; i++) x[i] = sd > 1e-12 ? (x[i] - mean) / sd : 0;
    }
}
