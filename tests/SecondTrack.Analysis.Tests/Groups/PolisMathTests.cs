using System.Globalization;
using System.Text.Json;
using SecondTrack.Analysis.Groups;
using Xunit;

namespace SecondTrack.Analysis.Tests.Groups;

/// <summary>Against what the Polis server itself stored for three conversations.</summary>
public class PolisMathTests
{
    public const string Large = "150ptpt-3gp-no-strict-no-meta", WithMeta = "25ptpt-3gp-no-strict-with-meta", Strict = "50ptpt-3gp-strict-no-meta";

    [Theory]
    [InlineData(Large, 0.999999)]
    [InlineData(WithMeta, 0.999999)]
    // What the server stored here is out of step with the votes.
    [InlineData(Strict, 0.999)]
    public void Axes_are_those_of_the_server(string name, double cosine)
    {
        var (conversation, math) = Conversation.PolisMath(name);
        var axes = FindPrincipalAxes.Run(conversation.Votes, conversation.Statuses);
        var components = math.GetProperty("pca").GetProperty("comps");
        Assert.InRange(Conversation.Cosine(axes.First, Conversation.Numbers(components[0])), cosine, 1 + 1e-9);
        Assert.InRange(Conversation.Cosine(axes.Second, Conversation.Numbers(components[1])), cosine, 1 + 1e-9);
        Assert.True(axes.First.MaxBy(Math.Abs) > 0 && axes.Second.MaxBy(Math.Abs) > 0);
    }

    [Theory]
    [InlineData(Large, true)]
    [InlineData(WithMeta, true)]
    // A fault of the server of that day made every priority 49.
    [InlineData(Strict, false)]
    public void Statistics_on_its_groups_are_those_of_the_server(string name, bool priorities)
    {
        var (conversation, math) = Conversation.PolisMath(name);
        var analysis = AnalyseOpinions.Run(conversation.Votes, conversation.Statuses, new() { Labels = Labels(conversation, math) });
        foreach (var statement in math.GetProperty("group-aware-consensus").EnumerateObject())
            Assert.Equal(statement.Value.GetDouble(), analysis.Consensus[conversation.Statement(Number(statement.Name))], 1e-12);
        if (priorities)
            foreach (var statement in math.GetProperty("comment-priorities").EnumerateObject())
                Assert.Equal(statement.Value.GetDouble(), analysis.Priority[conversation.Statement(Number(statement.Name))], 1e-6);
        foreach (var group in math.GetProperty("repness").EnumerateObject())
        {
            var theirs = group.Value.EnumerateArray().ToList();
            var ours = analysis.Representative[Number(group.Name)];
            Assert.Equal(theirs.Select(r => (r.GetProperty("tid").GetInt32(), r.GetProperty("repful-for").GetString())),
                ours.Select(r => (conversation.Statements[r.Statement], (string?)(r.Direction == Direction.Agree ? "agree" : "disagree"))));
            for (var i = 0; i < theirs.Count; i++)
            {
                Assert.Equal(theirs[i].GetProperty("p-success").GetDouble(), ours[i].Probability, 1e-12);
                Assert.Equal(theirs[i].GetProperty("p-test").GetDouble(), ours[i].ProbabilityTest, 1e-12);
                Assert.Equal(theirs[i].GetProperty("repness").GetDouble(), ours[i].Repness, 1e-12);
                // Stored in single precision.
                Assert.Equal(theirs[i].GetProperty("repness-test").GetDouble(), ours[i].RepnessTest, 1e-5);
            }
        }
        foreach (var (direction, ours) in new[] { ("agree", analysis.Majority.Agree), ("disagree", analysis.Majority.Disagree) })
            Assert.Equal(math.GetProperty("consensus").GetProperty(direction).EnumerateArray().Select(r => r.GetProperty("tid").GetInt32()), ours.Select(r => conversation.Statements[r.Statement]));
    }

