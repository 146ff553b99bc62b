namespace SecondTrack.Analysis;

/// <summary>Keeps the false among what is called significant to a known part when many things are tested at once.</summary>
/// <remarks>
/// Benjamini, Y. and Hochberg, Y. (1995). Controlling the false discovery rate. Journal of the Royal Statistical Society B 57(1), 289–300.
/// Valid for independent and for positively dependent tests.
/// </remarks>
public static class MultipleTesting
{
    /// <summary>Adjusted p-values: calling everything up to q significant has an expected part of at most q of false ones.</summary>
    /// <param name="p">p-values in 0..1.</param>
    /// <returns>In the same order, each in p..1.</returns>
    public static double[] BenjaminiHochberg(IReadOnlyList<double> p)
    {
        ArgumentNullException.ThrowIfNull(p);
        var order = Enumerable.Range(0, p.Count).OrderByDescending(i => p[i]).ToArray();
        var (adjusted, least) = (new double[p.Count], 1.0);
        for (var at = 0; at < order.Length; at++)
        {
            least = Math.Min(least, p[order[at]] * p.Count / (p.Count - at));
            adjusted[order[at]] = least;
        }
        return adjusted;
    }
}
