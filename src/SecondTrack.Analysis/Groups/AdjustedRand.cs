namespace SecondTrack.Analysis.Groups;

/// <summary>How far two divisions of the same people are the same: 1 if they are, 0 on average by chance, and it can be negative.</summary>
/// <remarks>Hubert, L. and Arabie, P. (1985). Comparing partitions. Journal of Classification 2, 193–218.</remarks>
public static class AdjustedRand
{
    /// <summary>Compares found groups with declared sides.</summary>
    /// <param name="one">For each person a group, or −1 for none.</param>
    /// <param name="other">Likewise; who is in none of either is left out.</param>
    /// <returns>At most 1; 1 where neither divides anybody (fewer than two people, all alone, or all together in both).</returns>
    /// <exception cref="ArgumentException">The two are not of the same length.</exception>
    public static double Of(IReadOnlyList<int> one, IReadOnlyList<int> other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        if (one.Count != other.Count) throw new ArgumentException("Both must divide the same people.", nameof(other));
        var both = one.Zip(other).Where(p => p.First >= 0 && p.Second >= 0).ToList();
        var together = Pairs(both.GroupBy(p => p));
        var (inOne, inOther) = (Pairs(both.GroupBy(p => p.First)), Pairs(both.GroupBy(p => p.Second)));
        var all = both.Count * (both.Count - 1.0) / 2;
        var expected = all == 0 ? 0 : inOne * inOther / all;
        var most = (inOne + inOther) / 2;
        return most == expected ? 1 : (together - expected) / (most - expected);
    }

    private static double Pairs<TKey, T>(IEnumerable<IGrouping<TKey, T>> groups) => groups.Sum(g => g.Count() is var n ? n * (n - 1.0) / 2 : 0);
}
