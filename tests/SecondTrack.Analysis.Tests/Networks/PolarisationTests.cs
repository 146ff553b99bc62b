using System.Text.Json.Nodes;
using CsCheck;
using SecondTrack.Analysis.Networks;
using SecondTrack.Cli.Networks;
using Xunit;

namespace SecondTrack.Analysis.Tests.Networks;

public class PolarisationTests
{
    [Theory]
    [InlineData("sample-v3")]
    [InlineData("synthetic-v3")]
    public void The_scores_and_the_optimum_of_DNA_are_reproduced(string name)
    {
        var golden = File.ReadLines(SharedData.Path($"dna/golden/{name}.jsonl")).Select(l => JsonNode.Parse(l)!.AsObject()).Single(g => g["kind"]?.ToString() == "polarization");
        var (congruence, conflict) = (AnswerKind.Given(golden, "congruence")!.Value, AnswerKind.Given(golden, "conflict")!.Value);
        foreach (var quality in golden["quality"]!.AsArray())
        {
            var score = MeasurePolarisation.Score(congruence.Cells, conflict.Cells, [.. quality!["memberships"]!.AsArray().Select(m => m!.GetValue<int>())], quality["K"]!.GetValue<int>());
            Assert.Equal(quality["raw"]!.GetValue<double>(), score.Raw, 1e-9);
            Assert.Equal(quality["normalized"]!.GetValue<double>(), score.Normalised, 1e-9);
        }
        var best = MeasurePolarisation.Find(congruence.Cells, conflict.Cells, congruence.Rows, 2);
        Assert.True(best.Exact);
        Assert.Equal(golden["bestBalancedNormalized"]!.GetValue<double>(), best.Score.Normalised, 1e-9);
        var answer = JsonNode.Parse(WriteNetworkJson.Kind($"{name}.dna", "polarization", null, AnswerKind.Of(StatementFile.Of(SharedData.Path($"dna/{name}.dna")).Value, golden, Definitions.Dna, default).Value.Json))!.AsObject();
        // The search from an unseeded start stops where it stops.
        Assert.True(answer.Remove("greedySeed1234Final") && golden.Remove("greedySeed1234Final"));
        SameJson.Assert(golden, answer, name);
        var greedy = MeasurePolarisation.Find(congruence.Cells, conflict.Cells, congruence.Rows, 2, PolarisationSearch.Greedy);
        Assert.InRange(greedy.Score.Normalised, 0.9 * best.Score.Normalised, best.Score.Normalised + 1e-12);
    }

    [Fact]
    public void The_sample_is_as_polarised_as_DNA_says()
    {
        var file = StatementFile.Of(SharedData.Path("dna/sample-v3.dna")).Value;
        var options = new NetworkOptions { Rows = new("organization"), Qualifier = new("agreement"), Definitions = Definitions.Dna };
        var (_, _, groups) = Assert.Single(MeasurePolarisation.OverTime(file.Types[0].Set, options, 2));
        Assert.Equal(0.5342493, groups.Score.Normalised, 7);
    }

    [Fact]
    public void Through_a_kernel_DNA_takes_the_same_network_twice_and_the_corrected_measure_does_not()
    {
        var file = StatementFile.Of(SharedData.Path("dna/sample-v3.dna")).Value;
        var options = new NetworkOptions { Rows = new("organization"), Qualifier = new("agreement"), Definitions = Definitions.Dna, Window = TimeWindow.Days, WindowSize = 8, Kernel = Kernel.Gaussian };
        var dna = MeasurePolarisation.OverTime(file.Types[0].Set, options, 2);
        Assert.Equal(14, dna.Count);
        Assert.All(dna, s => Assert.Equal(s.Congruence.Cells.ToArray(), s.Conflict.Cells.ToArray()));
        Assert.Contains(dna, s => s.Congruence.Cells.ToArray().Any(c => c < 0));
        Assert.All(MeasurePolarisation.OverTime(file.Types[0].Set, options with { Definitions = Definitions.Corrected }, 2), s => Assert.All(s.Conflict.Cells.ToArray(), c => Assert.True(c >= 0)));
    }

