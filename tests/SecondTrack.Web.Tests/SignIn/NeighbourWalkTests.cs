using System.Net.Http.Headers;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using SecondTrack.Evidence;
using SecondTrack.Keeping;
using SecondTrack.Storage;
using Xunit;

namespace SecondTrack.Web.Tests.SignIn;

/// <summary>Two full compartments on one server: nothing of the one is reached, changed or seen from the other.</summary>
public class NeighbourWalkTests(TwoCompartments both) : IClassFixture<TwoCompartments>
{
    /// <summary>Without which a page has nothing to show.</summary>
    private static readonly Dictionary<string, string> MustCarry = new(StringComparer.Ordinal) { ["/sources/{id:guid}/quote"] = "?line=0" };

    /// <summary>What a page's address may carry beside its path, and of what kind it is.</summary>
    private static readonly (string Name, string Kind)[] Asked =
    [
        ("person", "Person"), ("issue", "Issue"), ("series", "Series"), ("community", "Community"), ("observer", "Person"), ("proposition", "Proposition"),
        ("source", "Source"), ("session", "Session"), ("round", "Round"), ("organisation", "Organisation"), ("side", "Side"), ("saved", "Change"), ("change", "SessionPoint"),
    ];

    /// <summary>So that a form is not refused for an empty field before its id is looked up.</summary>
    private static readonly KeyValuePair<string, string>[] Filled =
    [
        .. (from name in new[] { "name", "title", "text", "claim", "note", "task", "place", "alias", "sort" }
           from language in new[] { "", ".en", ".zh" }
           select KeyValuePair.Create(name + language, "Written")),
        .. new[] { "date", "dates", "from", "start" }.Select(name => KeyValuePair.Create(name, "2024-05-16")),
        KeyValuePair.Create("minutes", "30"), KeyValuePair.Create("stance", "1"), KeyValuePair.Create("role", "Scholar"), KeyValuePair.Create("language", "en"),
    ];

    private static Guid Visitor => SecondTrack.Example.LoadExample.Visitor;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_id_of_another_compartment_is_nowhere_and_nothing_of_it_is_seen()
    {
        var routes = Inside();
        var theirTrail = await Trail(TwoCompartments.Theirs);
        var faults = new List<string>();
        var asked = 0;
        foreach (var form in routes.SelectMany(r => RouteForm.Of(r, both.Kinds)).Where(f => f.Ids.Count > 0))
            foreach (var ids in Foreign(form))
            {
                asked++;
                using var response = await Ask(Role.Convenor, form.Route.Method, form.Address(TwoCompartments.Ours, ids));
                var what = $"{form.Route.Method} {form.Address(TwoCompartments.Ours, ids)} ({form.Path})";
                // What is removed is found by its own id, and is ours; the id before it only says which page to go back to.
                var removesOurs = form.Path.EndsWith("/remove", StringComparison.Ordinal) && form.Ids[^1].Kinds.Any(k => both.Ids(true, k).Contains(ids[^1]));
                if ((int)response.StatusCode != 404 && !removesOurs && !await IsRefusedAnywhere(form, ids, (int)response.StatusCode)) faults.Add($"{what}: {(int)response.StatusCode}");
                if (both.Leak(await TwoCompartments.Readable(response), ids) is { } leak) faults.Add($"{what}: shows {leak}");
            }
        Assert.True(faults.Count == 0, string.Join('\n', faults));
        Assert.True(asked > 100, "too few ids were tried");
        Assert.Equal(theirTrail, await Trail(TwoCompartments.Theirs));
    }

