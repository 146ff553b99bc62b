using SecondTrack.Analysis.Positions;

namespace SecondTrack.Analysis.Tests.Positions;

/// <summary>Stances drawn from the model itself, with the truth beside them.</summary>
internal sealed record Simulated(PositionData Data, double[] Truth)
{
    public static double Standard(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    public static Simulated Of(int seed, int persons, int items, int categories, double answered, double difficultySd = 1)
    {
        var random = new Random(seed);
        double[] cuts = categories == 2 ? [0] : [.. Enumerable.Range(0, categories - 1).Select(c => -1 + (2.0 * c / (categories - 2)))];
        var truth = Enumerable.Range(0, persons).Select(_ => Standard(random)).ToArray();
        var difficulty = Enumerable.Range(0, items).Select(_ => difficultySd * Standard(random)).ToArray();
        var discrimination = Enumerable.Range(0, items).Select(_ => Math.Abs(Standard(random))).ToArray();
        List<int> person = [], item = [], value = [];
        for (var i = 0; i < persons; i++)
            for (var j = 0; j < items; j++)
            {
                if (random.NextDouble() >= answered) continue;
                var z = (discrimination[j] * truth[i]) - difficulty[j] + Standard(random);
                person.Add(i);
                item.Add(j);
                value.Add(cuts.Count(c => z > c));
            }
        return new(new()
        {
            Persons = persons, Items = items, Categories = categories, Person = [.. person], Item = [.. item], Value = [.. value], Polarity = [.. Enumerable.Repeat(1, items)],
        }, truth);
    }

    /// <summary>Everything the model has: times, venues, weights, organisations, the same item more than once.</summary>
    public static PositionData Rich(int seed, int persons = 12, int items = 6, int statements = 150, int categories = 5)
    {
        var random = new Random(seed);
        T[] Each<T>(Func<T> make) => [.. Enumerable.Range(0, statements).Select(_ => make())];
        return new()
        {
            Persons = persons, Items = items, Categories = categories, Person = Each(() => random.Next(persons)), Item = Each(() => random.Next(items)), Value = Each(() => random.Next(categories)),
            Time = Each(() => (double)random.Next(8)), Public = Each(() => random.Next(2) == 0), Weight = Each(() => 0.2 + (0.8 * random.NextDouble())),
            Organisation = [.. Enumerable.Range(0, persons).Select(_ => random.Next(-1, 3))], Polarity = [.. Enumerable.Range(0, items).Select(_ => random.Next(-1, 2))],
        };
    }

    public static double Correlation(IEnumerable<double> one, IEnumerable<double> other)
    {
        double[] a = [.. one], b = [.. other];
        double ma = a.Average(), mb = b.Average(), ab = 0, aa = 0, bb = 0;
        for (var i = 0; i < a.Length; i++) (ab, aa, bb) = (ab + ((a[i] - ma) * (b[i] - mb)), aa + ((a[i] - ma) * (a[i] - ma)), bb + ((b[i] - mb) * (b[i] - mb)));
        return ab / Math.Sqrt(aa * bb);
    }
}
