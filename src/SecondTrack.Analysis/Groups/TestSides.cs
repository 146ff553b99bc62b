using MathNet.Numerics;

namespace SecondTrack.Analysis.Groups;

/// <summary>A side tested on a statement.</summary>
/// <param name="Side">0-based.</param>
/// <param name="Statement">0-based column.</param>
/// <param name="Direction">Which way it leans against the others.</param>
/// <param name="P">The larger of two exact one-sided p-values: that most of the side lean so (binomial, against one half), and that more of it do than of the
/// others (Fisher). Both must hold, so the larger one is the test.</param>
/// <param name="Q">P adjusted over all sides, open statements and both directions (Benjamini and Hochberg).</param>
public sealed record SideTest(int Side, int Statement, Direction Direction, double P, double Q)
{
    /// <summary>Up to this q a statement counts as setting a side apart: of those, one in ten is expected to be chance.</summary>
    public const double Level = 0.10;

    /// <summary>Whether it does.</summary>
    public bool SetsApart => Q <= Level;
}

/// <summary>
/// Which statements set declared sides apart, with exact tests, so that one single vote is never significant, and with multiple testing under
/// control. Only for sides that were declared: groups found from the same votes differ by construction, and no p-value holds for them.
/// </summary>
/// <remarks>Fisher, R. A. (1935). The logic of inductive inference. Journal of the Royal Statistical Society 98, 39–82.</remarks>
public static class TestSides
{
    /// <summary>The direction with the smaller p for every side and open statement, the clearest first.</summary>
    /// <param name="sides">Votes by side.</param>
    /// <param name="statuses">One for each statement.</param>
    public static IReadOnlyList<SideTest> Run(VoteCounts sides, IReadOnlyList<StatementStatus> statuses)
    {
        ArgumentNullException.ThrowIfNull(sides);
        ArgumentNullException.ThrowIfNull(statuses);
        var tests = new List<SideTest>();
        for (var j = 0; j < sides.Statements; j++)
        {
            if (statuses[j] != StatementStatus.Open) continue;
            var whole = sides.Whole(j);
            for (var s = 0; s < sides.Groups; s++)
            {
                var (own, rest) = (sides[s, j], whole - sides[s, j]);
                if (own.Seen == 0 || rest.Seen == 0) continue;
                tests.Add(new(s, j, Direction.Agree, P(own.Agree, own.Seen, rest.Agree, rest.Seen), 1));
                tests.Add(new(s, j, Direction.Disagree, P(own.Disagree, own.Seen, rest.Disagree, rest.Seen), 1));
            }
        }
        var q = MultipleTesting.BenjaminiHochberg([.. tests.Select(t => t.P)]);
        return
        [
            .. tests.Select((t, i) => t with { Q = q[i] }).GroupBy(t => (t.Side, t.Statement)).Select(g => g.MinBy(t => t.P)!)
                .OrderBy(t => t.Q).ThenBy(t => t.P).ThenBy(t => t.Statement).ThenBy(t => t.Side),
        ];
    }

    private static double P(int own, int ownSeen, int rest, int restSeen) => Math.Max(BinomialTail(own, ownSeen), FisherTail(own, ownSeen, rest, restSeen));

    private static double BinomialTail(int successes, int seen) => successes == 0 ? 1 : SpecialFunctions.BetaRegularized(successes, seen - successes + 1.0, 0.5);

    /// <summary>Probability of at least so many successes here, given all successes and who saw it.</summary>
    private static double FisherTail(int own, int ownSeen, int rest, int restSeen)
    {
        var successes = own + rest;
        var all = SpecialFunctions.BinomialLn(ownSeen + restSeen, successes);
        var sum = 0.0;
        for (var x = own; x <= Math.Min(ownSeen, successes); x++)
            if (successes - x <= restSeen) sum += Math.Exp(SpecialFunctions.BinomialLn(ownSeen, x) + SpecialFunctions.BinomialLn(restSeen, successes - x) - all);
        return Math.Min(sum, 1);
    }
}
