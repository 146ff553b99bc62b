using System.Text.RegularExpressions;
using SecondTrack.Dialogues;
using SecondTrack.Evidence;
using SecondTrack.Evidence.Points;
using SecondTrack.Keeping;

namespace SecondTrack.Web.Tests.SignIn;

/// <summary>One way to write a route inside a compartment, with words in place of its words; its ids are still to be filled in.</summary>
internal sealed partial record RouteForm(Route Route, string Path, IReadOnlyList<(string Name, IReadOnlyList<string> Kinds)> Ids)
{
    private const string Inside = "/c/{compartment:guid}";

    /// <summary>Of what an id in an address is, by the word before it and its name. What is not here is tried with an id of every kind.</summary>
    private static readonly Dictionary<string, string> KindOf = new(StringComparer.Ordinal)
    {
        ["dialogues/id"] = nameof(Series), ["dialogues/series"] = nameof(Series), ["sides/side"] = nameof(Side), ["groups/group"] = nameof(WorkingGroup),
        ["events/which"] = nameof(TimelineEvent), ["rounds/id"] = nameof(Round), ["rounds/round"] = nameof(Round), ["participants/line"] = nameof(Participant),
        ["sessions/id"] = nameof(Session), ["agenda/item"] = nameof(AgendaItem), ["points/point"] = nameof(SessionPoint),
        ["people/id"] = nameof(Person), ["affiliations/which"] = nameof(Affiliation), ["organisations/id"] = nameof(Organisation),
        ["sources/id"] = nameof(Source), ["people/row"] = nameof(SourcePerson), ["passages/id"] = nameof(Passage), ["statements/id"] = nameof(Statement),
        ["issues/id"] = nameof(Issue), ["propositions/id"] = nameof(Proposition), ["lines/id"] = nameof(OfficialLine),
        ["communities/id"] = nameof(Community), ["observations/id"] = nameof(Observation), ["notes/id"] = nameof(Note),
        ["changes/change"] = nameof(Change), ["invitations/id"] = nameof(Invitation), ["members/account"] = nameof(Membership),
        ["person/id"] = nameof(Person), ["organisation/id"] = nameof(Organisation), ["side/id"] = nameof(Side), ["community/id"] = nameof(Community),
        ["source/id"] = nameof(Source), ["series/id"] = nameof(Series), ["proposition/id"] = nameof(Proposition), ["issue/id"] = nameof(Issue),
        ["officialline/id"] = nameof(OfficialLine), ["session/id"] = nameof(Session),
    };

    /// <summary>What a word in an address may be.</summary>
    private static readonly Dictionary<string, string[]> WordsOf = new(StringComparer.Ordinal)
    {
        ["actors/{kind}"] = ["person", "organisation", "side", "community"],
        ["notes/{about}"] = ["person", "source", "series", "proposition"],
        ["translate/{kind}"] = ["proposition", "issue", "officialline", "community", "series", "side", "session"],
    };

    public static IEnumerable<RouteForm> Of(Route route, IReadOnlyList<string> allKinds)
    {
        var path = route.Pattern[Inside.Length..];
        var (before, words) = WordsOf.FirstOrDefault(w => path.StartsWith($"/{w.Key}/", StringComparison.Ordinal));
        foreach (var word in words ?? [""])
        {
            var written = before is null ? path : path.Replace(before, $"{before.Split('/')[0]}/{word}", StringComparison.Ordinal);
            yield return new RouteForm(route, written, [.. Parameter().Matches(written)
                .Select(m => (m.Groups[2].Value, KindOf.TryGetValue($"{m.Groups[1].Value}/{m.Groups[2].Value}", out var kind) ? [kind] : allKinds))]);
        }
    }

    public string Address(Guid compartment, IEnumerable<Guid> ids)
    {
        var left = new Queue<Guid>(ids);
        return $"/c/{compartment:N}" + AnyParameter().Replace(Path, m => m.Value.Contains(":guid", StringComparison.Ordinal) ? left.Dequeue().ToString("N") : "1");
    }

    [GeneratedRegex(@"([^/{}]+)/\{(\w+):guid\}")]
    private static partial Regex Parameter();

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex AnyParameter();
}
