namespace SecondTrack.Analysis.Scores;

/// <summary>How the answers of the same people changed between two times, for the few people of a dialogue.</summary>
/// <remarks>
/// Permutation test: under no change each difference could as well have had the other sign (Fisher, R. A. (1935). The Design of Experiments, §21).
/// Interval: bootstrap percentiles (Efron, B. (1979). Annals of Statistics 7(1), 1–26); below ten people it is too narrow, and the test is what
/// to look at.
/// </remarks>
/// <param name="Count">People with both answers.</param>
/// <param name="Mean">Mean of after − before, in units of the scale.</param>
/// <param name="Low">Lower end of the 95 % interval of the mean.</param>
/// <param name="High">Upper end.</param>
/// <param name="P">Two-sided: the part of all sign patterns whose mean is at least as far from 0; the smallest possible is 2 / 2ⁿ.</param>
/// <param name="IsExact">Whether all sign patterns were counted and not drawn.</param>
public sealed record PairedChange(int Count, double Mean, double Low, double High, double P, bool IsExact)
{
    private const int MostEnumerated = 20, Draws = 10_000, SignDraws = 100_000, MostSteps = 100_000;

    /// <summary>Compares two answers of each person.</summary>
    /// <param name="before">One for each person; null where there is none, and the person is left out.</param>
    /// <param name="after">In the same order.</param>
    /// <param name="seed">The same seed gives the same interval; it also decides the test where patterns must be drawn.</param>
    /// <returns>Null where nobody answered twice.</returns>
    /// <exception cref="ArgumentException">The two are not of the same people, or an answer is not finite.</exception>
    public static PairedChange? Of(IReadOnlyList<double?> before, IReadOnlyList<double?> after, int seed = 1)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        if (before.Count != after.Count) throw new ArgumentException("Both must be of the same people.", nameof(after));
        var differences = before.Zip(after).Where(p => p is { First: not null, Second: not null }).Select(p => p.Second!.Value - p.First!.Value).ToArray();
        if (differences.Length == 0) return null;
        if (!Array.TrueForAll(differences, double.IsFinite)) throw new ArgumentException("An answer is not a finite number.", nameof(after));
        var random = new FixedRandom(seed);
        var means = new double[Draws];
        for (var draw = 0; draw < Draws; draw++)
        {
            for (var i = 0; i < differences.Length; i++) means[draw] += differences[random.Below(differences.Length)];
            means[draw] /= differences.Length;
        }
        Array.Sort(means);
        var (p, exact) = Test(differences, random);
        return new(differences.Length, differences.Average(), Percentile(means, 0.025), Percentile(means, 0.975), p, exact);
    }

    private static (double P, bool IsExact) Test(double[] differences, FixedRandom random)
    {
        if (differences.Length <= MostEnumerated) return (Enumerated(differences), true);
        if (Steps(differences) is { } steps) return (Counted(steps), true);
        var observed = Math.Abs(differences.Sum()) * (1 - 1e-12);
        var asFar = 1;
        for (var draw = 0; draw < SignDraws; draw++)
        {
            var (sum, signs) = (0.0, 0UL);
            for (var i = 0; i < differences.Length; i++)
            {
                if (i % 64 == 0) signs = random.Next();
                sum += (signs >> (i % 64) & 1) == 0 ? differences[i] : -differences[i];
            }
            if (Math.Abs(sum) >= observed) asFar++;
        }
        return (asFar / (SignDraws + 1.0), false);
    }

    private static double Enumerated(double[] differences)
    {
        var observed = Math.Abs(differences.Sum()) - 1e-9 * differences.Sum(Math.Abs);
        var (asFar, patterns) = (0, 1 << differences.Length);
        // Each pattern differs from the one before in a single sign.
        var signs = (double[])differences.Clone();
        var sum = signs.Sum();
        for (var pattern = 1; ; pattern++)
        {
            if (Math.Abs(sum) >= observed) asFar++;
            if (pattern == patterns) return (double)asFar / patterns;
            var flip = System.Numerics.BitOperations.TrailingZeroCount(pattern);
            sum -= 2 * signs[flip];
            signs[flip] = -signs[flip];
        }
    }

    /// <summary>The sizes as whole numbers, where the scale has whole or half steps: their sums can be counted instead of enumerated.</summary>
    private static int[]? Steps(double[] differences)
    {
        foreach (var scale in new[] { 1, 2, 4, 10, 100 })
        {
            var steps = Array.ConvertAll(differences, d => Math.Round(d * scale));
            if (steps.Sum(Math.Abs) <= MostSteps && steps.Zip(differences).All(p => Math.Abs(p.First / scale - p.Second) < 1e-9)) return Array.ConvertAll(steps, s => (int)s);
        }
        return null;
    }

    private static double Counted(int[] steps)
    {
        var (reach, observed) = (steps.Sum(Math.Abs), Math.Abs(steps.Sum()));
        var chance = new double[2 * reach + 1];
        chance[reach] = 1;
        foreach (var step in steps.Select(Math.Abs))
        {
            var next = new double[chance.Length];
            for (var s = 0; s < chance.Length; s++)
            {
                if (chance[s] == 0) continue;
                next[s - step] += chance[s] / 2;
                next[s + step] += chance[s] / 2;
            }
            chance = next;
        }
        return Math.Min(1, chance.Where((_, s) => Math.Abs(s - reach) >= observed).Sum());
    }

    private static double Percentile(double[] sorted, double part)
    {
        var at = part * (sorted.Length - 1);
        var below = (int)at;
        return sorted[below] + (at - below) * (sorted[Math.Min(below + 1, sorted.Length - 1)] - sorted[below]);
    }
}
