using System.Globalization;
using SecondTrack.Analysis.Positions;
using Xunit;

namespace SecondTrack.Analysis.Tests.Positions;

/// <summary>Published data with what other estimators make of them, where they lie beside the checkout.</summary>
public class PublishedPositionsTests
{
    private static List<string[]> Csv(string path)
    {
        var rows = new List<string[]>();
        foreach (var line in File.ReadLines(SharedData.Path(path)))
        {
            var cells = new List<string>();
            var (quoted, cell) = (false, "");
            foreach (var c in line)
            {
                if (c == '"') quoted = !quoted;
                else if (c == ',' && !quoted)
                {
                    cells.Add(cell);
                    cell = "";
                }
                else cell += c;
            }
            rows.Add([.. cells, cell]);
        }
        return rows;
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static (PositionData Data, string[] Names) Matrix(string path, int from, params string[] levels)
    {
        var rows = Csv(path);
        // A vote without dissent tells nobody from anybody; the peers leave it out too.
        int[] columns = [.. Enumerable.Range(from, rows[0].Length - from).Where(c => rows.Skip(1).Select(r => r[c]).Where(levels.Contains).Distinct().Count() > 1)];
        List<int> person = [], item = [], value = [];
        for (var i = 1; i < rows.Count; i++)
            for (var k = 0; k < columns.Length; k++)
                if (Array.IndexOf(levels, rows[i][columns[k]]) is >= 0 and var level)
                {
                    person.Add(i - 1);
                    item.Add(k);
                    value.Add(level);
                }
        return (new() { Persons = rows.Count - 1, Items = columns.Length, Categories = levels.Length, Person = [.. person], Item = [.. item], Value = [.. value] }, [.. rows.Skip(1).Select(r => r[0])]);
    }

    [Fact]
    public void The_senate_of_2006_as_pscl_places_it()
    {
        var (data, names) = Matrix("idealpoints/s109_votes.csv", 2, "0", "1");
        var peer = Csv("idealpoints/s109_pscl_ideal.csv").Skip(1).ToDictionary(r => r[0], r => Number(r[1]));
        var r = Simulated.Correlation(EstimatePositions.Run(data).Persons.Select(p => p.Mean), names.Select(n => peer[n]));
        Assert.True(Math.Abs(r) >= 0.999, $"|r| {Math.Abs(r):0.00000}");
    }

    [Theory]
    [InlineData(1, 0.80)]
    [InlineData(2, 0.85)]
    [InlineData(3, 0.84)]
    public void Few_statements_a_person_find_the_truth_as_well_as_long_sampling_does(int replicate, double peer)
    {
        var rows = Csv($"idealpoints/sparse_m80_rep{replicate}.csv").Skip(1).ToList();
        var truth = Csv("idealpoints/sparse_truth.csv").Skip(1).Select(r => Number(r[1])).ToArray();
        var items = rows.Select(r => r[1]).Distinct().ToList();
        var data = new PositionData { Persons = 60, Items = items.Count, Categories = 2, Person = [.. rows.Select(r => int.Parse(r[0], null) - 1)], Item = [.. rows.Select(r => items.IndexOf(r[1]))], Value = [.. rows.Select(r => int.Parse(r[2], null))] };
        var result = EstimatePositions.Run(data);
        var r = Math.Abs(Simulated.Correlation(result.Persons.Select(p => p.Mean), truth));
        Assert.True(r >= peer - 0.01, $"|r| {r:0.0000}");
        // Who said less is less certain.
        Assert.True(Simulated.Correlation(result.Persons.Select(p => (double)p.Statements), result.Persons.Select(p => p.Sd)) < -0.4);
        // The plain logit is what has to be beaten; without polarities it has no direction of its own, so it gets the truth's.
        var start = Enumerable.Range(0, 60).Select(i => data.Person.Select((p, n) => p == i ? data.Value[n] - 0.5 : 0).Sum());
        Assert.True(r > Math.Abs(Simulated.Correlation(start, truth)));
    }

    [Fact]
    public void The_general_assembly_of_2012_as_published()
    {
        var (data, names) = Matrix("idealpoints/unga/session67_2012_votes.csv", 1, "-1", "0", "1");
        var published = Csv("idealpoints/unga/bsv_idealpoints_1946_2012.csv").Skip(1).Where(r => r[0] == "2012").DistinctBy(r => r[2]).ToDictionary(r => r[2], r => Number(r[3]));
        var result = EstimatePositions.Run(data);
        int[] both = [.. Enumerable.Range(0, names.Length).Where(i => published.ContainsKey(names[i]))];
        Assert.True(both.Length > 170);
        var r = Math.Abs(Simulated.Correlation(both.Select(i => result.Persons[i].Mean), both.Select(i => published[names[i]])));
        Assert.True(r >= 0.979, $"|r| {r:0.0000}");
    }

    [Fact]
    public void The_supreme_court_over_77_terms_as_its_long_sampling_has_it()
    {
        var rows = Csv("idealpoints/mq_votes.csv").Skip(1).Where(r => r.Skip(1).Where(c => c != "0").Distinct().Count() > 1).ToList();
        List<int> person = [], item = [], value = [];
        List<double> time = [];
        for (var j = 0; j < rows.Count; j++)
            for (var k = 1; k < rows[j].Length; k++)
                if (rows[j][k] != "0")
                {
                    person.Add(k - 1);
                    item.Add(j);
                    value.Add(rows[j][k] == "1" ? 1 : 0);
                    time.Add(Number(rows[j][0]));
                }
        var result = EstimatePositions.Run(new() { Persons = 45, Items = rows.Count, Categories = 2, Person = [.. person], Item = [.. item], Value = [.. value], Time = [.. time] });
        var ours = new List<double>();
        foreach (var (span, i) in Csv("idealpoints/mq_spans.csv").Skip(1).Select((s, i) => (s, i)))
            for (var term = Number(span[1]); term <= Number(span[2]); term++) ours.Add(At(result.Persons[i].ByTime, term));
        var peer = Csv("idealpoints/mq_dynIRT_vs_mcmc.csv").Skip(1).ToList();
        var r = Math.Abs(Simulated.Correlation(ours, peer.Select(p => Number(p[2]))));
        Assert.True(r > 0.932, $"|r| {r:0.0000}");
    }

    /// <summary>A term in which nothing was decided lies between those about it.</summary>
    private static double At(IReadOnlyList<PositionAt> path, double time)
    {
        var k = path.TakeWhile(p => p.Time <= time).Count();
        if (k == 0) return path[0].Mean;
        if (k == path.Count || path[k - 1].Time == time) return path[k - 1].Mean;
        return path[k - 1].Mean + ((path[k].Mean - path[k - 1].Mean) * (time - path[k - 1].Time) / (path[k].Time - path[k - 1].Time));
    }
}
