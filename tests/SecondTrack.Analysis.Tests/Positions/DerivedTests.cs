using SecondTrack.Analysis.Positions;
using Xunit;

namespace SecondTrack.Analysis.Tests.Positions;

public class DerivedTests
{
    [Fact]
    public void The_logit_is_smoothed_oriented_and_says_when_there_is_not_enough()
    {
        var data = new PositionData { Persons = 2, Items = 3, Categories = 5, Person = [0, 0, 0, 1], Item = [0, 1, 2, 0], Value = [4, 3, 0, 2], Polarity = [1, 1, -1] };
        var found = LoweLogit.Of(data, [0, 0, 0]);
        Assert.Equal((3.0, 0.0, true), (found[0].For, found[0].Against, found[0].Enough));
        Assert.Equal(Math.Log(3.5 / 0.5), found[0].Logit, 1e-12);
        Assert.Equal(Math.Sqrt((1 / 3.5) + (1 / 0.5)), found[0].Error, 1e-12);
        Assert.Equal((0.5, 0.5, 0.0, false), (found[1].For, found[1].Against, found[1].Logit, found[1].Enough));
        Assert.Equal(4, LoweLogit.Of(data).Count);
    }

    [Fact]
    public void One_number_wins_where_there_is_one_and_loses_where_there_is_none()
    {
        var line = LabelTest.Run(Simulated.Of(3, 30, 30, 2, 0.8).Data);
        Assert.True(line.ModelIsBetter && line.Label > line.Chance);
        Assert.Equal(line.Statements, line.Persons.Sum(p => p.Statements));
        // Everybody has a mind of their own on every issue, and says it often.
        var random = new Random(8);
        List<int> person = [], item = [], value = [];
        for (var i = 0; i < 15; i++)
            for (var issue = 0; issue < 6; issue++)
            {
                var opinion = random.Next(2);
                for (var time = 0; time < 8; time++)
                {
                    person.Add(i);
                    item.Add((issue * 2) + (time % 2));
                    value.Add(random.NextDouble() < 0.9 ? opinion : 1 - opinion);
                }
            }
        var many = LabelTest.Run(new() { Persons = 15, Items = 12, Categories = 2, Person = [.. person], Item = [.. item], Value = [.. value] }, [.. Enumerable.Range(0, 12).Select(j => j / 2)]);
        Assert.False(many.ModelIsBetter);
        Assert.True(many.Profile > many.Chance);
        Assert.Contains(many.Persons, p => p.WrongIssues.Count > 0);
    }

    [Fact]
    public void A_few_articles_mislead_by_a_known_measure()
    {
        var random = new Random(6);
        List<int> person = [], item = [], value = [];
        List<bool> isPublic = [];
        List<double> time = [];
        for (var i = 0; i < 20; i++)
        {
            var truth = Simulated.Standard(random);
            for (var j = 0; j < 24; j++)
            {
                var open = j % 3 == 0;
                person.Add(i);
                item.Add(j);
                isPublic.Add(open);
                time.Add(j);
                value.Add(truth + (open ? 1.5 : 0) + Simulated.Standard(random) > 0 ? 1 : 0);
            }
        }
        var data = new PositionData { Persons = 20, Items = 24, Categories = 2, Person = [.. person], Item = [.. item], Value = [.. value], Public = [.. isPublic], Time = [.. time], Polarity = [.. Enumerable.Repeat(1, 24)] };
        var found = ArticleOnly.Of(data, 4);
        Assert.Equal(80, found.Views.Count);
        Assert.All(found.Views, v => Assert.True(v.Overlap is > 0 and <= 1 && v.SignDiffers is >= 0 and <= 1 && v.Article.Sd > 0));
        Assert.Equal(4, found.BaseRate.Count);
        Assert.Equal(found.Views.Where(v => v.K == 1).Average(v => Math.Abs(v.Article.Mean - v.FaceToFace.Mean)), found.BaseRate[0], 1e-12);
        // One article says less than all the talks.
        Assert.All(found.Views.Where(v => v.K == 1), v => Assert.True(v.Article.Sd > v.FaceToFace.Sd));
        Assert.Throws<ArgumentException>(() => ArticleOnly.Of(data with { Public = null }));
    }

