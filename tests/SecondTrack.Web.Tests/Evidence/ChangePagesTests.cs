using System.Net;
using System.Text.RegularExpressions;
using Xunit;

namespace SecondTrack.Web.Tests.Evidence;

/// <summary>Issues, propositions, official lines, observations and communities by plain forms: changed, moved, removed, translated, undone.</summary>
public partial class ChangePagesTests(ExampleWorkbench workbench)
{
    [Fact]
    public async Task An_issue_is_changed_moved_and_removed_only_when_nothing_depends_on_it()
    {
        using var client = workbench.Client();
        var issue = await Add(client, "issues", "issues", "issues", ("title.en", "Changing issue"));
        var claim = await Add(client, "issues", "propositions", "propositions", ("claim.en", "Claims can change"), ("issue", issue));
        var form = workbench.In($"issues/{issue}/edit");
        Assert.Contains("On it depend: 1 proposition.", Plain(await client.Text(form)), StringComparison.Ordinal);

        using var refused = await client.Post(form, form, ("title.en", " "), ("note.zh", "保留 <b>"), ("parent", issue));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("保留 <b>", WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        using var loop = await client.Post(form, form, ("title.en", "Changing issue"), ("parent", issue));
        Assert.Contains("cannot lie under itself", await loop.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var changed = await client.Post(form, form, ("title.en", "Changed issue"), ("title.zh", "改过的议题"), ("note.en", "A note"));
        Assert.Equal(HttpStatusCode.SeeOther, changed.StatusCode);
        Assert.Contains("改过的议题", await client.Text(form), StringComparison.Ordinal);
        using var full = await client.Post(form, workbench.In($"issues/{issue}/remove"));
        Assert.Contains("still holds propositions", await full.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        using var gone = await client.Post(workbench.In($"propositions/{claim}/edit"), workbench.In($"propositions/{claim}/remove"));
        Assert.Equal(HttpStatusCode.SeeOther, gone.StatusCode);
        Assert.DoesNotContain("On it depend", await client.Text(form), StringComparison.Ordinal);
        using var removed = await client.Post(form, workbench.In($"issues/{issue}/remove"));
        Assert.Equal(HttpStatusCode.NotFound, (await client.Get(form)).StatusCode);
        await Undo(client, removed);
        Assert.Contains("Changed issue", await client.Text(form), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Propositions_and_issues_go_up_and_down_among_their_own()
    {
        using var client = workbench.Client();
        var issue = await Add(client, "issues", "issues", "issues", ("title.en", "Ordered issue"));
        var ids = new List<string>();
        foreach (var name in new[] { "Alpha ordered", "Beta ordered", "Gamma ordered" })
            ids.Add(await Add(client, "issues", "propositions", "propositions", ("claim.en", name), ("issue", issue)));
        using var up = await client.Post(workbench.In("issues"), workbench.In($"propositions/{ids[2]}/up"));
        Assert.Equal(["Alpha", "Gamma", "Beta"], await Order(client));
        using var down = await client.Post(workbench.In("issues"), workbench.In($"propositions/{ids[0]}/down"));
        Assert.Equal(["Gamma", "Alpha", "Beta"], await Order(client));
        await Undo(client, down);
        Assert.Equal(["Alpha", "Gamma", "Beta"], await Order(client));

        async Task<string[]> Order(FormClient c) => [.. Ordered().Matches(await c.Text(workbench.In("issues"))).Select(m => m.Groups["name"].Value)];
    }

    [Fact]
    public async Task A_proposition_and_its_official_line_are_corrected_and_keep_what_was_typed()
    {
        using var client = workbench.Client();
        var issue = await Add(client, "issues", "issues", "issues", ("title.en", "Issue with a line"));
        var claim = await Add(client, "issues", "propositions", "propositions", ("claim.en", "A claim with a line"), ("issue", issue));
        var page = workbench.In($"propositions/{claim}");
        var form = page + "/edit";
        using var empty = await client.Post(form, form, ("claim.en", ""), ("note.en", "Typed <i>"), ("issue", issue));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.StatusCode);
        Assert.Contains("Typed &lt;i&gt;", await empty.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var changed = await client.Post(form, form, ("claim.en", "A claim with a line"), ("claim.zh", "附立场的命题"), ("issue", issue), ("polarity", "-1"));
        Assert.Contains("附立场的命题", await client.Text(page), StringComparison.Ordinal);

        using var added = await client.Post(page, page + "/lines", ("text.en", "The ministry said so"), ("date", "2030"), ("stance", "1"));
        var line = LineEdit().Match(await client.Text(page)).Groups["id"].Value;
        var correct = workbench.In($"lines/{line}/edit");
        using var undated = await client.Post(correct, correct, ("text.en", "The ministry said this"), ("date", "someday"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, undated.StatusCode);
        Assert.Contains("The ministry said this", await undated.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var corrected = await client.Post(correct, correct, ("text.en", "The ministry said this"), ("date", "2030-02"), ("stance", "-2"));
        Assert.Contains("The ministry said this", await client.Text(page), StringComparison.Ordinal);
        Assert.Contains("On it depend: 1 official line.", Plain(await client.Text(form)), StringComparison.Ordinal);
        await Undo(client, corrected);
        Assert.Contains("The ministry said so", await client.Text(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Communities_lie_in_a_tree_and_observations_are_changed_and_filtered()
    {
        using var client = workbench.Client();
        var outer = await Add(client, "communities", "communities", "communities", ("name.en", "Outer circle"));
        var inner = await Add(client, "communities", "communities", "communities", ("name.en", "Inner circle"), ("parent", outer));
        var form = workbench.In($"communities/{outer}/edit");
        Assert.Contains("On it depend: 1 community within it.", Plain(await client.Text(form)), StringComparison.Ordinal);
        using var loop = await client.Post(form, form, ("name.en", "Outer circle"), ("parent", inner));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, loop.StatusCode);

        var list = workbench.In("observations");
        var observer = Observer().Match(await client.Text(list)).Groups["id"].Value;
        var issue = await Add(client, "issues", "issues", "issues", ("title.en", "Observed issue"));
        using var seen = await client.Post(list, list, ("text.en", "Calm in the inner circle"), ("community", inner), ("observer", observer), ("date", "2031-01"), ("issue", issue));
        Assert.Equal(HttpStatusCode.SeeOther, seen.StatusCode);
        Assert.Contains("Calm in the inner circle", await client.Text($"{list}?community={outer}&observer={observer}"), StringComparison.Ordinal);
        Assert.Contains("Calm in the inner circle", await client.Text($"{list}?issue={issue}"), StringComparison.Ordinal);
        var other = await Add(client, "issues", "issues", "issues", ("title.en", "Unobserved issue"));
        Assert.DoesNotContain("Calm in the inner circle", await client.Text($"{list}?issue={other}"), StringComparison.Ordinal);

        var edit = ObservationEdit().Match(await client.Text($"{list}?issue={issue}")).Groups["path"].Value;
        using var undated = await client.Post(workbench.Address + edit, workbench.Address + edit, ("text.en", "Tired in the inner circle"), ("community", inner), ("observer", observer));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, undated.StatusCode);
        Assert.Contains("Tired in the inner circle", await undated.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var changed = await client.Post(workbench.Address + edit, workbench.Address + edit, ("text.en", "Tired in the inner circle"), ("community", inner), ("observer", observer), ("date", "2031"));
        Assert.Contains("Tired in the inner circle", await client.Text($"{list}?community={inner}"), StringComparison.Ordinal);
        using var used = await client.Post(form, workbench.In($"communities/{inner}/remove"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, used.StatusCode);
        await Undo(client, changed);
        Assert.Contains("Calm in the inner circle", await client.Text($"{list}?community={inner}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_lacks_a_language_is_filled_in_place_and_never_written_over()
    {
        using var client = workbench.Client();
        var issue = await Add(client, "issues", "issues", "issues", ("title.en", "Untranslated issue"));
        var list = workbench.In("translate");
        Assert.Contains("Untranslated issue", await client.Text(list), StringComparison.Ordinal);
        var to = workbench.In($"translate/Issue/{issue}");
        using var empty = await client.Post(list, to, ("language", "zh-Hans"), ("text", " "));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.StatusCode);
        using var filled = await client.Post(list, to, ("language", "zh-Hans"), ("text", "译好的议题"));
        Assert.Equal(HttpStatusCode.SeeOther, filled.StatusCode);
        Assert.DoesNotContain("Untranslated issue", await client.Text(list), StringComparison.Ordinal);
        using var twice = await client.Post(list, to, ("language", "zh-Hans"), ("text", "另一种译法"));
        var kept = WebUtility.HtmlDecode(await twice.Content.ReadAsStringAsync());
        Assert.Contains("另一种译法", kept, StringComparison.Ordinal);
        Assert.Contains("in that language meanwhile", kept, StringComparison.Ordinal);
        await Undo(client, filled);
        Assert.Contains("Untranslated issue", await client.Text(list), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sources", "Source")]
    [InlineData("dialogues", "Series")]
    public async Task Notes_stand_on_the_pages_of_sources_and_series(string place, string about)
    {
        using var client = workbench.Client();
        var id = Regex.Match(await client.Text(workbench.In(place)), $"/{place}/(?<id>[0-9a-f]{{32}})").Groups["id"].Value;
        var page = workbench.In($"{place}/{id}");
        using var noted = await client.Post(page, workbench.In($"notes/{about}/{id}"), ("text", $"Remember this of {about}"));
        Assert.Equal(HttpStatusCode.SeeOther, noted.StatusCode);
        Assert.Contains($"/{place}/{id}", noted.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Contains($"Remember this of {about}", await client.Text(page), StringComparison.Ordinal);
        await Undo(client, noted);
        Assert.DoesNotContain($"Remember this of {about}", await client.Text(page), StringComparison.Ordinal);
    }

    private async Task<string> Add(FormClient client, string page, string to, string place, params (string, string)[] fields)
    {
        using var added = await client.Post(workbench.In(page), workbench.In(to), fields);
        Assert.Equal(HttpStatusCode.SeeOther, added.StatusCode);
        var at = added.Headers.Location!.ToString();
        return place == "propositions" ? Regex.Match(at, "propositions/(?<id>[0-9a-f]{32})").Groups["id"].Value : Regex.Match(at, "#[a-z]-(?<id>[0-9a-f]{32})").Groups["id"].Value;
    }

    private async Task Undo(FormClient client, HttpResponseMessage saved)
    {
        var change = Regex.Match(saved.Headers.Location!.ToString(), "saved=(?<id>[0-9a-f]{32})").Groups["id"].Value;
        using var undone = await client.Post(workbench.In("issues"), workbench.In($"changes/{change}/undo"));
        Assert.Equal(HttpStatusCode.SeeOther, undone.StatusCode);
    }

    private static string Plain(string html) => Regex.Replace(html, "\\s+", " ");

    [GeneratedRegex("propositions/[0-9a-f]{32}\"><span[^>]*>(?<name>\\w+) ordered|propositions/[0-9a-f]{32}\">(?<name>\\w+) ordered")]
    private static partial Regex Ordered();

    [GeneratedRegex("lines/(?<id>[0-9a-f]{32})/edit")]
    private static partial Regex LineEdit();

    [GeneratedRegex("href=\"(?<path>[^\"]*observations/[0-9a-f]{32}/edit)\"")]
    private static partial Regex ObservationEdit();

    [GeneratedRegex("id=\"f-observer\"[^>]*>\\s*<option value=\"(?<id>[0-9a-f]{32})\"")]
    private static partial Regex Observer();
}
