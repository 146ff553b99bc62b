using System.Text.Json.Nodes;
using CsCheck;
using SecondTrack.Analysis.Networks;
using SecondTrack.Cli.Networks;
using Xunit;

namespace SecondTrack.Analysis.Tests.Networks;

public class BackboneTests
{
    [Theory]
    [InlineData("sample-v3")]
    [InlineData("synthetic-v3")]
    public void The_nested_backbone_and_the_eigenvalues_of_DNA_are_reproduced(string name)
    {
        var file = StatementFile.Of(SharedData.Path($"dna/{name}.dna")).Value;
        foreach (var kind in new[] { "nestedBackbone", "normalizedEigenvalues" })
        {
            var golden = File.ReadLines(SharedData.Path($"dna/golden/{name}.jsonl")).Select(l => JsonNode.Parse(l)!.AsObject()).Single(g => g["kind"]?.ToString() == kind);
            var answer = AnswerKind.Of(file, golden, Definitions.Dna, default);
            SameJson.Assert(golden, JsonNode.Parse(WriteNetworkJson.Kind($"{name}.dna", kind, null, answer.Value.Json)), kind);
        }
    }

    [Fact]
    public void Spectra_of_known_graphs()
    {
        // Laplacian of a path of three: 3, 1, 0; of a complete graph of four: 4, 4, 4, 0.
        Near([0.75, 0.25, 0], SpectralDistance.Shares([0, 1, 0, 1, 0, 1, 0, 1, 0], 3));
        Near([1 / 3.0, 1 / 3.0, 1 / 3.0, 0], SpectralDistance.Shares([0, 1, 1, 1, 1, 0, 1, 1, 1, 1, 0, 1, 1, 1, 1, 0], 4));
        Near([0.5, 0.25, 0.25], SpectralDistance.Shares([0, 1, 0, 1, 0, 1, 0, 1, 0], 3, Definitions.Dna));
        Near([0, 0], SpectralDistance.Shares([0, -1, -1, 0], 2));
        Assert.Equal(1, SpectralDistance.Between([0.6, 0.4], []), 12);

        static void Near(double[] expected, double[] actual)
        {
            Assert.Equal(expected.Length, actual.Length);
            for (var i = 0; i < expected.Length; i++) Assert.Equal(expected[i], actual[i], 9);
        }
    }

    [Fact]
    public void A_spectrum_does_not_know_the_names_of_rows() => Gen.Int[0, int.MaxValue - 1].Sample(seed =>
    {
        var random = new Random(seed);
        var n = random.Next(1, 8);
        var cells = PolarisationTests.Symmetric(random, n);
        int[] order = [.. Enumerable.Range(0, n)];
        random.Shuffle(order);
        var other = new double[n * n];
        for (var i = 0; i < n; i++)
            for (var j = 0; j < n; j++) other[(i * n) + j] = cells[(order[i] * n) + order[j]];
        foreach (var d in new[] { Definitions.Corrected, Definitions.Dna })
            Assert.Equal(0, SpectralDistance.Between(SpectralDistance.Shares(cells, n, d), SpectralDistance.Shares(other, n, d)), 9);
    }, iter: 200);

    /// <summary>Every set of concepts, its network computed anew from the statements that are left.</summary>
    [Fact]
    public void Enumeration_finds_what_going_through_all_sets_finds() => Gen.Int[0, int.MaxValue - 1].Sample(seed =>
    {
        var random = new Random(seed);
        var set = new StatementSet(MadeUp.Variables, MadeUp.Statements(random));
        var options = Usable(random);
        var whole = ComputeNetwork.Of(set, options);
        var concepts = ComputeNetwork.Of(set, options with { Type = NetworkType.TwoMode, Aggregation = Aggregation.Ignore, Normalisation = Normalisation.None, Isolates = true }).Matrices[0].Columns;
        // Duplicates that differ in the qualifier only are others under "ignore": take the concepts of what is kept.
        concepts = [.. concepts.Where(c => Left(set, options, [c]).FilteredStatementIds.Count > 0)];
        if (concepts.Count is 0 or > 8) return;
        var search = new BackboneSearch { Size = random.Next(2) == 0 ? null : random.Next(1, concepts.Count + 1), Penalty = random.NextDouble() * 5 };
        var best = double.PositiveInfinity;
        for (var code = 1; code < 1 << concepts.Count; code++)
        {
            string[] chosen = [.. concepts.Where((_, i) => (code & (1 << i)) != 0)];
            if (search.Size is { } size && size != chosen.Length) continue;
            var loss = Loss(set, options, whole, chosen);
            best = Math.Min(best, search.Size is null ? loss * Math.Exp(-search.Penalty * (concepts.Count - chosen.Length) / concepts.Count) : loss);
        }
        var found = FindBackbone.Best(set, options, search);
        Assert.True(found.Exact);
        Assert.Equal(best, found.PenalisedLoss, 9);
        Assert.Equal(found.Loss, Loss(set, options, whole, [.. found.Entities]), 9);
        Assert.Equal(concepts.Order(StringComparer.Ordinal), found.Entities.Concat(found.Redundant).Order(StringComparer.Ordinal));
    }, iter: 60);

