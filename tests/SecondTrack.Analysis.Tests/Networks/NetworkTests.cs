using CsCheck;
using SecondTrack.Analysis.Networks;
using Xunit;

namespace SecondTrack.Analysis.Tests.Networks;

public class NetworkTests
{
    [Fact]
    public void Any_options_give_the_numbers_of_the_formulas() => Gen.Int[0, int.MaxValue - 1].Sample(seed =>
    {
        var random = new Random(seed);
        var set = new StatementSet(MadeUp.Variables, MadeUp.Statements(random));
        var options = MadeUp.Options(random);
        var slow = new SlowNetwork(set, options);
        var (result, expected) = (ComputeNetwork.Of(set, options), slow.Slices());
        if (expected is null)
        {
            Assert.Equal(NetworkFault.NoResultInDna, result.Fault);
            return;
        }
        Assert.Equal(NetworkFault.None, result.Fault);
        Assert.Equal(slow.Kept().Select(s => s.Id), result.FilteredStatementIds);
        Assert.Equal(expected.Count, result.Matrices.Count);
        foreach (var (slice, matrix) in expected.Zip(result.Matrices))
        {
            Assert.Equal((slice.Start, slice.Middle, slice.Stop, slice.Statements), (matrix.Start, matrix.Middle, matrix.Stop, matrix.Statements));
            Assert.Equal(slice.Rows, matrix.Rows);
            Assert.Equal(slice.Columns, matrix.Columns);
            for (var i = 0; i < matrix.Rows.Count; i++)
                for (var j = 0; j < matrix.Columns.Count; j++)
                    Assert.True(double.IsFinite(matrix[i, j]) && Math.Abs(slice.Cells[i, j] - matrix[i, j]) <= 1e-9 * Math.Max(1, Math.Abs(matrix[i, j])), $"{options}: [{i},{j}] is {matrix[i, j]}, not {slice.Cells[i, j]}");
        }
    }, iter: 3000);

    [Fact]
    public void The_order_of_statements_changes_nothing() => Law((random, statements, options) =>
    {
        var shuffled = statements.ToArray();
        random.Shuffle(shuffled);
        Same(Compute(statements, options), Compute(shuffled, options));
    });

    [Fact]
    public void What_duplicates_removed_is_not_removed_again() => Law((_, statements, options) =>
    {
        options = options with { Isolates = false, Window = TimeWindow.None, Kernel = Kernel.None, Aggregation = options.Aggregation == Aggregation.CongruenceAndConflict ? Aggregation.Conflict : options.Aggregation };
        var once = Compute(statements, options);
        var left = statements.Where(s => once.FilteredStatementIds.Contains(s.Id)).ToList();
        Assert.Equal(once.FilteredStatementIds, Compute(left, options).FilteredStatementIds);
    });

    [Fact]
    public void Turning_every_agreement_round_keeps_congruence_and_conflict() => Law((_, statements, options) =>
    {
        options = options with { Type = NetworkType.OneMode, Qualifier = new("agreement"), Aggregation = options.Aggregation == Aggregation.Combine ? Aggregation.Conflict : options.Aggregation, Normalisation = Normalisation.Average, ExcludeValues = new Dictionary<string, IReadOnlyList<string>>() };
        Same(Compute(statements, options), Compute(Turned(statements), options));
    });

    [Fact]
    public void Turning_every_agreement_round_changes_the_sign_of_a_two_mode_difference() => Law((_, statements, options) =>
    {
        options = options with { Type = NetworkType.TwoMode, Qualifier = new("agreement"), Aggregation = Aggregation.Subtract, Normalisation = Normalisation.Activity, Columns = new("concept") };
        Same(Compute(statements, options), Compute(Turned(statements), options), sign: -1);
    });

    [Fact]
    public void Congruence_and_conflict_make_up_the_whole_and_their_difference_is_subtract() => Law((_, statements, options) =>
    {
        if (options.Definitions == Definitions.Dna && options.Qualifier is not { Variable: "agreement" or "stance" }) return;
        // Which duplicates there are depends on the aggregation.
        NetworkResult Of(Aggregation a) => Compute(statements, options with { Type = NetworkType.OneMode, Aggregation = a, Normalisation = Normalisation.None, Duplicates = Duplicates.Include });
        if (options.Qualifier is null or { Variable: "mode" }) return;
        var (whole, congruence, conflict, difference) = (Of(Aggregation.Ignore), Of(Aggregation.Congruence), Of(Aggregation.Conflict), Of(Aggregation.Subtract));
        for (var k = 0; k < whole.Matrices.Count; k++)
            for (var c = 0; c < whole.Matrices[k].Cells.Length; c++)
            {
                double At(NetworkResult r) => r.Matrices[k].Cells.Span[c];
                Assert.Equal(At(whole), At(congruence) + At(conflict), 9);
                Assert.Equal(At(difference), At(congruence) - At(conflict), 9);
            }
    });

