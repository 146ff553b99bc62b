using MathNet.Numerics;

namespace SecondTrack.Analysis.Positions;

/// <summary>Whether two meetings of a forum spoke about the same things.</summary>
/// <param name="LogBayes">Log Bayes factor of "different shares" against "one and the same shares"; positive favours a change.</param>
/// <param name="Distance">Jensen–Shannon distance of the two shares, base 2: 0 equal … 1 nothing in common.</param>
/// <param name="P">Share of random divisions of all items over the two meetings that lie at least as far apart; in (0, 1].</param>
public sealed record AgendaChangeResult(double LogBayes, double Distance, double P);

/// <summary>Did a forum change its agenda?</summary>
/// <remarks>Dirichlet-multinomial marginal likelihoods with one half an issue (Jeffreys); Lin, IEEE Transactions on Information Theory 37, 1991.</remarks>
public static class AgendaChange
{
    /// <summary>Compares how many programme items fell on each issue.</summary>
    /// <param name="before">Items on each issue at the earlier meeting.</param>
    /// <param name="after">Items on each issue at the later one; as many issues.</param>
    /// <param name="permutations">Random divisions for P.</param>
    /// <param name="seed">The same seed gives the same P.</param>
    /// <exception cref="ArgumentException">The lengths differ, a count is negative, or a meeting has no item.</exception>
    public static AgendaChangeResult Of(int[] before, int[] after, int permutations = 9_999, long seed = 1)
    {
        if (before.Length != after.Length || before.Concat(after).Any(c => c < 0)) throw new ArgumentException("The issues of the two meetings differ, or a count is negative.");
        if (before.Sum() == 0 || after.Sum() == 0) throw new ArgumentException("A meeting has no item.");
        var both = before.Zip(after, (a, b) => a + b).ToArray();
        var distance = Distance(before, after);
        int[] pool = [.. both.SelectMany((count, issue) => Enumerable.Repeat(issue, count))];
        var random = new FixedRandom(seed);
        var (first, far, size) = (new int[both.Length], 1, before.Sum());
        for (var p = 0; p < permutations; p++)
        {
            Array.Clear(first);
            for (var n = 0; n < size; n++)
            {
                var other = n + random.Below(pool.Length - n);
                (pool[n], pool[other]) = (pool[other], pool[n]);
                first[pool[n]]++;
            }
            if (Distance(first, [.. both.Zip(first, (all, one) => all - one)]) >= distance - 1e-12) far++;
        }
        return new(Marginal(before) + Marginal(after) - Marginal(both), distance, far / (permutations + 1.0));
    }

    /// <summary>Jensen–Shannon distance of two lists of counts, base 2.</summary>
    private static double Distance(int[] one, int[] other)
    {
        double a = one.Sum(), b = other.Sum(), sum = 0;
        for (var i = 0; i < one.Length; i++)
        {
            double p = one[i] / a, q = other[i] / b, m = 0.5 * (p + q);
            if (p > 0) sum += 0.5 * p * Math.Log2(p / m);
            if (q > 0) sum += 0.5 * q * Math.Log2(q / m);
        }
        return Math.Sqrt(Math.Max(0, sum));
    }

    /// <summary>Log probability of the sequence of issues with their shares integrated out.</summary>
    private static double Marginal(int[] counts)
    {
        const double prior = 0.5;
        var all = prior * counts.Length;
        return SpecialFunctions.GammaLn(all) - SpecialFunctions.GammaLn(all + counts.Sum()) + counts.Sum(c => SpecialFunctions.GammaLn(prior + c) - SpecialFunctions.GammaLn(prior));
    }
}