    [Fact]
    public void A_nested_backbone_takes_out_the_least_needed_first() => Gen.Int[0, int.MaxValue - 1].Sample(seed =>
    {
        var random = new Random(seed);
        var set = new StatementSet(MadeUp.Variables, MadeUp.Statements(random));
        var options = Usable(random);
        var whole = ComputeNetwork.Of(set, options);
        var nested = FindBackbone.Nested(set, options);
        Assert.Equal(whole.FilteredStatementIds.Count, nested.Statements);
        var left = nested.Steps.Select(s => s.Entity).ToList();
        foreach (var step in nested.Steps.GroupBy(s => s.Iteration))
        {
            var smallest = left.Min(c => Loss(set, options, whole, [.. left.Where(x => x != c)]));
            foreach (var one in step) Assert.Equal(smallest, Loss(set, options, whole, [.. left.Where(x => x != one.Entity)]), 9);
            left.RemoveAll(c => step.Any(s => s.Entity == c));
            Assert.Equal(Loss(set, options, whole, [.. left]), step.First().BackboneLoss, 9);
            Assert.Equal(Loss(set, options, whole, [.. nested.Steps.Select(s => s.Entity).Except(left)]), step.First().RedundantLoss, 9);
        }
    }, iter: 100);

    [Fact]
    public void Beyond_twenty_concepts_the_same_seed_finds_the_same_backbone()
    {
        var random = new Random(3);
        var documents = Enumerable.Range(1, 20).Select(i => new CodedDocument(i, new DateTime(2023, 1, 1).AddDays(i))).ToArray();
        var set = new StatementSet(MadeUp.Variables, Enumerable.Range(1, 300).Select(i => new CodedStatement(i, documents[random.Next(20)], 0, 1,
            new Dictionary<string, string> { ["person"] = $"P{random.Next(8)}", ["concept"] = $"C{random.Next(24):00}" }, new Dictionary<string, int> { ["agreement"] = random.Next(2) })));
        var options = new NetworkOptions { Type = NetworkType.OneMode, Rows = new("person"), Qualifier = new("agreement"), Aggregation = Aggregation.Subtract, Normalisation = Normalisation.Average };
        var search = new BackboneSearch { Size = 6, Iterations = 1500 };
        var (one, again) = (FindBackbone.Best(set, options, search), FindBackbone.Best(set, options, search));
        Assert.False(one.Exact);
        Assert.Equal(6, one.Entities.Count);
        Assert.Equal(one.Entities, again.Entities);
        Assert.True(one.Loss <= FindBackbone.Best(set, options, search with { Iterations = 1 }).Loss);
    }

    [Fact]
    public void Slices_are_as_far_apart_as_their_cells()
    {
        static NetworkMatrix Slice(string[] labels, params double[] cells) => new(default, default, default, 0, labels, labels, cells);
        NetworkMatrix[] slices = [Slice(["a", "b"], 0, 1, 1, 0), Slice(["a", "b"], 0, 3, 3, 0), Slice(["b", "c"], 0, 1, 1, 0), Slice([])];
        Assert.Equal([0, 4, 4, 2, 4, 0, 8, 6, 4, 8, 0, 2, 2, 6, 2, 0], CompareSlices.Of(slices, SliceDistance.Absolute, toOne: false));
        Assert.Equal([0, 0, 2, 1, 0, 0, 2, 1, 2, 2, 0, 1, 1, 1, 1, 0], CompareSlices.Of(slices, SliceDistance.Absolute, toOne: true));
        // A spectrum does not tell who is tied, and an empty network has none.
        Assert.Equal([0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 1, 1, 1, 0], CompareSlices.Of(slices, SliceDistance.Spectral, toOne: true).Select(d => Math.Round(d, 9)));
    }

    private static NetworkOptions Usable(Random random) => MadeUp.Options(random) with
    {
        Type = NetworkType.OneMode, Window = TimeWindow.None, Kernel = Kernel.None, Columns = new("concept"), ExcludeValues = new Dictionary<string, IReadOnlyList<string>>(), InvertValues = false,
        Aggregation = random.Next(2) == 0 ? Aggregation.Subtract : Aggregation.Congruence, Normalisation = (Normalisation)random.Next(4),
    };

    private static NetworkResult Left(StatementSet set, NetworkOptions options, string[] concepts) =>
        ComputeNetwork.Of(set, options with { ExcludeValues = new Dictionary<string, IReadOnlyList<string>> { ["concept"] = concepts.Length == 0 ? ["-"] : concepts }, InvertValues = true });

    /// <summary>Rows that have no statement left add nothing to a spectrum.</summary>
    private static double Loss(StatementSet set, NetworkOptions options, NetworkResult whole, string[] concepts)
    {
        var part = Left(set, options, concepts).Matrices[0];
        return SpectralDistance.Between(SpectralDistance.Shares(whole.Matrices[0].Cells.Span, whole.Matrices[0].Rows.Count, options.Definitions),
            SpectralDistance.Shares(part.Cells.Span, part.Rows.Count, options.Definitions));
    }
}
