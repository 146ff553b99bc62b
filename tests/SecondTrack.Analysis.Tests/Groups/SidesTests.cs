using SecondTrack.Analysis.Groups;
using Xunit;

namespace SecondTrack.Analysis.Tests.Groups;

public class SidesTests
{
    [Fact]
    public void Bounds_of_eight_votes_are_those_of_the_beta_distribution()
    {
        Assert.Equal([.006, .041, .098, .571, .717], new[] { 0, 1, 2, 7, 8 }.Select(agree => Math.Round(BetaInterval.Lower(agree, 8 - agree, 0.05), 3)));
        // Beta(1 + n, 1) has the quantile p^(1/(n + 1)), Beta(1, 1 + n) the quantile 1 − (1 − p)^(1/(n + 1)).
        Assert.Equal(Math.Pow(0.1, 1 / 13.0), BetaInterval.Lower(12, 0, 0.1), 1e-12);
        Assert.Equal(1 - Math.Pow(0.9, 1 / 6.0), BetaInterval.Lower(0, 5, 0.1), 1e-12);
    }

    [Theory]
    [InlineData(12, 0, 12, 12, 0, 12, Band.Shared)]
    [InlineData(6, 0, 6, 5, 1, 6, Band.Shared)]
    [InlineData(12, 0, 12, 2, 0, 12, Band.Divided)]
    [InlineData(12, 0, 12, 6, 6, 12, Band.TooFewToSay)]
    [InlineData(0, 12, 12, 1, 11, 12, Band.Rejected)]
    [InlineData(12, 0, 12, 0, 12, 12, Band.Divided)]
    [InlineData(2, 0, 2, 2, 0, 2, Band.TooFewToSay)]
    [InlineData(0, 0, 0, 12, 0, 12, Band.TooFewToSay)]
    // Enough votes to know that there is no majority either way.
    [InlineData(30, 30, 90, 80, 5, 90, Band.Divided)]
    public void Bands_follow_the_least_favourable_side(int a1, int d1, int s1, int a2, int d2, int s2, Band band)
    {
        Assert.Equal(band, CommonGround.BandOf([new(a1, d1, s1), new(a2, d2, s2)]));
        Assert.Equal(band, CommonGround.BandOf([new(a2, d2, s2), new(a1, d1, s1)]));
    }

    [Fact]
    public void Whoever_knows_how_many_voted_cannot_work_back_from_what_is_published()
    {
        foreach (var minimum in new[] { 2, 3, 5 })
            foreach (var (one, other) in new[] { (1, 12), (3, 9), (5, 5), (6, 6), (7, 11), (8, 8), (11, 11), (12, 12), (13, 10), (16, 15), (20, 7) })
            {
                var tables = Tables(one).SelectMany(a => Tables(other).Select(b => new[] { a, b }));
                foreach (var same in tables.GroupBy(t => Seen(PublishedOpinion.Publish(0, t, minimum))))
                    for (var side = 0; side < 2; side++)
                    {
                        var possible = same.Select(t => t[side]).Distinct().ToList();
                        var seen = possible[0].Seen;
                        var agrees = possible.Select(t => t.Agree).Distinct().ToList();
                        Assert.True(agrees.Count >= (same.Key.Contains('%', StringComparison.Ordinal) ? minimum : 2), $"{same.Key} of {one} and {other} gives {agrees.Count} counts away");
                        Assert.True(possible.Select(t => t.Disagree).Distinct().Count() >= 2);
                        // Never certain that all of a side said the same.
                        Assert.False(agrees is [var only] && (only == seen || only == 0));
                    }
            }

        static IEnumerable<Tally> Tables(int seen) => Enumerable.Range(0, seen + 1).SelectMany(a => Enumerable.Range(0, seen - a + 1).Select(d => new Tally(a, d, seen)));
        static string Seen(PublishedStatement s) => s.Band + string.Concat(s.Agree.Select(a => a is { } share ? $" {share.FromPercent}-{share.ToPercent}%" : " -"));
    }

    [Fact]
    public void One_side_withheld_takes_another_with_it()
    {
        var published = PublishedOpinion.Publish(0, [new(20, 20, 40), new(15, 25, 40), new(12, 0, 12)], 3);
        Assert.Equal([true, false, false], published.Agree.Select(a => a is not null).OrderByDescending(x => x));
        Assert.All(PublishedOpinion.Publish(0, [new(20, 20, 40), new(15, 25, 40)], 3).Agree, a => Assert.True(a is not null));
    }

    [Fact]
    public void What_may_leave_has_no_count_in_it() =>
        Assert.DoesNotContain(new[] { typeof(PublishedOpinion), typeof(PublishedStatement), typeof(PublishedShare) }.SelectMany(t => t.GetProperties()),
            p => p.PropertyType == typeof(Tally) || p.PropertyType == typeof(double) || p.Name is "Seen" or "Count" or "Size");

    [Fact]
    public void Two_divisions_of_six_overlap_as_in_the_literature()
    {
        // Worked through by hand: pairs together in both 2, in the one 6, in the other 3, of 15.
        Assert.Equal((2 - 6 * 3 / 15.0) / ((6 + 3) / 2.0 - 6 * 3 / 15.0), AdjustedRand.Of([0, 0, 0, 1, 1, 1], [0, 0, 1, 1, 2, 2]), 1e-12);
        Assert.Equal(1, AdjustedRand.Of([0, 0, 1, 1, -1], [5, 5, 3, 3, 3]));
        Assert.True(AdjustedRand.Of([0, 1, 0, 1], [0, 0, 1, 1]) < 0);
    }

    [Fact]
    public void Tests_are_exact_and_one_vote_is_never_significant()
    {
        // The lady tasting tea: 3 of 4 against 1 of 4 has p = 17/70; 4 against 0 has 1/70, and four of four against one half 1/16.
        Assert.Equal(1 / 16.0, P(4, 4, 0, 4), 1e-12);
        Assert.Equal(Math.Max(17 / 70.0, 5 / 16.0), P(3, 4, 1, 4), 1e-12);
        Assert.Equal(0.5, P(1, 1, 0, 30), 1e-12);

        static double P(int own, int ownSeen, int rest, int restSeen)
        {
            var events = new List<VoteEvent>();
            for (var i = 0; i < ownSeen + restSeen; i++) events.Add(new(i, 0, (i < ownSeen ? i < own : i - ownSeen < rest) ? Vote.Agree : Vote.Pass));
            var counts = VoteCounts.Of(VoteMatrix.Of(ownSeen + restSeen, 1, events), [.. Enumerable.Range(0, ownSeen + restSeen).Select(i => i < ownSeen ? 0 : 1)], 2);
            return TestSides.Run(counts, new StatementStatus[1]).Single(t => t.Side == 0).P;
        }
    }

    [Fact]
    public void Adjusted_p_values_are_those_of_R() =>
        // p.adjust(c(0.01, 0.02, 0.03, 0.04, 0.05, 0.001), "BH")
        Assert.Equal([0.03, 0.04, 0.045, 0.048, 0.05, 0.006], MultipleTesting.BenjaminiHochberg([0.01, 0.02, 0.03, 0.04, 0.05, 0.001]).Select(q => Math.Round(q, 10)));
}
