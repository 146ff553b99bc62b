namespace SecondTrack.Analysis.Positions;

/// <summary>How well one number for a person foretells what they say, against a profile of them issue by issue.</summary>
/// <param name="Statements">Statements that were held out once each.</param>
/// <param name="Label">Mean log score of the held-out stances under one number a person; 0 is perfect, lower is worse.</param>
/// <param name="Profile">The same under the per-issue profile.</param>
/// <param name="Chance">The same where every stance is as frequent as in the whole: what to beat.</param>
/// <param name="Right">Share of held-out stances whose side (for, between, against) the one number names.</param>
/// <param name="Persons">One element a person.</param>
public sealed record LabelTestResult(int Statements, double Label, double Profile, double Chance, double Right, IReadOnlyList<LabelTestPerson> Persons)
{
    /// <summary>True where the model foretells held-out statements better than the plain profile: only then a page shows its number.</summary>
    public bool ModelIsBetter => Label > Profile;
}

/// <summary>One person in the label test.</summary>
/// <param name="Statements">Their statements.</param>
/// <param name="Right">How many of them the one number foretells.</param>
/// <param name="Label">Mean log score under the one number; NaN is never given, 0 where there is no statement.</param>
/// <param name="Profile">Mean log score under the per-issue profile.</param>
/// <param name="WrongIssues">Issues on which the one number foretells fewer than half of the stances.</param>
public sealed record LabelTestPerson(int Statements, int Right, double Label, double Profile, IReadOnlyList<int> WrongIssues);

/// <summary>"Hawk" and "dove" put to the test: every statement is foretold from the others.</summary>
/// <remarks>Cross-validated log score: Gneiting and Raftery, Journal of the American Statistical Association 102, 2007.</remarks>
public static class LabelTest
{
    /// <summary>
    /// Holds out each fold in turn. Cost: <paramref name="folds"/> estimates.
    /// </summary>
    /// <param name="data">The statements; times and venues are left out of the one number.</param>
    /// <param name="issueOf">The issue of each item; null where every item is an issue of its own.</param>
    /// <param name="folds">2 or more.</param>
    /// <param name="seed">Which statements fall into which fold.</param>
    /// <param name="options">Priors of the one number.</param>
    /// <exception cref="ArgumentException">As <see cref="PositionData.Check"/> says, fewer than two folds, or fewer statements than folds.</exception>
    public static LabelTestResult Run(PositionData data, int[]? issueOf = null, int folds = 10, long seed = 1, PositionOptions? options = null)
    {
        data.Check();
        if (folds < 2 || data.Count < folds) throw new ArgumentException("There are fewer statements than folds, or fewer than two folds.", nameof(folds));
        issueOf ??= [.. Enumerable.Range(0, data.Items)];
        var fold = Folds(data.Count, folds, seed);
        double[] label = new double[data.Count], profile = new double[data.Count];
        var right = new bool[data.Count];
        for (var f = 0; f < folds; f++)
        {
            var train = Enumerable.Range(0, data.Count).Where(n => fold[n] != f).ToArray();
            var at = new Layout(Some(data, train));
            var fit = EstimatePositions.Fit(at, options ?? new()).Fit;
            var plain = new PlainProfile(data, issueOf, train);
            for (var n = 0; n < data.Count; n++)
            {
                if (fold[n] != f) continue;
                var shares = Foretold(at, fit, data, n);
                label[n] = Math.Log(Math.Max(shares[data.Value[n]], 1e-12));
                profile[n] = Math.Log(plain.Of(data.Person[n], data.Item[n])[data.Value[n]]);
                right[n] = Side(shares) == Side(data, data.Value[n]);
            }
        }
        var whole = Enumerable.Range(0, data.Categories).Select(c => (data.Value.Count(v => v == c) + 0.5) / (data.Count + (0.5 * data.Categories))).ToArray();
        return new(data.Count, label.Average(), profile.Average(), data.Value.Average(v => Math.Log(whole[v])), right.Average(r => r ? 1.0 : 0),
            [.. Enumerable.Range(0, data.Persons).Select(i => Person(data, issueOf, i, label, profile, right))]);
    }

