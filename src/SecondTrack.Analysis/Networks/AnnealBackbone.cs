namespace SecondTrack.Analysis.Networks;

/// <summary>
/// Simulated annealing over sets of concepts: one comes, one goes, or two change places (only this for a fixed size). A worse set is taken with
/// probability exp(−difference)·temperature, the temperature falling along 1 − 1/(1 + exp(5 − 12t/T)).
/// </summary>
internal static class AnnealBackbone
{
    public static bool[] Best(BackboneObjective objective, BackboneSearch search, Definitions definitions, CancellationToken cancel)
    {
        var parts = objective.Parts;
        var count = parts.Columns.Length;
        var random = new FixedRandom(search.Seed);
        var current = Start(count, search.Size ?? Math.Max(1, count / 2), random);
        var sum = parts.SumOf(Enumerable.Range(0, count).Where(c => current[c]));
        var loss = objective.Penalised(objective.Loss(sum), current.Count(c => c));
        var (best, bestLoss) = ((bool[])current.Clone(), loss);
        for (var t = 1; t <= search.Iterations; t++)
        {
            cancel.ThrowIfCancellationRequested();
            var (comes, goes) = Move(current, search.Size is not null, random);
            var next = (double[])sum.Clone();
            if (comes >= 0) parts.Add(next, comes, 1);
            if (goes >= 0) parts.Add(next, goes, -1);
            var nextLoss = objective.Penalised(objective.Loss(next), current.Count(c => c) + (comes >= 0 ? 1 : 0) - (goes >= 0 ? 1 : 0));
            var temperature = 1 - (1 / (1 + Math.Exp(5 - (12.0 * t / search.Iterations))));
            if (nextLoss >= loss && random.NextDouble() >= Math.Exp(loss - nextLoss) * temperature) continue;
            if (comes >= 0) current[comes] = true;
            if (goes >= 0) current[goes] = false;
            (sum, loss) = (next, nextLoss);
            if (loss < bestLoss) (best, bestLoss) = ((bool[])current.Clone(), loss);
        }
        // DNA reports where the walk ended, not the best it saw.
        return definitions == Definitions.Dna ? current : best;
    }

    private static bool[] Start(int count, int size, FixedRandom random)
    {
        var places = Enumerable.Range(0, count).ToArray();
        var chosen = new bool[count];
        for (var i = 0; i < size; i++)
        {
            var other = i + random.Below(count - i);
            (places[i], places[other]) = (places[other], places[i]);
            chosen[places[i]] = true;
        }
        return chosen;
    }

    /// <summary>Which concept comes and which goes; −1 for none. A backbone never becomes empty.</summary>
    private static (int Comes, int Goes) Move(bool[] current, bool onlySwap, FixedRandom random)
    {
        var (inside, outside) = (Places(current, true), Places(current, false));
        var kind = onlySwap ? 2 : random.Below(3);
        if (outside.Count == 0) return onlySwap || inside.Count < 2 ? (-1, -1) : (-1, One(inside));
        if (kind == 0 || (kind == 1 && inside.Count < 2)) return (One(outside), -1);
        return kind == 1 ? (-1, One(inside)) : (One(outside), One(inside));

        int One(List<int> of) => of[random.Below(of.Count)];

        static List<int> Places(bool[] chosen, bool which) => [.. Enumerable.Range(0, chosen.Length).Where(c => chosen[c] == which)];
    }
}