    /// <summary>Every assignment of every row, the formula as it is printed.</summary>
    [Fact]
    public void Enumeration_finds_what_going_through_all_assignments_finds() => Gen.Int[0, int.MaxValue - 1].Sample(seed =>
    {
        var random = new Random(seed);
        var (n, k) = (random.Next(1, 8), random.Next(1, 4));
        var (a, b) = (Symmetric(random, n), Symmetric(random, n));
        var best = double.NegativeInfinity;
        for (var code = 0; code < Math.Pow(k, n); code++)
        {
            int[] groups = [.. Enumerable.Range(0, n).Select(i => code / (int)Math.Pow(k, i) % k)];
            var sizes = Enumerable.Range(0, k).Select(g => groups.Count(x => x == g)).ToList();
            var q = Printed(a, b, n, groups, sizes);
            Assert.Equal(q / 2, MeasurePolarisation.Score(a, b, groups, k).Raw, 9);
            if (sizes.Max() - sizes.Min() <= 1) best = Math.Max(best, q);
        }
        var found = MeasurePolarisation.Find(a, b, n, k);
        Assert.True(found.Exact);
        Assert.Equal(best / 2, found.Score.Raw, 9);
        foreach (var search in new[] { PolarisationSearch.Greedy, PolarisationSearch.Genetic })
        {
            var searched = MeasurePolarisation.Find(a, b, n, k, search, seed);
            Assert.True(searched.Score.Raw <= found.Score.Raw + 1e-9);
            Assert.Equal(searched.Memberships, MeasurePolarisation.Find(a, b, n, k, search, seed).Memberships);
        }
    }, iter: 150);

    [Fact]
    public void A_search_by_chance_comes_near_the_optimum()
    {
        var random = new Random(7);
        var (a, b) = (Symmetric(random, 20), Symmetric(random, 20));
        var exact = MeasurePolarisation.Find(a, b, 20, 2);
        var genetic = MeasurePolarisation.Find(a, b, 20, 2, PolarisationSearch.Genetic);
        Assert.InRange(genetic.Score.Normalised, 0.97 * exact.Score.Normalised, exact.Score.Normalised + 1e-12);
    }

    [Fact]
    public void Nothing_is_not_polarised()
    {
        Assert.Equal(0, MeasurePolarisation.Find(new double[36], new double[36], 6, 2).Score.Normalised);
        Assert.Empty(MeasurePolarisation.Find([], [], 0, 2).Memberships);
    }

    private static double Printed(double[] a, double[] b, int n, int[] groups, List<int> sizes)
    {
        var (normA, normB) = (0.0, 0.0);
        for (var i = 0; i < n; i++)
            for (var j = 0; j < n; j++)
                if (i != j) (normA, normB) = (normA + Math.Abs(a[(i * n) + j]), normB + Math.Abs(b[(i * n) + j]));
        double w = sizes.Sum(c => c * (c - 1)), nb = (n * (n - 1)) - w, q = 0;
        for (var i = 0; i < n; i++)
            for (var j = 0; j < n; j++)
            {
                if (i == j) continue;
                double ca = sizes[groups[i]], cb = sizes[groups[j]];
                q += groups[i] == groups[j]
                    ? Math.Abs(a[(i * n) + j] - (ca * (ca - 1) / w * (normA / w))) + Math.Abs(b[(i * n) + j])
                    : Math.Abs(a[(i * n) + j]) + Math.Abs(b[(i * n) + j] - (ca * cb / nb * (normB / nb)));
            }
        return q;
    }

    internal static double[] Symmetric(Random random, int n)
    {
        var cells = new double[n * n];
        for (var i = 0; i < n; i++)
            for (var j = 0; j < i; j++) cells[(i * n) + j] = cells[(j * n) + i] = random.Next(3) == 0 ? 0 : random.NextDouble() * 3;
        return cells;
    }
}