    private static LabelTestPerson Person(PositionData data, int[] issueOf, int person, double[] label, double[] profile, bool[] right)
    {
        var own = Enumerable.Range(0, data.Count).Where(n => data.Person[n] == person).ToList();
        return own.Count == 0 ? new(0, 0, 0, 0, []) : new(own.Count, own.Count(n => right[n]), own.Average(n => label[n]), own.Average(n => profile[n]),
            [.. own.GroupBy(n => issueOf[data.Item[n]]).Where(g => g.Count(n => right[n]) * 2 < g.Count()).Select(g => g.Key).Order()]);
    }

    /// <summary>The chance of each category of a statement that the estimate has not seen, with what it does not know taken in.</summary>
    private static double[] Foretold(Layout at, VariationalFit fit, PositionData data, int n)
    {
        int i = data.Person[n], j = data.Item[n], t = at.FirstSlot[i];
        double x = fit.Paths.Mean[t], v = fit.Paths.Var[t], b = fit.Items.B[j];
        double mean = (b * x) - fit.Items.A[j], spread = ((b * b) + fit.Items.VarB[j]) * (v + (x * x)) - (b * b * x * x) + fit.Items.VarA[j] - (2 * fit.Items.Cov[j] * x);
        var root = 1 / Math.Sqrt(1 + Math.Max(0, spread));
        var shares = Enumerable.Range(0, data.Categories).Select(c => Math.Exp(fit.Cuts.Of(c, mean, root).Log)).ToArray();
        if (data.Polarity is not null && data.Polarity[j] < 0) Array.Reverse(shares);
        return shares;
    }

    private static int Side(double[] shares) => Array.IndexOf(shares, shares.Max()) is var most ? Math.Sign((2 * most) - (shares.Length - 1)) : 0;

    private static int Side(PositionData data, int value) => Math.Sign((2 * value) - (data.Categories - 1));

    private static int[] Folds(int count, int folds, long seed)
    {
        var random = new FixedRandom(seed);
        var fold = new int[count];
        for (var n = 0; n < count; n++) fold[n] = n % folds;
        for (var n = count - 1; n > 0; n--)
        {
            var other = random.Below(n + 1);
            (fold[n], fold[other]) = (fold[other], fold[n]);
        }
        return fold;
    }

    private static PositionData Some(PositionData data, int[] rows) => data with
    {
        Person = [.. rows.Select(n => data.Person[n])], Item = [.. rows.Select(n => data.Item[n])], Value = [.. rows.Select(n => data.Value[n])],
        Weight = data.Weight is { } weight ? [.. rows.Select(n => weight[n])] : null, Time = null, Public = null,
    };

    /// <summary>Shares of the categories, each level smoothed by the one above: all, the item, the person on the issue, the person on the item.</summary>
    private sealed class PlainProfile
    {
        private const double Pull = 1;
        private readonly int _categories;
        private readonly int[] _issueOf;
        private readonly double[] _all;
        private readonly Dictionary<(int, int, int), double[]> _counts = [];

        public PlainProfile(PositionData data, int[] issueOf, int[] rows)
        {
            (_categories, _issueOf) = (data.Categories, issueOf);
            _all = [.. Enumerable.Repeat(0.5, _categories)];
            foreach (var n in rows)
            {
                _all[data.Value[n]]++;
                foreach (var key in Keys(data.Person[n], data.Item[n]))
                    (_counts.TryGetValue(key, out var row) ? row : _counts[key] = new double[_categories])[data.Value[n]]++;
            }
            var sum = _all.Sum();
            for (var c = 0; c < _categories; c++) _all[c] /= sum;
        }

        public double[] Of(int person, int item)
        {
            var shares = _all;
            foreach (var key in Keys(person, item))
            {
                if (!_counts.TryGetValue(key, out var row)) continue;
                var (above, sum) = (shares, row.Sum() + Pull);
                shares = [.. row.Select((count, c) => (count + (Pull * above[c])) / sum)];
            }
            return shares;
        }

        private IEnumerable<(int, int, int)> Keys(int person, int item) => [(0, -1, item), (1, person, _issueOf[item]), (2, person, item)];
    }
}