    [Theory]
    [InlineData(Large)]
    [InlineData(WithMeta)]
    public void Places_on_its_axes_are_those_of_the_server(string name)
    {
        var (conversation, math) = Conversation.PolisMath(name);
        var pca = math.GetProperty("pca");
        // The server stores agree as −1, so its mean is the negative of ours and so are its places.
        var axes = new PrincipalAxes([.. Conversation.Numbers(pca.GetProperty("center")).Select(m => -m)], Conversation.Numbers(pca.GetProperty("comps")[0]), Conversation.Numbers(pca.GetProperty("comps")[1]), [0, 0]);
        var places = Project.People(conversation.Votes, conversation.Statuses, axes);
        var bases = math.GetProperty("base-clusters");
        foreach (var (members, at) in bases.GetProperty("members").EnumerateArray().Select((m, i) => (m, i)))
        {
            var own = members.EnumerateArray().Select(m => places[conversation.Person(m.GetInt32())]).ToList();
            Assert.Equal(bases.GetProperty("x")[at].GetDouble(), -own.Average(p => p.X), 1e-9);
            Assert.Equal(bases.GetProperty("y")[at].GetDouble(), -own.Average(p => p.Y), 1e-9);
        }
        var statements = Project.Statements(axes);
        var theirs = pca.GetProperty("comment-projection");
        for (var j = 0; j < statements.Length; j++) Assert.Equal(theirs[0][j].GetDouble(), -statements[j].X, 1e-9);
    }

    [Theory]
    [InlineData(Large, new[] { .3225, .3345, .3333, .3006 }, new[] { 20, 32, 48 })]
    [InlineData(WithMeta, new[] { .3969, .4445, .3599 }, new[] { 6, 10, 11 })]
    [InlineData(Strict, new[] { .3081, .3972, .3800, .3534 }, new[] { 12, 15, 16 })]
    public void Base_clusters_group_as_on_the_server(string name, double[] silhouettes, int[] sizes)
    {
        var (_, math) = Conversation.PolisMath(name);
        var bases = math.GetProperty("base-clusters");
        var order = Conversation.Numbers(bases.GetProperty("id")).Select((id, i) => (id, i)).OrderBy(b => b.id).Select(b => b.i).ToArray();
        var (x, y, count) = (Conversation.Numbers(bases.GetProperty("x")), Conversation.Numbers(bases.GetProperty("y")), Conversation.Numbers(bases.GetProperty("count")));
        var (divisions, found) = PolisClusters.Level2([.. order.Select(i => new Point(x[i], y[i]))], [.. order.Select(i => count[i])], null);
        Assert.Equal(silhouettes.Length, found.Count);
        for (var k = 0; k < found.Count; k++) Assert.Equal(silhouettes[k], found[k], 6e-5);
        var chosen = divisions[found.IndexOf(found.Max())];
        Assert.Equal(sizes, chosen.Labels.GroupBy(g => g).Select(g => g.Count()).Order());
    }

    [Theory]
    [InlineData(Large)]
    [InlineData(WithMeta)]
    [InlineData(Strict)]
    public void Who_is_clustered_is_who_was(string name)
    {
        var (conversation, math) = Conversation.PolisMath(name);
        var isIn = InConversation.Of(conversation.Votes);
        var theirs = math.GetProperty("in-conv").EnumerateArray().Select(p => conversation.Person(p.GetInt32())).ToHashSet();
        // Whoever was once among the first fifteen stays in on the server, with however few votes.
        Assert.All(Enumerable.Range(0, isIn.Length).Where(i => isIn[i]), i => Assert.Contains(i, theirs));
        Assert.InRange(theirs.Count - isIn.Count(x => x), 0, 15);
    }

    private static int[] Labels(Conversation conversation, JsonElement math)
    {
        var bases = math.GetProperty("base-clusters");
        var members = bases.GetProperty("id").EnumerateArray().Zip(bases.GetProperty("members").EnumerateArray()).ToDictionary(b => b.First.GetInt32(), b => b.Second);
        var labels = new int[conversation.People.Length];
        Array.Fill(labels, -1);
        foreach (var group in math.GetProperty("group-clusters").EnumerateArray())
            foreach (var b in group.GetProperty("members").EnumerateArray())
                foreach (var person in members[b.GetInt32()].EnumerateArray()) labels[conversation.Person(person.GetInt32())] = group.GetProperty("id").GetInt32();
        return labels;
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