    [Fact]
    public void A_one_mode_network_is_symmetric_and_a_true_cosine_or_jaccard_of_congruence_stays_below_one() => Law((_, statements, options) =>
    {
        options = options with { Type = NetworkType.OneMode, Definitions = Definitions.Corrected, Kernel = Kernel.None, Qualifier = new("mode"), Aggregation = Aggregation.Congruence, Normalisation = Normalisation.Cosine };
        foreach (var matrix in Compute(statements, options).Matrices)
            for (var i = 0; i < matrix.Rows.Count; i++)
                for (var j = 0; j < matrix.Rows.Count; j++)
                {
                    Assert.Equal(matrix[i, j], matrix[j, i]);
                    Assert.InRange(matrix[i, j], 0, 1 + 1e-12);
                }
    });

    [Fact]
    public void Windows_of_six_and_of_seven_days_are_the_same_for_DNA_and_not_here()
    {
        var set = new StatementSet(MadeUp.Variables, MadeUp.Statements(new(5)));
        NetworkOptions Of(Definitions d, int size) => new() { Definitions = d, Window = TimeWindow.Days, WindowSize = size, Start = new(2023, 1, 1), Stop = new(2023, 1, 31, 23, 59, 59) };
        Assert.Equal(ComputeNetwork.Of(set, Of(Definitions.Dna, 6)).Matrices.Select(m => (m.Start, m.Stop)), ComputeNetwork.Of(set, Of(Definitions.Dna, 7)).Matrices.Select(m => (m.Start, m.Stop)));
        Assert.Equal(26, ComputeNetwork.Of(set, Of(Definitions.Corrected, 6)).Matrices.Count);
        Assert.Equal(25, ComputeNetwork.Of(set, Of(Definitions.Corrected, 7)).Matrices.Count);
    }

    [Theory]
    [InlineData(NetworkFault.UnknownVariable)]
    [InlineData(NetworkFault.AggregationOfOtherType)]
    [InlineData(NetworkFault.NormalisationOfOtherType)]
    [InlineData(NetworkFault.WindowTooSmall)]
    [InlineData(NetworkFault.KernelNeedsTime)]
    [InlineData(NetworkFault.CombineWithKernel)]
    [InlineData(NetworkFault.BothNeedEvents)]
    [InlineData(NetworkFault.TooManyWindows)]
    [InlineData(NetworkFault.TooManyLevels)]
    public void What_cannot_be_asked_is_said(NetworkFault fault)
    {
        var q = new NetworkOptions { Qualifier = new("stance") };
        var document = new CodedDocument(1, new(2023, 1, 1));
        var set = new StatementSet(MadeUp.Variables, Enumerable.Range(1, 60).Select(i => new CodedStatement(i, document, 0, 1,
            new Dictionary<string, string> { ["person"] = "P", ["organization"] = "O", ["concept"] = "C" }, new Dictionary<string, int> { ["stance"] = i })));
        var result = ComputeNetwork.Of(set, fault switch
        {
            NetworkFault.UnknownVariable => q with { Rows = new("actor") },
            NetworkFault.AggregationOfOtherType => q with { Aggregation = Aggregation.Congruence },
            NetworkFault.NormalisationOfOtherType => q with { Normalisation = Normalisation.Jaccard },
            NetworkFault.WindowTooSmall => q with { Window = TimeWindow.Days, WindowSize = 0 },
            NetworkFault.KernelNeedsTime => q with { Window = TimeWindow.Events, Kernel = Kernel.Gaussian },
            NetworkFault.CombineWithKernel => q with { Window = TimeWindow.Days, Kernel = Kernel.Gaussian, Aggregation = Aggregation.Combine },
            NetworkFault.BothNeedEvents => q with { Type = NetworkType.OneMode, Aggregation = Aggregation.CongruenceAndConflict },
            NetworkFault.TooManyWindows => q with { Window = TimeWindow.Seconds },
            _ => q with { Aggregation = Aggregation.Combine },
        });
        Assert.Equal(fault, result.Fault);
        Assert.Empty(result.Matrices);
    }

    private static void Law(Action<Random, List<CodedStatement>, NetworkOptions> law) => Gen.Int[0, int.MaxValue - 1].Sample(seed =>
    {
        var random = new Random(seed);
        law(random, MadeUp.Statements(random), MadeUp.Options(random));
    }, iter: 500);

    private static NetworkResult Compute(IEnumerable<CodedStatement> statements, NetworkOptions options) => ComputeNetwork.Of(new(MadeUp.Variables, statements), options);

    private static List<CodedStatement> Turned(List<CodedStatement> statements) =>
        statements.ConvertAll(s => s with { Numbers = new Dictionary<string, int>(s.Numbers) { ["agreement"] = 1 - s.Numbers["agreement"] } });

    private static void Same(NetworkResult one, NetworkResult other, int sign = 1)
    {
        Assert.Equal(one.Fault, other.Fault);
        Assert.Equal(one.FilteredStatementIds, other.FilteredStatementIds);
        foreach (var (a, b) in one.Matrices.Zip(other.Matrices))
        {
            Assert.Equal((a.Start, a.Stop, a.Statements), (b.Start, b.Stop, b.Statements));
            Assert.Equal(a.Rows, b.Rows);
            for (var c = 0; c < a.Cells.Length; c++) Assert.Equal(a.Cells.Span[c], sign * b.Cells.Span[c], 9);
        }
    }
}
