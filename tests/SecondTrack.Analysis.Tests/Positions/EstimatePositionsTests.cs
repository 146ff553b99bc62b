using CsCheck;
using SecondTrack.Analysis.Positions;
using Xunit;

namespace SecondTrack.Analysis.Tests.Positions;

public class EstimatePositionsTests
{
    [Fact]
    public void The_bound_of_the_evidence_never_falls() => Gen.Select(Gen.Int[0, 100_000], Gen.Int[2, 5]).Sample((seed, categories) =>
    {
        var result = EstimatePositions.Run(Simulated.Rich(seed, categories: categories), new() { Tolerance = 1e-5, Sweeps = 120 });
        for (var s = 1; s < result.Elbo.Count; s++)
            if (result.Elbo[s] < result.Elbo[s - 1] - (1e-7 * Math.Abs(result.Elbo[s - 1]))) return false;
        return result.Elbo.Count > 2;
    }, iter: 60);

    [Fact]
    public void Numbers_are_finite_whatever_the_data() => Gen.Int[0, 100_000].Sample(seed =>
    {
        var random = new Random(seed);
        var result = EstimatePositions.Run(Simulated.Rich(seed, random.Next(1, 5), random.Next(1, 4), random.Next(1, 12), random.Next(2, 6)));
        return result.Persons.All(p => double.IsFinite(p.Mean + p.Sd + p.Low + p.High) && p.Sd > 0) && result.Items.All(i => double.IsFinite(i.Difficulty + i.Discrimination))
            && result.Persons.All(p => p.Gap is null || double.IsFinite(p.Gap.Mean + p.Gap.Sd));
    }, iter: 200);

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    public void The_order_of_persons_and_statements_changes_nothing(int categories)
    {
        var data = Simulated.Rich(11, categories: categories);
        var random = new Random(5);
        int[] persons = [.. Enumerable.Range(0, data.Persons).OrderBy(_ => random.Next())], rows = [.. Enumerable.Range(0, data.Count).OrderBy(_ => random.Next())];
        var other = data with
        {
            Person = [.. rows.Select(n => persons[data.Person[n]])], Item = [.. rows.Select(n => data.Item[n])], Value = [.. rows.Select(n => data.Value[n])],
            Time = [.. rows.Select(n => data.Time![n])], Public = [.. rows.Select(n => data.Public![n])], Weight = [.. rows.Select(n => data.Weight![n])],
            Organisation = [.. Enumerable.Range(0, data.Persons).Select(i => data.Organisation![Array.IndexOf(persons, i)])],
        };
        var (one, two) = (EstimatePositions.Run(data, new() { Tolerance = 1e-7 }), EstimatePositions.Run(other, new() { Tolerance = 1e-7 }));
        for (var i = 0; i < data.Persons; i++) Assert.Equal(one.Persons[i].Mean, two.Persons[persons[i]].Mean, 1e-4);
    }

    [Fact]
    public void A_flipped_polarity_with_flipped_stances_is_the_same_and_flipping_all_polarities_mirrors()
    {
        var data = Simulated.Of(4, 20, 12, 3, 0.7).Data;
        var one = EstimatePositions.Run(data);
        var asked = EstimatePositions.Run(data with
        {
            Polarity = [.. data.Polarity!.Select((p, j) => j == 3 ? -p : p)], Value = [.. data.Value.Select((v, n) => data.Item[n] == 3 ? 2 - v : v)],
        });
        var mirrored = EstimatePositions.Run(data with { Polarity = [.. data.Polarity!.Select(p => -p)] });
        for (var i = 0; i < data.Persons; i++)
        {
            Assert.Equal(one.Persons[i].Mean, asked.Persons[i].Mean, 1e-9);
            Assert.Equal(one.Persons[i].Mean, -mirrored.Persons[i].Mean, 1e-9);
        }
        Assert.Equal(one.Items[3].Discrimination, -asked.Items[3].Discrimination, 1e-9);
    }