    [Fact]
    public async Task Every_page_answers_for_what_is_ours_and_shows_nothing_of_theirs()
    {
        var faults = new List<string>();
        var query = string.Join('&', Asked.Select(a => $"{a.Name}={both.Ids(false, a.Kind)[0]:N}"));
        Guid[] inQuery = [.. Asked.Select(a => both.Ids(false, a.Kind)[0])];
        foreach (var route in Inside().Where(r => r.Method == "GET" && r.Pattern != "/c/{compartment:guid}/live"))
            foreach (var role in Enum.GetValues<Role>().Where(r => r.Allows(route.Need!.Value)))
            {
                var there = false;
                foreach (var form in RouteForm.Of(route, both.Kinds))
                    foreach (var ids in Own(form))
                    {
                        var address = form.Address(TwoCompartments.Ours, ids) + MustCarry.GetValueOrDefault(form.Path, "");
                        using var response = await Ask(role, "GET", address);
                        if (both.Leak(await TwoCompartments.Readable(response)) is { } leak) faults.Add($"{address} shows {leak}");
                        if ((int)response.StatusCode == 404) continue;
                        there = true;
                        if (!response.IsSuccessStatusCode) faults.Add($"{address} as {role}: {(int)response.StatusCode}");
                        var about = address + (address.Contains('?') ? '&' : '?') + query;
                        using var filtered = await Ask(role, "GET", about);
                        if (both.Leak(await TwoCompartments.Readable(filtered), inQuery) is { } seen) faults.Add($"{about} shows {seen}");
                        break;
                    }
                if (!there) faults.Add($"{route.Pattern} as {role}: 404 for everything of ours");
            }
        foreach (var page in new[] { "/compartments", "/account" })
        {
            using var response = await Ask(Role.Scholar, "GET", page);
            Assert.Null(both.Leak(await TwoCompartments.Readable(response)));
        }
        using var project = await Ask(Role.Convenor, "POST", $"/c/{TwoCompartments.Ours:N}/sources/project.qdpx");
        Assert.Equal("application/zip", project.Content.Headers.ContentType?.MediaType);
        Assert.Null(both.Leak(await TwoCompartments.Readable(project)));
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public async Task Neither_search_nor_autocomplete_finds_theirs_which_they_find_themselves()
    {
        var faults = new List<string>();
        string[] questions = ["zqxkanari", TwoCompartments.HanMark[..2], .. both.Kinds.Select(k => "zqxkanari" + k.ToLowerInvariant())];
        foreach (var page in new[] { "search", "find/people", "find/propositions", "find/issues" })
            foreach (var question in questions)
            {
                var address = $"/c/{TwoCompartments.Ours:N}/{page}?q={Uri.EscapeDataString(question)}";
                using var response = await Ask(Role.Scholar, "GET", address);
                Assert.True(response.IsSuccessStatusCode, address);
                if (both.Leak(await TwoCompartments.Readable(response)) is { } leak) faults.Add($"{address} shows {leak}");
            }
        Assert.True(faults.Count == 0, string.Join('\n', faults));

        // The same questions where they belong: the walk could not pass by finding nothing anywhere.
        await both.Within(TwoCompartments.Theirs, Visitor, async services =>
        {
            var found = await services.GetRequiredService<SecondTrack.Search.Find>().Run(new SecondTrack.Search.FindRequest("zqxkanarisource"), Cancel);
            Assert.True(found.Done && found.Value.Hits.Count > 0);
            var han = await services.GetRequiredService<SecondTrack.Search.Find>().Run(new SecondTrack.Search.FindRequest(TwoCompartments.HanMark[..2]), Cancel);
            Assert.True(han.Done && han.Value.Hits.Count > 0);
        });
    }

    [Fact]
    public async Task The_stream_of_changes_tells_ours_and_nothing_of_theirs()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"/c/{TwoCompartments.Ours:N}/live", UriKind.Relative));
        using var response = await both.Of(Role.Scholar).Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancel);
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync(Cancel));
        var heard = new System.Text.StringBuilder();
        while (!heard.ToString().Contains("open", StringComparison.Ordinal)) heard.AppendLine(await lines.ReadLineAsync(Cancel));
        await Touch(TwoCompartments.Theirs);
        var ours = await Touch(TwoCompartments.Ours);
        while (!heard.ToString().Contains(ours.ToString("N"), StringComparison.Ordinal)) heard.AppendLine(await lines.ReadLineAsync(Cancel));
        Assert.Null(both.Leak(heard.ToString()));
    }

    [Fact]
    public async Task Who_was_turned_away_stands_in_the_trail()
    {
        var refused = await Refused(TwoCompartments.Ours);
        using (var response = await Ask(Role.Participant, "GET", $"/c/{TwoCompartments.Ours:N}/sources")) Assert.Equal(403, (int)response.StatusCode);
        using (var response = await Ask(Role.Scholar, "POST", $"/c/{TwoCompartments.Ours:N}/members/invite")) Assert.Equal(403, (int)response.StatusCode);
        Assert.Equal(["/sources", "/members/invite"], (await Refused(TwoCompartments.Ours)).Skip(refused.Count).Select(e => e.Thing));

        // A stranger stands in the institution's trail, not in theirs, which would tell them of us.
        var strangers = await Refused(Guid.Empty);
        using (var response = await Ask(Role.Convenor, "GET", $"/c/{TwoCompartments.Theirs:N}/sources")) Assert.Equal(404, (int)response.StatusCode);
        var noted = Assert.Single((await Refused(Guid.Empty)).Skip(strangers.Count));
        Assert.Equal(("/sources", TwoCompartments.Theirs), (noted.Thing, noted.ThingId));
        Assert.NotEqual(Guid.Empty, noted.AccountId);
    }

    [Fact]
    public void A_leak_is_seen()
    {
        var id = both.Ids(false, "Source")[0];
        Assert.Equal("zqxkanariSource", both.Leak("<b>A title zqxkanariSource</b>"));
        Assert.NotNull(both.Leak($"标题 {TwoCompartments.HanMark}"));
        Assert.NotNull(both.Leak($"href=\"/x/{id:N}\""));
        Assert.NotNull(both.Leak($"\"{id:D}\""));
        Assert.Null(both.Leak($"href=\"/x/{id:N}\"", id));
        Assert.Null(both.Leak($"value=\"zqxkanarisource {TwoCompartments.HanMark[..2]}\" {both.Ids(true, "Source")[0]:N}"));
    }

    private List<Route> Inside() =>
        [.. Route.Served(both.Workbench.Running.App.Services.GetRequiredService<EndpointDataSource>().Endpoints).Where(r => r.IsInside && Role.Convenor.Allows(r.Need!.Value))];

    /// <summary>One of the ids theirs and the others ours, for each in turn; and all of them theirs.</summary>
    private IEnumerable<Guid[]> Foreign(RouteForm form)
    {
        for (var at = 0; at < form.Ids.Count; at++)
            foreach (var kind in form.Ids[at].Kinds)
                yield return [.. form.Ids.Select((p, i) => both.Ids(i != at, i == at ? kind : p.Kinds[0])[0])];
        if (form.Ids.Count > 1) yield return [.. form.Ids.Select(p => both.Ids(false, p.Kinds[0])[0])];
    }

    /// <summary>Some of ours, the first of which a page need not have (an original, a text, a rule that allows it).</summary>
    private IEnumerable<Guid[]> Own(RouteForm form)
    {
        if (form.Ids.Count == 0) return [[]];
        const int tries = 20;
        return form.Ids[^1].Kinds.SelectMany(kind => both.Ids(true, kind).Take(tries)
            .Select(last => form.Ids.SkipLast(1).Select(p => both.Ids(true, p.Kinds[0])[0]).Append(last).ToArray()));
    }

    /// <summary>A form that is refused before anything is looked up says nothing of what is there: an id that exists nowhere gets the same.</summary>
    private async Task<bool> IsRefusedAnywhere(RouteForm form, Guid[] ids, int status)
    {
        if (form.Route.Method == "GET" || status < 400) return false;
        Guid[] nowhere = [.. ids.Select((id, i) => form.Ids[i].Kinds.Any(k => both.Ids(true, k).Contains(id)) ? id : Chance.Secure.NewId())];
        using var response = await Ask(Role.Convenor, form.Route.Method, form.Address(TwoCompartments.Ours, nowhere));
        return (int)response.StatusCode == status;
    }

    private async Task<HttpResponseMessage> Ask(Role role, string method, string address)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(address, UriKind.Relative));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("*/*"));
        if (method != "GET") request.Content = new FormUrlEncodedContent([.. Filled, new("form-token", both.TokenOf(role))]);
        return await both.Of(role).Http.SendAsync(request, Cancel);
    }

    /// <summary>Writes something in a compartment as somebody of it does; gives the id that was changed.</summary>
    private async Task<Guid> Touch(Guid compartment)
    {
        var id = Guid.Empty;
        await both.Within(compartment, Visitor, async services =>
        {
            var store = services.GetRequiredService<Store>();
            var note = await store.Set<Note>().FirstAsync(Cancel);
            note.Content = new(note.Content.Text + " more");
            id = note.Id;
            Assert.True((await store.Save(new Words("Changed", "已更改"), Cancel)).Done);
        });
        return id;
    }

    private Task<int> Trail(Guid compartment) =>
        both.Workbench.InStore(s => s.Set<AuditEntry>().CountAsync(a => a.CompartmentId == compartment, Cancel));

    private Task<List<AuditEntry>> Refused(Guid compartment) =>
        both.Workbench.InStore(s => s.Set<AuditEntry>().Where(a => a.CompartmentId == compartment && a.Act == AuditAct.Refused).OrderBy(a => a.Seq).ToListAsync(Cancel));
}
