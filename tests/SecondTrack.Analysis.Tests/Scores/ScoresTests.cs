using CsCheck;
using SecondTrack.Analysis.Scores;
using Xunit;

namespace SecondTrack.Analysis.Tests.Scores;

public class ScoresTests
{
    private static readonly Gen<Forecast[]> Some = Gen.Select(Gen.Int[0, 10], Gen.Bool, (p, o) => new Forecast(p / 10.0, o)).Array[1, 40];

    [Fact]
    public void The_parts_of_the_score_add_up() => Some.Sample(forecasts =>
    {
        var brier = BrierScore.Of(forecasts);
        Assert.Equal(brier.Score, brier.Reliability - brier.Resolution + brier.Uncertainty, 1e-12);
        Assert.True(brier is { Reliability: >= 0, Resolution: >= 0 and <= 0.2501, Uncertainty: >= 0 and <= 0.25 });
    });

    [Fact]
    public void Known_scores()
    {
        var forecasts = new Forecast[] { new(0.8, true), new(0.8, false), new(0.2, false), new(0.5, true) };
        Assert.Equal((0.04 + 0.64 + 0.04 + 0.25) / 4, BrierScore.Of(forecasts).Score, 1e-12);
        Assert.Equal(-(Math.Log(0.8) + Math.Log(0.2) + Math.Log(0.8) + Math.Log(0.5)) / 4, LogScore.Of(forecasts)!.Value, 1e-12);
        Assert.Null(LogScore.Of([new(0, true)]));
        Assert.Equal(0, LogScore.Of([new(1, true), new(0, false)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => BrierScore.Of([new(double.NaN, true)]));
    }

    [Fact]
    public void The_curve_holds_every_forecast_in_its_range() => Some.Sample(forecasts =>
    {
        var curve = CalibrationCurve.Of(forecasts);
        Assert.Equal(forecasts.Length, curve.Sum(p => p.Count));
        Assert.All(curve, p => Assert.True(p.From <= p.Forecast + 1e-9 && p.Forecast <= p.To && p.Low <= p.Observed && p.Observed <= p.High && p is { Low: >= 0, High: <= 1 }));
    });

    [Theory]
    [InlineData(7, 10)]
    [InlineData(1, 40)]
    public void Intervals_are_where_the_score_test_just_says_no(int successes, int count)
    {
        var (low, high) = CalibrationCurve.Wilson(successes, count);
        foreach (var end in new[] { low, high }) Assert.Equal(1.959963984540054, Math.Abs((double)successes / count - end) / Math.Sqrt(end * (1 - end) / count), 1e-9);
    }

    [Fact]
    public void A_score_over_time_counts_how_long_each_probability_held()
    {
        var score = ScoreOverTime.Of([new(2, 0.5), new(6, 0.9)], cameTrue: true, open: 0, close: 10);
        Assert.Equal((4 * 0.25 + 4 * 0.01) / 8, score.Score!.Value, 1e-12);
        Assert.Equal(0.8, score.Coverage, 1e-12);
        Assert.Equal(new(null, 0), ScoreOverTime.Of([], true, 0, 1));
        var together = ScoreOverTime.Together([score, new(0.4, 0.2), new(null, 0)]);
        Assert.Equal((score.Score.Value * 0.8 + 0.4 * 0.2) / 1.0, together.Score!.Value, 1e-12);
        Assert.Equal(1 / 3.0, together.Coverage, 1e-12);
    }

    [Fact]
    public void Alpha_is_that_of_Krippendorffs_examples()
    {
        // Computing Krippendorff's Alpha-Reliability (2011), A: two coders, binary, 10 units: 0.095; B: nominal with five categories, 12 units: 0.692.
        Assert.Equal(0.095, KrippendorffAlpha.Nominal([0, 1, 0, 0, 0, 0, 0, 0, 1, 0], [1, 1, 1, 0, 0, 1, 0, 0, 0, 0])!.Value, 5e-4);
        int?[] a = [1, 1, 2, 2, 4, 3, 3, 3, 5, 4, 4, 1], b = [1, 2, 2, 2, 2, 3, 3, 3, 5, 4, 4, 4];
        Assert.Equal(0.692, KrippendorffAlpha.Nominal(a, b)!.Value, 5e-4);
        Assert.Equal(KrippendorffAlpha.Nominal(a, b), KrippendorffAlpha.Nominal([.. a, 3, null], [.. b, null, 2]));
        Assert.Null(KrippendorffAlpha.Nominal([1, 1, null], [1, 1, 2]));
        Assert.Null(KrippendorffAlpha.Ordinal([], []));
    }

    [Fact]
    public void Ordinal_alpha_is_one_minus_observed_over_expected_difference() => Gen.Select(Gen.Int[1, 4], Gen.Int[1, 4]).Array[2, 12].Sample(pairs =>
    {
        var all = pairs.SelectMany(p => new[] { p.Item1, p.Item2 }).ToList();
        if (all.Distinct().Count() < 2) return;
        // Every pair of codings once, with the distance written out from the definition.
        double Apart(int x, int y)
        {
            var (low, high) = (Math.Min(x, y), Math.Max(x, y));
            var sum = Enumerable.Range(low, high - low + 1).Sum(v => all.Count(w => w == v));
            return x == y ? 0 : Math.Pow(sum - (all.Count(w => w == low) + all.Count(w => w == high)) / 2.0, 2);
        }
        var observed = pairs.Average(p => Apart(p.Item1, p.Item2));
        var expected = Enumerable.Range(0, all.Count).SelectMany(i => Enumerable.Range(0, all.Count).Where(j => j != i).Select(j => Apart(all[i], all[j]))).Average();
        Assert.Equal(1 - observed / expected, KrippendorffAlpha.Ordinal([.. pairs.Select(p => (int?)p.Item1)], [.. pairs.Select(p => (int?)p.Item2)])!.Value, 1e-9);
    });

    [Fact]
    public void A_change_is_tested_against_every_pattern_of_signs()
    {
        var all = PairedChange.Of([1, 2, 2, 3, null], [2, 3, 4, 4, 5])!;
        Assert.Equal((4, 1.25, 2 / 16.0, true), (all.Count, all.Mean, all.P, all.IsExact));
        Assert.InRange(all.Low, 0.9, all.Mean);
        Assert.InRange(all.High, all.Mean, 2);
        Assert.Equal(1, PairedChange.Of([1, 2], [1, 2])!.P);
        Assert.Null(PairedChange.Of([null], [1]));
        Assert.Equal(PairedChange.Of([1, 5, 3], [2, 4, 4], 7), PairedChange.Of([1, 5, 3], [2, 4, 4], 7));
    }

    [Fact]
    public void Counting_sums_gives_what_enumerating_gives() => Gen.Int[-4, 4].Array[3, 12].Sample(differences =>
    {
        var few = PairedChange.Of([.. differences.Select(_ => (double?)0)], [.. differences.Select(d => (double?)d)])!;
        // People without a change add nothing to any sum, so with twelve of them the larger test must say the same.
        var many = PairedChange.Of([.. Enumerable.Repeat((double?)0, differences.Length + 18)], [.. differences.Select(d => (double?)d), .. Enumerable.Repeat((double?)0, 18)])!;
        Assert.Equal(few.P, many.P, 1e-9);
        Assert.True(many.IsExact);
    }, iter: 40);

    [Fact]
    public void Meta_perception_says_which_way_and_how_far()
    {
        var one = MetaPerception.Of([6, 7, 5], [3, 4, 5], own: [2, 2])!;
        Assert.Equal((3, 3, 6.0, 4.0, 2.0, 2.0, 2.0), (one.Guesses, one.Answers, one.Guessed, one.Answered, one.Bias, one.MeanError, one.Exaggeration!.Value));
        Assert.Equal((0.0, 2.0), (MetaPerception.Of([2, 6], [4])!.Bias, MetaPerception.Of([2, 6], [4])!.MeanError));
        Assert.Null(MetaPerception.Of([], [1]));
    }
}
