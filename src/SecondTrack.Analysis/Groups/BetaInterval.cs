using MathNet.Numerics;

namespace SecondTrack.Analysis.Groups;

/// <summary>What a number of successes says about a proportion, starting from "every proportion is equally likely".</summary>
internal static class BetaInterval
{
    /// <summary>Probability that the proportion is below one half, under Beta(1 + successes, 1 + failures).</summary>
    public static double BelowHalf(int successes, int failures) => SpecialFunctions.BetaRegularized(successes + 1.0, failures + 1.0, 0.5);

    /// <summary>The proportion with this much probability below it, to within 1e-14.</summary>
    public static double Lower(int successes, int failures, double probability)
    {
        var (low, high) = (0.0, 1.0);
        while (high - low > 1e-14)
        {
            var middle = (low + high) / 2;
            if (middle == low || middle == high) break;
            if (SpecialFunctions.BetaRegularized(successes + 1.0, failures + 1.0, middle) < probability) low = middle;
            else high = middle;
        }
        return (low + high) / 2;
    }
}