    [Fact]
    public void Who_said_less_is_less_certain_and_who_said_nothing_has_the_prior()
    {
        var data = Simulated.Of(9, 20, 30, 2, 1).Data;
        int[] kept = [.. Enumerable.Range(0, data.Count).Where(n => data.Person[n] switch { 0 => false, 1 => data.Item[n] < 3, 2 => data.Item[n] < 10, _ => true })];
        var result = EstimatePositions.Run(data with { Person = [.. kept.Select(n => data.Person[n])], Item = [.. kept.Select(n => data.Item[n])], Value = [.. kept.Select(n => data.Value[n])] });
        Assert.Equal((0.0, 1.0, 0), (result.Persons[0].Mean, result.Persons[0].Sd, result.Persons[0].Statements));
        Assert.Empty(result.Persons[0].ByTime);
        Assert.True(result.Persons[0].Sd > result.Persons[1].Sd && result.Persons[1].Sd > result.Persons[2].Sd && result.Persons[2].Sd > result.Persons.Skip(3).Max(p => p.Sd));
    }

    [Fact]
    public void A_gap_between_venues_is_found_where_it_can_be_told_and_else_called_not_comparable()
    {
        var random = new Random(2);
        List<int> person = [], item = [], value = [];
        List<bool> isPublic = [];
        var truth = Enumerable.Range(0, 16).Select(_ => Simulated.Standard(random)).ToArray();
        for (var i = 0; i < 16; i++)
            for (var j = 0; j < 20; j++)
                foreach (var venue in new[] { true, false })
                {
                    // The last four speak in public on half of the items, face to face on the others: nothing in common.
                    if (i >= 12 && venue != (j < 10)) continue;
                    person.Add(i);
                    item.Add(j);
                    isPublic.Add(venue);
                    value.Add(truth[i] + (venue ? 1.2 : 0) + (0.1 * (j - 10)) + Simulated.Standard(random) > 0 ? 1 : 0);
                }
        var result = EstimatePositions.Run(new()
        {
            Persons = 16, Items = 20, Categories = 2, Person = [.. person], Item = [.. item], Value = [.. value], Public = [.. isPublic],
            Organisation = [.. Enumerable.Range(0, 16).Select(i => i / 4)], Polarity = [.. Enumerable.Repeat(1, 20)],
        });
        Assert.All(result.Persons.Take(12), p => Assert.True(p.Gap!.Comparable));
        Assert.All(result.Persons.Skip(12), p => Assert.False(p.Gap!.Comparable));
        Assert.InRange(result.Persons.Take(12).Average(p => p.Gap!.Mean), 0.6, 1.8);
    }

    [Fact]
    public void What_is_not_bridged_is_counted()
    {
        var data = new PositionData { Persons = 4, Items = 3, Categories = 2, Person = [0, 1, 2, 2], Item = [0, 0, 1, 2], Value = [0, 1, 0, 1], Time = [0, 1, 5, 6] };
        Assert.Equal([0, 0, 1, -1], Bridges.Groups(data));
        Assert.Equal((0, 0, false), (Bridges.At(data, 3).Persons, Bridges.At(data, 3).Items, Bridges.At(data, 3).Comparable));
        Assert.Equal((1, 0), (Bridges.At(data, 5.5).Persons, Bridges.At(data, 5.5).Items));
        Assert.Equal((0, 1), (Bridges.At(data, 0.5).Persons, Bridges.At(data, 0.5).Items));
    }

    [Fact]
    public void Wrong_data_are_refused_before_anything_is_computed()
    {
        var data = Simulated.Of(1, 3, 3, 2, 1).Data;
        Assert.Throws<ArgumentException>(() => EstimatePositions.Run(data with { Value = [.. data.Value.Select(_ => 2)] }));
        Assert.Throws<ArgumentException>(() => EstimatePositions.Run(data with { Weight = [.. data.Value.Select(_ => double.NaN)] }));
        Assert.Throws<ArgumentException>(() => EstimatePositions.Run(data with { Time = [.. data.Value.Select(_ => double.PositiveInfinity)] }));
        Assert.Throws<ArgumentException>(() => EstimatePositions.Run(data with { Item = [0] }));
    }
}