    [Fact]
    public void A_jump_is_found_where_it_is_and_none_where_none_is()
    {
        static PositionData Data(double jump)
        {
            var random = new Random(12);
            List<int> person = [], item = [], value = [];
            List<double> time = [];
            for (var i = 0; i < 10; i++)
            {
                var truth = i == 0 ? -jump / 2 : Simulated.Standard(random);
                for (var year = 0; year < 8; year++)
                    for (var j = 0; j < 10; j++)
                    {
                        person.Add(i);
                        item.Add(j);
                        time.Add(year);
                        value.Add(truth + (i == 0 && year >= 5 ? jump : 0) + (0.2 * (j - 5)) + Simulated.Standard(random) > 0 ? 1 : 0);
                    }
            }
            return new() { Persons = 10, Items = 10, Categories = 2, Person = [.. person], Item = [.. item], Value = [.. value], Time = [.. time], Polarity = [.. Enumerable.Repeat(1, 10)] };
        }
        StanceChangeResult Of(PositionData data) => StanceChange.Of(data, SamplePositions.Run(data, new() { Keep = 500, Most = 500 }), 0, 0.75);
        var (moved, stayed) = (Of(Data(2.5)), Of(Data(0)));
        Assert.True(moved.Probability > 0.95 && moved.Low > 0.75, $"{moved}");
        Assert.True(moved.JumpAfter >= 3 && moved.JumpBefore <= 6 && moved.JumpAfter < 5 && moved.JumpBefore >= 5, $"{moved}");
        Assert.True(stayed.Probability < 0.5 && stayed.Low < 0 && stayed.High > 0, $"{stayed}");
        Assert.True(moved.Jump > stayed.Jump, $"{moved} {stayed}");
    }

    [Fact]
    public void The_marginal_likelihood_of_a_path_is_that_of_the_dense_normal()
    {
        double[] precision = [0.5, 1, 0, 2], linear = [0.3, -1, 0, 1.5], step = [0, 0.2, 0.4, 0.1];
        var paths = new Paths([0, 4], [0, 0.2, 0.6, 0.7]);
        precision.CopyTo(paths.Precision, 0);
        linear.CopyTo(paths.Linear, 0);
        paths.Update(_ => (0, 1), 1);
        var evidence = Enumerable.Range(0, 4).Sum(t => (linear[t] * paths.Mean[t]) - (0.5 * precision[t] * (paths.Var[t] + (paths.Mean[t] * paths.Mean[t]))));
        Assert.Equal(evidence - paths.Divergence, LocalLevel.Log(precision, linear, 1, t => step[t]), 1e-9);
    }

    [Fact]
    public void An_agenda_that_changed_is_told_from_one_that_did_not()
    {
        var same = AgendaChange.Of([10, 20, 5], [11, 18, 6]);
        var changed = AgendaChange.Of([20, 5, 0], [2, 3, 15]);
        Assert.True(same.LogBayes < 0 && same.P > 0.5 && same.Distance < 0.1);
        Assert.True(changed.LogBayes > 3 && changed.P < 0.01);
        Assert.Equal(1, AgendaChange.Of([4, 0], [0, 7]).Distance, 1e-12);
        Assert.Equal((0, 1), (AgendaChange.Of([3, 6], [1, 2]).Distance, AgendaChange.Of([3, 6], [1, 2]).P));
        // Two items of different issues: of the two divisions both lie as far apart as can be.
        Assert.Equal(1, AgendaChange.Of([1, 0], [0, 1]).P, 1e-12);
        // By hand: B(1,0) = 1/2 each, B(1,1) = 1/2·(½)/(2) …: p(1,1) = ½·¼.
        Assert.Equal(Math.Log(0.5 * 0.5 / 0.125), AgendaChange.Of([1, 0], [0, 1]).LogBayes, 1e-10);
        Assert.Throws<ArgumentException>(() => AgendaChange.Of([0, 0], [1, 2]));
        Assert.Throws<ArgumentException>(() => AgendaChange.Of([1], [1, 2]));
    }
}
