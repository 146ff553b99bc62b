using CsCheck;
using SecondTrack.Analysis.Groups;
using Xunit;

namespace SecondTrack.Analysis.Tests.Groups;

public class OpinionLawsTests
{
    /// <summary>People × statements, where about a third is unseen; two camps, so that axes are well apart.</summary>
    private static readonly Gen<Vote?[][]> Tables = Gen.Select(Gen.Int[16, 30], Gen.Int[8, 12], Gen.Int[1, 1_000_000]).Select((people, statements, seed) =>
    {
        var random = new FixedRandom(seed);
        return Enumerable.Range(0, people).Select(i => Enumerable.Range(0, statements).Select(j =>
        {
            if (random.NextDouble() < 0.3) return (Vote?)null;
            var leaning = (i % 2 == 0 ? 1 : -1) * (j % 3 - 1) + (i % 3 == 0 && j < 4 ? 1.5 : 0) + 2 * random.NextDouble() - 1;
            return leaning > 0.4 ? Vote.Agree : leaning < -0.4 ? Vote.Disagree : Vote.Pass;
        }).ToArray()).ToArray();
    });

    private static VoteMatrix Matrix(Vote?[][] table) => VoteMatrix.Of(table.Length, table[0].Length, Events(table));

    private static VoteEvent[] Events(Vote?[][] table) =>
        [.. table.SelectMany((row, i) => row.Select((v, j) => (v, j)).Where(c => c.v is not null).Select(c => new VoteEvent(i, c.j, c.v!.Value)))];

    private static StatementStatus[] Statuses(int count) => [.. Enumerable.Range(0, count).Select(j => j == 5 ? StatementStatus.ModeratedOut : j == 6 ? StatementStatus.Meta : StatementStatus.Open)];

    [Fact]
    public void Axes_places_and_groups_are_those_of_the_slow_definitions() => Tables.Sample(table =>
    {
        var votes = Matrix(table);
        var statuses = Statuses(votes.Statements);
        var analysis = AnalyseOpinions.Run(votes, statuses);
        var centred = SlowOpinions.Centred(votes, statuses);
        var (values, vectors) = SlowOpinions.Eigen(centred);
        Assert.Equal(values[0] / (votes.People - 1), analysis.Axes.Variance[0], 1e-8 * values[0]);
        Assert.Equal(values[1] / (votes.People - 1), analysis.Axes.Variance[1], 1e-8 * values[0]);
        // Where two eigenvalues are nearly one, any direction between them is right.
        if (values[0] - values[1] > 0.01 * values[0]) Assert.Equal(1, Conversation.Cosine(vectors[0], analysis.Axes.First), 1e-9);
        if (values[0] - values[1] > 0.01 * values[0] && values[1] - values[2] > 0.01 * values[0]) Assert.Equal(1, Conversation.Cosine(vectors[1], analysis.Axes.Second), 1e-9);
        for (var i = 0; i < votes.People; i++) Assert.Equal(SlowOpinions.Place(centred, votes, statuses, i, analysis.Axes.First), analysis.People[i].X, 1e-9);
        var clustered = Enumerable.Range(0, votes.People).Where(i => analysis.GroupOf[i] >= 0).ToArray();
        var (places, labels) = (Array.ConvertAll(clustered, i => analysis.People[i]), Array.ConvertAll(clustered, i => analysis.GroupOf[i]));
        var chosen = analysis.Search!.Candidates.Single(c => c.K == analysis.Search.Chosen.Centres.Count);
        Assert.Equal(SlowOpinions.Silhouette(places, labels), chosen.Silhouette, 1e-9);
        Assert.Equal(SlowOpinions.Inertia(places, labels), chosen.Inertia, 1e-8);
        for (var j = 0; j < votes.Statements; j++)
            Assert.Equal(labels.Distinct().Aggregate(1.0, (product, g) => product * (clustered.Count(i => analysis.GroupOf[i] == g && votes[i, j] == Vote.Agree) + 1.0)
                / (clustered.Count(i => analysis.GroupOf[i] == g && votes[i, j] is not null) + 2.0)), analysis.Consensus[j], 1e-12);
    }, iter: 60);

    [Fact]
    public void Groups_of_few_people_have_the_least_inertia_there_is() =>
        Gen.Select(Gen.Double[-3, 3], Gen.Double[-3, 3], (x, y) => new Point(x, y)).Array[5, 9].Sample(places =>
        {
            foreach (var c in SearchGroups.Run(places).Candidates.Where(c => c.K <= 3)) Assert.Equal(SlowOpinions.BestInertia(places, c.K), c.Inertia, 1e-9);
        }, iter: 60);

    [Fact]
    public void The_order_of_people_decides_nothing() => Gen.Select(Tables, Gen.Int[1, 1000]).Sample((table, seed) =>
    {
        var order = Enumerable.Range(0, table.Length).OrderBy(i => new FixedRandom(seed * 1000L + i).Next()).ToArray();
        var (one, other) = (AnalyseOpinions.Run(Matrix(table), Statuses(table[0].Length)), AnalyseOpinions.Run(Matrix([.. order.Select(i => table[i])]), Statuses(table[0].Length)));
        if (one.GroupOf.Contains(-1)) return;
        Same(one.Axes.First, other.Axes.First);
        Same(one.Consensus, other.Consensus);
        Same(one.Priority, other.Priority);
        for (var at = 0; at < order.Length; at++) Assert.Equal(one.GroupOf[order[at]], other.GroupOf[at]);
    }, iter: 60);

