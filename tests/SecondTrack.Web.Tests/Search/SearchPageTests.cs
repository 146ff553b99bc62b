using System.Net;
using System.Text.Json;
using Xunit;

namespace SecondTrack.Web.Tests.Search;

public class SearchPageTests(ExampleWorkbench workbench)
{
    [Theory]
    [InlineData(Language.English, "newest first")]
    [InlineData(Language.Chinese, "由新到旧")]
    public async Task A_two_character_word_is_found_and_marked(Language language, string order)
    {
        using var client = workbench.Client(language);
        var page = await client.Text(workbench.In("search?q=" + Uri.EscapeDataString("預警")));
        Assert.Contains("<mark>预警</mark>", page, StringComparison.Ordinal);
        Assert.Contains(order, page, StringComparison.Ordinal);
        Assert.Contains("value=\"預警\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_typed_comes_back_as_text_only()
    {
        using var client = workbench.Client();
        var page = await client.Text(workbench.In("search?q=" + Uri.EscapeDataString("<script>alert(1)</script> \" onfocus=x")));
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        Assert.DoesNotContain("\" onfocus", page, StringComparison.Ordinal);
        Assert.Contains("Nothing has all of this", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_date_that_is_none_is_refused_with_everything_still_in_the_form()
    {
        using var client = workbench.Client();
        using var response = await client.Get(workbench.In("search?q=warning&from=yesterday&venue=FaceToFace"));
        var page = await response.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Contains("“yesterday” is not a date", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.Contains("value=\"warning\"", page, StringComparison.Ordinal);
        Assert.Matches("value=\"FaceToFace\" selected", page);
    }

    [Fact]
    public async Task A_name_in_the_filter_means_one_person_or_asks_which()
    {
        using var client = workbench.Client();
        var offered = await Offered(client, "find/people?q=a");
        Assert.NotEmpty(offered);
        var one = WebUtility.HtmlDecode(await client.Text(workbench.In("search?person=" + Uri.EscapeDataString(offered[0].Text))));
        Assert.DoesNotContain("may be meant", one, StringComparison.Ordinal);
        Assert.Contains("result", one, StringComparison.Ordinal);
        var none = WebUtility.HtmlDecode(await client.Text(workbench.In("search?q=AI&person=zzzz")));
        Assert.Contains("Nobody here has a name that begins with “zzzz”", none, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("find/people?q=")]
    [InlineData("find/propositions?q=")]
    [InlineData("find/propositions?q=rgzn")]
    [InlineData("find/propositions?q=核")]
    [InlineData("find/issues?q=")]
    public async Task Offers_come_as_a_short_list_with_ids(string path)
    {
        using var client = workbench.Client(Language.Chinese);
        var offered = await Offered(client, path);
        Assert.InRange(offered.Count, 1, 12);
        Assert.All(offered, o => Assert.True(Guid.TryParse(o.Id, out _) && o.Text.Length > 0));
    }

    [Fact]
    public async Task Filters_alone_list_what_they_name()
    {
        using var client = workbench.Client();
        var issue = (await Offered(client, "find/issues?q="))[0];
        var page = await client.Text(workbench.In("search?issue=" + issue.Id));
        Assert.Matches("""<span class="tag">Passage</span>""", page);
        Assert.Contains($"value=\"{issue.Id}\" selected", page, StringComparison.Ordinal);
    }

    private async Task<List<(string Id, string Text)>> Offered(FormClient client, string path)
    {
        using var document = JsonDocument.Parse(await client.Text(workbench.In(path)));
        return [.. document.RootElement.EnumerateArray().Select(o => (o.GetProperty("id").GetString()!, o.GetProperty("text").GetString()!))];
    }
}
