using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SecondTrack.Analysis.Groups;

/// <summary>
/// Multiplies four vectors at once by XᵀX, where X is the centred vote matrix: an unseen vote is the mean, so 0 after centring, and X stays
/// sparse. One pass over the votes, no dense matrix.
/// </summary>
internal static class CrossProduct
{
    /// <summary>Vectors multiplied together.</summary>
    public const int Width = 4;

    /// <summary>Fixed, so that sums do not depend on how many processors there are.</summary>
    private const int Parts = 4;

    private const int WorthParts = 100_000;

    /// <param name="ratings">The votes.</param>
    /// <param name="block">Statements × 4, statement by statement.</param>
    public static Vector256<double>[] Times(Ratings ratings, Vector256<double>[] block)
    {
        var people = ratings.Votes.People;
        if (ratings.Votes.Count < WorthParts) return Part(ratings, block, 0, people);
        var parts = new Vector256<double>[Parts][];
        Parallel.For(0, Parts, p => parts[p] = Part(ratings, block, people * p / Parts, people * (p + 1) / Parts));
        var whole = parts[0];
        for (var p = 1; p < Parts; p++)
            for (var j = 0; j < whole.Length; j++) whole[j] += parts[p][j];
        return whole;
    }

    // One command does this once: compiled well at the first call instead of after many.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static Vector256<double>[] Part(Ratings ratings, Vector256<double>[] block, int from, int to)
    {
        var result = new Vector256<double>[block.Length];
        var centred = ratings.Centred;
        for (var i = from; i < to; i++)
        {
            var row = ratings.Votes.Row(i);
            var columns = row.Columns;
            var values = row.Values;
            var score = Vector256<double>.Zero;
            for (var at = 0; at < columns.Length; at++)
            {
                var j = columns[at];
                score += block[j] * centred[3 * j + values[at] + 1];
            }
            for (var at = 0; at < columns.Length; at++)
            {
                var j = columns[at];
                result[j] += score * centred[3 * j + values[at] + 1];
            }
        }
        return result;
    }
}