    [Fact]
    public void A_statement_put_the_other_way_round_turns_its_loading_and_moves_nobody() => Tables.Sample(table =>
    {
        var turned = table.Select(row => row.Select((v, j) => j == 2 && v is { } said ? (Vote?)(Vote)(-(int)said) : v).ToArray()).ToArray();
        var (one, other) = (AnalyseOpinions.Run(Matrix(table), Statuses(table[0].Length)), AnalyseOpinions.Run(Matrix(turned), Statuses(table[0].Length)));
        var sign = Math.Sign(one.Axes.First.Zip(other.Axes.First, (a, b) => a * b).Select((p, j) => j == 2 ? 0 : p).Sum());
        for (var j = 0; j < one.Axes.First.Count; j++) Assert.Equal(one.Axes.First[j], (j == 2 ? -sign : sign) * other.Axes.First[j], 1e-7);
        for (var i = 0; i < table.Length; i++) Assert.Equal(one.People[i].X, sign * other.People[i].X, 1e-6);
        Assert.Equal(one.Axes.Mean[2], -other.Axes.Mean[2], 1e-12);
    }, iter: 60);

    [Fact]
    public void A_vote_said_twice_counts_once_and_the_last_one_holds() => Tables.Sample(table =>
    {
        var events = Events(table);
        var before = events.Select(e => e with { Vote = (Vote)(-(int)e.Vote) }).ToArray();
        var (once, more) = (VoteMatrix.Of(table.Length, table[0].Length, events), VoteMatrix.Of(table.Length, table[0].Length, (VoteEvent[])[.. before, .. events, .. events]));
        Assert.Equal(once.Count, more.Count);
        for (var i = 0; i < table.Length; i++)
            for (var j = 0; j < table[0].Length; j++) Assert.Equal((table[i][j], table[i][j]), (once[i, j], more[i, j]));
        var turned = before.Zip(events).Count(p => p.First.Vote != p.Second.Vote);
        Assert.Equal(turned, new VoteHistory(table.Length, table[0].Length, (VoteEvent[])[.. before, .. events, .. events]).Changes().Sum(c => c.People));
    }, iter: 60);

    [Fact]
    public void One_vote_more_is_as_if_everything_had_been_counted_again() => Gen.Select(Tables, Gen.Int[1, 1_000_000]).Sample((table, seed) =>
    {
        var random = new FixedRandom(seed);
        var statuses = Statuses(table[0].Length);
        // Two people have hardly voted yet, and join on the way.
        foreach (var i in new[] { 0, 1 })
            for (var j = 1; j < table[i].Length; j++) table[i][j] = null;
        var votes = Matrix(table);
        var start = AnalyseOpinions.Run(votes, statuses);
        var live = new LiveOpinion(votes, statuses, start);
        var events = Events(table).ToList();
        for (var n = 0; n < 60; n++)
        {
            var cast = new VoteEvent(n < 20 ? n % 2 : random.Below(table.Length), random.Below(table[0].Length), (Vote)(random.Below(3) - 1));
            events.Add(cast);
            live.Cast(cast.Person, cast.Statement, cast.Vote);
        }
        var now = VoteMatrix.Of(table.Length, table[0].Length, events);
        var places = Project.People(now, statuses, start.Axes);
        var counts = VoteCounts.Of(now, live.GroupOf, start.Votes.Groups);
        for (var i = 0; i < table.Length; i++) Assert.Equal((places[i].X, places[i].Y), (live.PlaceOf(i).X, live.PlaceOf(i).Y), Near);
        for (var i = 0; i < table.Length; i++) Assert.Equal(live.GroupOf[i] >= 0, start.GroupOf[i] >= 0 || now.VotesOf(i) >= 7);
        Assert.Equal(counts.Members, live.Votes.Members);
        for (var j = 0; j < table[0].Length; j++)
        {
            for (var g = 0; g < counts.Groups; g++) Assert.Equal(counts[g, j], live.Votes[g, j]);
            Assert.Equal(Consensus.OnAgreeing(counts, j), live.Consensus[j], 1e-15);
            Assert.Equal(VoteCounts.Of(now, new int[table.Length], 1)[0, j], live.Everybody[j]);
        }
    }, iter: 40);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 5)]
    [InlineData(5, 1)]
    [InlineData(30, 4)]
    public void Where_nothing_differs_everything_is_finite(int people, int statements)
    {
        var votes = VoteMatrix.Of(people, statements, (VoteEvent[])[.. Enumerable.Range(0, people).SelectMany(i => Enumerable.Range(0, statements).Select(j => new VoteEvent(i, j, Vote.Agree)))]);
        foreach (var likePolis in new[] { false, true })
        {
            var analysis = AnalyseOpinions.Run(votes, new StatementStatus[statements], new() { LikePolis = likePolis });
            var sides = AnalyseSides.Run(votes, new StatementStatus[statements], [.. Enumerable.Range(0, people).Select(i => i % 2)], 2, analysis.GroupOf);
            Assert.All(analysis.GroupOf, g => Assert.Equal(0, g));
            Assert.All([.. analysis.People.SelectMany(p => new[] { p.X, p.Y }), .. analysis.Consensus, .. analysis.Priority, .. analysis.Axes.Variance, sides.Overlap, .. sides.CommonGround.Select(c => c.LowerBound)],
                x => Assert.True(double.IsFinite(x)));
        }
    }

    private static void Same(IReadOnlyList<double> a, IReadOnlyList<double> b)
    {
        for (var j = 0; j < a.Count; j++) Assert.Equal(a[j], b[j], 1e-6);
    }

    private static bool Near((double X, double Y) a, (double X, double Y) b) => Math.Abs(a.X - b.X) < 1e-9 && Math.Abs(a.Y - b.Y) < 1e-9;
}
