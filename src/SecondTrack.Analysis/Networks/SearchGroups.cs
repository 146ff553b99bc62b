namespace SecondTrack.Analysis.Networks;

/// <summary>Searches by chance, from a seed, where there are too many groups to go through.</summary>
internal static class SearchGroups
{
    private const int Parents = 50, Elite = 5, Generations = 1000, GiveUpAfter = 100;
    private const double Mutation = 0.1;

    public static int[] Greedy(PolarisationPairs pairs, FixedRandom random, CancellationToken cancel) => Climb(pairs, Start(pairs.Sizes, random), cancel);

    public static int[] Genetic(PolarisationPairs pairs, FixedRandom random, CancellationToken cancel)
    {
        var all = Enumerable.Range(0, Parents).Select(_ => Start(pairs.Sizes, random)).Select(m => (Groups: m, Q: pairs.Total(m))).ToList();
        all.Sort((a, b) => b.Q.CompareTo(a.Q));
        var (best, since) = (all[0].Q, 0);
        for (var generation = 0; generation < Generations && since < GiveUpAfter; generation++)
        {
            cancel.ThrowIfCancellationRequested();
            var next = all.Take(Elite).ToList();
            while (next.Count < Parents)
            {
                // The better of two, twice.
                var (mother, father) = (all[Math.Min(random.Below(Parents), random.Below(Parents))].Groups, all[Math.Min(random.Below(Parents), random.Below(Parents))].Groups);
                var child = Cross(mother, Relabelled(father, mother, pairs.Sizes.Length), pairs.Sizes, random);
                if (random.NextDouble() < Mutation) Swap(child, random);
                next.Add((child, pairs.Total(child)));
            }
            next.Sort((a, b) => b.Q.CompareTo(a.Q));
            all = next;
            since = all[0].Q > best ? 0 : since + 1;
            best = Math.Max(best, all[0].Q);
        }
        return all.Take(Elite).Select(m => Climb(pairs, m.Groups, cancel)).MaxBy(pairs.Total)!;
    }

    private static int[] Start(int[] sizes, FixedRandom random)
    {
        int[] groups = [.. sizes.SelectMany((size, g) => Enumerable.Repeat(g, size))];
        for (var i = groups.Length - 1; i > 0; i--)
        {
            var other = random.Below(i + 1);
            (groups[i], groups[other]) = (groups[other], groups[i]);
        }
        return groups;
    }

    /// <summary>Swaps the pair that helps most until none does.</summary>
    private static int[] Climb(PolarisationPairs pairs, int[] groups, CancellationToken cancel)
    {
        groups = (int[])groups.Clone();
        while (true)
        {
            cancel.ThrowIfCancellationRequested();
            var (most, first, second) = (1e-12, -1, -1);
            for (var i = 0; i < groups.Length; i++)
                for (var j = 0; j < i; j++)
                    if (groups[i] != groups[j] && Gain(i, j) is var gain && gain > most) (most, first, second) = (gain, i, j);
            if (first < 0) return groups;
            (groups[first], groups[second]) = (groups[second], groups[first]);
        }

        double Gain(int i, int j)
        {
            var (g, h, gain) = (groups[i], groups[j], 0.0);
            for (var k = 0; k < groups.Length; k++)
                if (k != i && k != j) gain += pairs.Of(i, k, h, groups[k]) + pairs.Of(j, k, g, groups[k]) - pairs.Of(i, k, g, groups[k]) - pairs.Of(j, k, h, groups[k]);
            return gain;
        }
    }

    /// <summary>Group numbers mean nothing: those of the one are brought to those of the other they share most rows with, the largest overlap first.</summary>
    private static int[] Relabelled(int[] groups, int[] like, int count)
    {
        var overlaps = new int[count, count];
        for (var i = 0; i < groups.Length; i++) overlaps[groups[i], like[i]]++;
        var names = Enumerable.Repeat(-1, count).ToArray();
        var order = from g in Enumerable.Range(0, count) from h in Enumerable.Range(0, count) orderby overlaps[g, h] descending, g, h select (g, h);
        var taken = new bool[count];
        foreach (var (g, h) in order)
            if (names[g] < 0 && !taken[h]) (names[g], taken[h]) = (h, true);
        return Array.ConvertAll(groups, g => names[g]);
    }

    /// <summary>Each row goes where one of its parents had it, as long as there is room; the rest fills up.</summary>
    private static int[] Cross(int[] mother, int[] father, int[] sizes, FixedRandom random)
    {
        var (child, left, without) = (new int[mother.Length], (int[])sizes.Clone(), new List<int>());
        foreach (var i in Order(mother.Length, random))
        {
            var (one, other) = random.Below(2) == 0 ? (mother[i], father[i]) : (father[i], mother[i]);
            var group = left[one] > 0 ? one : left[other] > 0 ? other : -1;
            if (group < 0) without.Add(i);
            else left[child[i] = group]--;
        }
        foreach (var i in without) left[child[i] = Array.FindIndex(left, l => l > 0)]--;
        return child;
    }

    private static int[] Order(int count, FixedRandom random)
    {
        int[] order = [.. Enumerable.Range(0, count)];
        for (var i = count - 1; i > 0; i--)
        {
            var other = random.Below(i + 1);
            (order[i], order[other]) = (order[other], order[i]);
        }
        return order;
    }

    private static void Swap(int[] groups, FixedRandom random)
    {
        if (groups.Length == 0) return;
        var (i, j) = (random.Below(groups.Length), random.Below(groups.Length));
        (groups[i], groups[j]) = (groups[j], groups[i]);
    }
}
