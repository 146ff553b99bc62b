using System.Numerics;

namespace SecondTrack.Analysis.Networks;

/// <summary>Every set of concepts, in Gray code: from one to the next, one concept comes or goes.</summary>
internal static class EnumerateBackbones
{
    /// <summary>The lower bits run inside one task, whose sum is made anew: rounding does not add up over a million steps.</summary>
    private const int InnerBits = 10;

    public static bool[] Best(BackboneObjective objective, BackboneSearch search, CancellationToken cancel)
    {
        var count = objective.Parts.Columns.Length;
        var inner = Math.Min(InnerBits, count);
        var best = new (double Loss, uint Set)[1 << (count - inner)];
        Parallel.For(0, best.Length, new ParallelOptions { CancellationToken = cancel }, high => best[high] = Chunk(objective, search, (uint)high << inner, inner));
        var chosen = best.Aggregate((a, b) => Better(b, a) ? b : a).Set;
        return [.. Enumerable.Range(0, count).Select(c => (chosen & (1u << c)) != 0)];
    }

    private static (double Loss, uint Set) Chunk(BackboneObjective objective, BackboneSearch search, uint set, int inner)
    {
        var parts = objective.Parts;
        var sum = parts.SumOf(Enumerable.Range(0, parts.Columns.Length).Where(c => (set & (1u << c)) != 0));
        var best = (double.PositiveInfinity, 0u);
        for (var step = 0u; ;)
        {
            var size = BitOperations.PopCount(set);
            if (size > 0 && (search.Size is null || search.Size == size))
            {
                var candidate = (objective.Penalised(objective.Loss(sum), size), set);
                if (Better(candidate, best)) best = candidate;
            }
            if (++step == 1u << inner) return best;
            var changed = BitOperations.TrailingZeroCount(step);
            set ^= 1u << changed;
            parts.Add(sum, changed, (set & (1u << changed)) != 0 ? 1 : -1);
        }
    }

    /// <summary>Of losses that are equal but for the last digits, the smaller set, then the earlier concepts.</summary>
    private static bool Better((double Loss, uint Set) a, (double Loss, uint Set) b)
    {
        if (!(Math.Abs(a.Loss - b.Loss) <= 1e-12)) return a.Loss < b.Loss;
        var (sizeA, sizeB) = (BitOperations.PopCount(a.Set), BitOperations.PopCount(b.Set));
        return sizeA != sizeB ? sizeA < sizeB : a.Set < b.Set;
    }
}
