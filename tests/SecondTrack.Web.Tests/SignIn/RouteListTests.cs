using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using SecondTrack.Web.Tests.Conventions;
using Xunit;

namespace SecondTrack.Web.Tests.SignIn;

/// <summary>docs/developers/routes.md against the running workbench, in both directions.</summary>
public partial class RouteListTests
{
    [Fact]
    public async Task The_list_names_every_route_with_what_it_needs_and_no_other()
    {
        // With single sign-on set up, so that its routes are there too; nothing of it is asked.
        await using var own = await OwnWorkbench.Start(
            s => s with { Oidc = new OidcSettings { Authority = "http://127.0.0.1:1", Client = "second-track" } });
        var served = Route.Served(own.Running.App.Services.GetRequiredService<EndpointDataSource>().Endpoints).ToList();
        var written = Written(await File.ReadAllTextAsync(Path.Combine(Sources.Root, "docs/developers/routes.md"), TestContext.Current.CancellationToken));
        Assert.True(served.Count > 150, "too few routes were found");
        Assert.Empty(Differences([.. served.Select(Of)], written));
    }

    [Fact]
    public void A_route_without_a_line_a_line_without_a_route_and_a_wrong_need_are_seen()
    {
        Line here = new("GET", "/here", "read"), there = new("POST", "/there", "write");
        Assert.Empty(Differences([here], [here]));
        Assert.Contains("not in the list", Assert.Single(Differences([here, there], [here])), StringComparison.Ordinal);
        Assert.Contains("no such route", Assert.Single(Differences([here], [here, there])), StringComparison.Ordinal);
        Assert.Contains("convene", Assert.Single(Differences([here], [here with { Who = "convene" }])), StringComparison.Ordinal);
        Assert.Contains("twice", Assert.Single(Differences([here], [here, here])), StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_is_read_as_it_is_written() => Assert.Equal(
        [new Line("GET", "/c/{compartment}/people/{id}", "read"), new Line("POST", "/sign-in", "anybody")],
        Written("""
            | method | route | who | what |
            |---|---|---|---|
            | GET | `…/people/{id}` | read | A person |
            | POST | `/sign-in` | anybody | Signs in |
            | read | `.Needs(Need.Read)` | scholar |
            """));

    private static IEnumerable<string> Differences(IReadOnlyCollection<Line> served, IReadOnlyCollection<Line> written)
    {
        foreach (var twice in written.GroupBy(w => (w.Method, w.Route)).Where(g => g.Count() > 1)) yield return $"{twice.Key} stands in the list twice";
        foreach (var route in served)
        {
            var line = written.FirstOrDefault(w => (w.Method, w.Route) == (route.Method, route.Route));
            if (line is null) yield return $"not in the list: | {route.Method} | `{route.Route.Replace("/c/{compartment}", "…", StringComparison.Ordinal)}` | {route.Who} | … |";
            else if (line.Who != route.Who) yield return $"{route.Method} {route.Route}: the list says {line.Who}, the route {route.Who}";
        }
        foreach (var line in written.Where(w => !served.Any(s => (s.Method, s.Route) == (w.Method, w.Route)))) yield return $"no such route: {line.Method} {line.Route}";
    }

    private static Line Of(Route route) => new(route.Method, Constraint().Replace(route.Pattern, "}"),
        route.Need is { } need ? need.ToString().ToLowerInvariant() : route.SignedIn ? "signed in" : route.Anonymous ? "anybody" : "nobody says");

    private static List<Line> Written(string page) =>
        [.. Row().Matches(page).Select(m => new Line(m.Groups[1].Value, m.Groups[2].Value.Replace("…", "/c/{compartment}", StringComparison.Ordinal), m.Groups[3].Value))];

    private sealed record Line(string Method, string Route, string Who);

    [GeneratedRegex(@"^\s*\| ([A-Z]+) \| `([^`]+)` \| ([^|]+?) \| [^|]+ \|\s*$", RegexOptions.Multiline)]
    private static partial Regex Row();

    /// <summary>What a parameter must look like is the code's; the list names it.</summary>
    [GeneratedRegex(@":[^}/]+\}")]
    private static partial Regex Constraint();
}
