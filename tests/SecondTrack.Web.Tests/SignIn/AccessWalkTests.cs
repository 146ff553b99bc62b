using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.EntityFrameworkCore;
using SecondTrack.Keeping;
using SecondTrack.Storage;
using Xunit;

namespace SecondTrack.Web.Tests.SignIn;

/// <summary>Every route of the running workbench × every role × the own and another compartment, made from what the routes say of themselves.</summary>
public class AccessWalkTests
{
    private static readonly Role[] Roles = Enum.GetValues<Role>();

    /// <summary>Walked last, each after signing in again: they end the sign-in, or what it opens.</summary>
    private static readonly string[] EndsTheSignIn = ["/sign-out", "/account/sign-out-everywhere", "/account/travel"];

    [Fact]
    public async Task Every_route_lets_in_whom_it_says_and_nobody_else()
    {
        await using var own = await OwnWorkbench.Start();
        var routes = RoutesOf(own);
        Assert.True(routes.Count > 40, "the walk found too few routes");
        Assert.Empty(routes.Where(r => !r.HasMark).Select(r => $"{r.Method} {r.Pattern} says nothing of who may open it"));
        Assert.Empty(routes.Where(r => r.IsInside && r.Need is null).Select(r => $"{r.Method} {r.Pattern} is inside a compartment and asks for no role"));
        Assert.Empty(await Faults(own, routes.Where(r => r.Need is not null || r.SignedIn)));
    }

    [Fact]
    public async Task A_route_that_says_one_thing_and_does_another_is_seen()
    {
        await using var own = await OwnWorkbench.Start();
        var members = RoutesOf(own).Single(r => r is { Method: "GET", Pattern: "/c/{compartment:guid}/members" });
        Assert.Empty(await Faults(own, [members]));
        await using var other = await OwnWorkbench.Start();
        Assert.Contains(await Faults(other, [members with { Need = Need.Read }]), f => f.Contains("Scholar", StringComparison.Ordinal));
        await using var third = await OwnWorkbench.Start();
        Assert.NotEmpty(await Faults(third, [members with { Need = Need.Operate }]));
    }

    /// <summary>The framework's own route to files (<see cref="Route.UnlistedFile"/>) and what climbs out of its folder.</summary>
    [Fact]
    public async Task No_address_of_a_file_gives_more_than_the_build_listed()
    {
        await using var own = await OwnWorkbench.Start();
        using var nobody = own.Client();
        var (convenor, _) = await own.First();
        using var signedIn = convenor;
        Assert.Equal(200, (await Ask(nobody, "GET", "/favicon.svg", "")).Status);
        string[] addresses = ["/secondtrack.db", "/appsettings.json", "/nothing.css", "/SecondTrack.Web.dll", "/..%2f..%2f..%2fetc/passwd", "/%2e%2e/%2e%2e/etc/passwd"];
        foreach (var address in addresses)
        {
            var (status, location) = await Ask(nobody, "GET", address, "");
            Assert.True(status == 404 || (status == 302 && location!.StartsWith("/sign-in", StringComparison.Ordinal)), $"{address}: {status} {location}");
            Assert.Equal((address, 404), (address, (await Ask(convenor, "GET", address, "")).Status));
        }
    }

    [Fact]
    public void A_route_without_a_mark_is_seen()
    {
        var bare = new RouteEndpoint(_ => Task.CompletedTask, RoutePatternFactory.Parse("/bare"), 0, new EndpointMetadataCollection(), null);
        Assert.False(Assert.Single(Route.Of([bare])).HasMark);
    }

    /// <summary>All but the framework's own route to static files that a build has not listed, which the door opens to nobody who is not signed in.</summary>
    private static List<Route> RoutesOf(OwnWorkbench own) =>
        [.. Route.Of(own.Running.App.Services.GetRequiredService<EndpointDataSource>().Endpoints).Where(r => r.Pattern != Route.UnlistedFile)];

    private static async Task<List<string>> Faults(OwnWorkbench own, IEnumerable<Route> routes)
    {
        var (convenor, at) = await own.First();
        using var _ = convenor;
        // Another compartment with something in it, which nobody else of the walk is in.
        using var elsewhere = own.Client();
        using var made = await convenor.Post("/compartments", "/compartments", ("name.en", "Elsewhere"), ("keeping", "Plain"));
        var other = made.Headers.Location!.ToString().Split('/')[2];
        var clients = new List<(Role? Role, FormClient Client, string Token)>();
        foreach (var role in Roles)
        {
            var client = await own.Another(convenor, at, $"as {role}", role == Role.Operator ? Role.Participant : role);
            clients.Add((role, client, await client.Token("/account")));
        }
        await own.InStore(s => s.Set<Membership>().Where(m => s.Set<Account>().Any(a => a.Id == m.AccountId && a.UserName == "as Operator"))
            .ExecuteUpdateAsync(m => m.SetProperty(x => x.Role, Role.Operator)));
        var nobody = own.Client();
        clients.Add((null, nobody, await nobody.Token("/sign-in")));

        var faults = new List<string>();
        foreach (var route in routes.OrderBy(r => EndsTheSignIn.Contains(r.Pattern)))
        {
            foreach (var (role, client, token) in clients)
            {
                using var again = role is not null && EndsTheSignIn.Contains(route.Pattern) ? await SignedInAgain(own, role.Value) : null;
                var with = again is null ? token : await again.Token("/account");
                foreach (var isOwn in role is null || route.SignedIn ? [true] : new[] { true, false })
                {
                    var address = route.Address(isOwn ? at.Split('/')[2] : other);
                    var (status, location) = await Ask(again ?? client, route.Method, address, with);
                    if (AccessWalk.Fault(route, role, isOwn, status, location) is { } fault)
                        faults.Add($"{route.Method} {route.Pattern} as {role?.ToString() ?? "nobody"} in {(isOwn ? "the own" : "another")} compartment: {status}, {fault}");
                }
            }
        }
        foreach (var (_, client, _) in clients) client.Dispose();
        return faults;
    }

    private static async Task<FormClient> SignedInAgain(OwnWorkbench own, Role role)
    {
        var client = own.Client();
        using var response = await OwnWorkbench.SignIn(client, $"as {role}", OwnWorkbench.Password);
        Assert.Equal(System.Net.HttpStatusCode.SeeOther, response.StatusCode);
        return client;
    }

    private static async Task<(int Status, string? Location)> Ask(FormClient client, string method, string address, string token)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(address, UriKind.Relative));
        if (method != "GET") request.Content = new FormUrlEncodedContent([new("form-token", token)]);
        // A stream of changes never ends: its head says enough.
        using var response = await client.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return ((int)response.StatusCode, response.Headers.Location?.OriginalString);
    }
}
