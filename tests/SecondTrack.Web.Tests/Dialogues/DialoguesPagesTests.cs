using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Xunit;

namespace SecondTrack.Web.Tests.Dialogues;

/// <summary>The pages as a browser without scripts uses them: each test makes what it needs and looks only at that.</summary>
public partial class DialoguesPagesTests(ExampleWorkbench workbench)
{
    [Fact]
    public async Task A_series_is_set_up_and_its_page_says_plainly_what_it_is()
    {
        using var client = workbench.Client();
        var series = await AddSeries(client, ("lead", "UnofficialInstitutions"), ("takesPart", "Unofficial"), ("aim", "Understanding"), ("hears", "PublicOnly"));
        var page = await client.Text(workbench.In(series));
        Assert.Contains("Exchange, not Track II", page, StringComparison.Ordinal);
        Assert.Contains("does not aim at policy", page, StringComparison.Ordinal);
        using var chinese = workbench.Client(Language.Chinese);
        page = await chinese.Text(workbench.In(series));
        Assert.Contains("属于交流，不是二轨", page, StringComparison.Ordinal);
        Assert.Contains("lang=\"zh-Hans\"", page, StringComparison.Ordinal);

        var form = workbench.In(series + "/edit");
        Assert.Equal(HttpStatusCode.SeeOther, (await client.Post(form, form, ("title.en", "Pages test"), ("lead", "UnofficialInstitutions"),
            ("takesPart", "Unofficial"), ("aim", "Policy"), ("hears", "OfficialsByReport"))).StatusCode);
        Assert.Contains("Officials hear the result by report.", await client.Text(workbench.In(series)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_form_says_why_and_keeps_what_was_typed()
    {
        using var client = workbench.Client();
        var form = workbench.In("dialogues/new");
        using var refused = await client.Post(form, form, ("purpose.en", "Kept & safe <b>"), ("aim", "Policy"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var text = await refused.Content.ReadAsStringAsync();
        Assert.Contains("A name or title is needed", text, StringComparison.Ordinal);
        Assert.Contains("Kept &amp; safe &lt;b&gt;", text, StringComparison.Ordinal);
        Assert.Contains("<option value=\"Policy\" selected", text, StringComparison.Ordinal);

        var series = await AddSeries(client);
        form = workbench.In(series + "/rounds/new");
        using var odd = await client.Post(form, form, ("dates", "some day"), ("number", "seven"), ("place.en", "Oslo"), ("status", "Planned"));
        text = await odd.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, odd.StatusCode);
        Assert.Contains("“some day” is not a date here", text, StringComparison.Ordinal);
        Assert.Contains("value=\"some day\"", text, StringComparison.Ordinal);
        Assert.Contains("value=\"seven\"", text, StringComparison.Ordinal);
        Assert.Contains("value=\"Oslo\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_round_gets_a_session_with_its_rule_in_the_readers_language_an_agenda_and_a_calendar()
    {
        using var client = workbench.Client();
        var round = await AddRound(client, await AddSeries(client));
        var form = workbench.In(round + "/sessions/new");
        using var added = await client.Post(form, form, ("title.en", "Opening"), ("title.zh", "开幕"), ("start", "2031-05-16T09:30"), ("minutes", "90"), ("zone", "Asia/Shanghai"), ("rule", "ChathamHouse"));
        var session = Place(added);
        foreach (var (title, minutes) in new[] { ("First", "20"), ("Second", "30") })
            Assert.Equal(HttpStatusCode.SeeOther, (await client.Post(workbench.In(session), workbench.In(session + "/agenda"), ("title.en", title), ("minutes", minutes))).StatusCode);
        var page = WebUtility.HtmlDecode(await client.Text(workbench.In(session)));
        Assert.Contains("16 May 2031 09:30–11:00 (Asia/Shanghai, UTC+08:00)", page, StringComparison.Ordinal);
        Assert.Contains("who said it, and who else was there, may not be told", page, StringComparison.Ordinal);
        Assert.Matches("(?s)09:30.*First.*09:50.*Second", page);
        var item = AgendaItem().Matches(page)[1].Groups[1].Value;
        Assert.Equal(HttpStatusCode.SeeOther, (await client.Post(workbench.In(session), workbench.In($"agenda/{item}/move"), ("up", "true"))).StatusCode);
        Assert.Matches("(?s)09:30.*Second.*10:00.*First", await client.Text(workbench.In(session)));
        using var chinese = workbench.Client(Language.Chinese);
        Assert.Contains("不得透露发言人以及其他与会者的身份和所属单位", await chinese.Text(workbench.In(round)), StringComparison.Ordinal);

        using var calendar = await client.Get(workbench.In(round + "/calendar.ics"));
        Assert.Equal("text/calendar", calendar.Content.Headers.ContentType!.MediaType);
        Assert.Contains("DTSTART;TZID=Asia/Shanghai:20310516T093000", await calendar.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_said_in_a_closed_session_can_be_typed_in()
    {
        using var client = workbench.Client();
        var round = await AddRound(client, await AddSeries(client));
        var form = workbench.In(round + "/sessions/new");
        using var refused = await client.Post(form, form, ("title.en", "Chairs"), ("minutes", "60"), ("zone", "UTC"), ("rule", "Closed"), ("note.en", "He said"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("is kept only in an encrypted compartment", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var added = await client.Post(form, form, ("title.en", "Chairs"), ("minutes", "60"), ("zone", "UTC"), ("rule", "Closed"));
        Assert.DoesNotContain("name=\"note.en\"", await client.Text(workbench.In(Place(added))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gb18030")]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    public async Task A_list_in_any_encoding_is_looked_at_line_by_line_and_taken(string encoding)
    {
        using var client = workbench.Client(Language.Chinese);
        var round = await AddRound(client, await AddSeries(client));
        var mine = encoding.Replace("-", "", StringComparison.Ordinal);
        var list = $"姓名;单位;身份\n骆青禾{mine};东岸研究所{mine};智库\n{mine}某人;;魔术师\n";
        var bytes = CodePagesEncodingProvider.Instance.GetEncoding(encoding)?.GetBytes(list) ?? Encoding.GetEncoding(encoding).GetBytes(list);
        var form = workbench.In(round + "/roster");
        using var preview = await client.Upload(form, form, "file", "名单.csv", bytes);
        var text = await preview.Content.ReadAsStringAsync();
        Assert.Contains("新人物 1 位", text, StringComparison.Ordinal);
        Assert.Contains("“魔术师”不是可识别的身份。可填：智库、企业", text, StringComparison.Ordinal);
        Assert.DoesNotContain("骆青禾", await client.Text(workbench.In(round)), StringComparison.Ordinal);
        using var taken = await client.Post(form, form + "/take", ("list", list));
        Assert.Equal(HttpStatusCode.SeeOther, taken.StatusCode);
        var page = await client.Text(taken.Headers.Location!.ToString() is { } there ? workbench.Address + there : "");
        Assert.Contains($"骆青禾{mine}", page, StringComparison.Ordinal);
        Assert.Contains("已从名单导入 1 位与会者", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_upload_is_one_sentence_and_the_form_stays()
    {
        using var client = workbench.Client();
        var form = workbench.In(await AddRound(client, await AddSeries(client)) + "/roster");
        using var refused = await client.Upload(form, form, "file", "x.csv", [0x50, 0x4B, 3, 4, 0, 0, 0, 0, 0xFF, 0xFE, 0xFD, 1, 0, 2]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var text = await refused.Content.ReadAsStringAsync();
        Assert.Contains("This is not a text file.", text, StringComparison.Ordinal);
        Assert.Contains("type=\"file\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_line_of_time_is_a_picture_and_the_same_as_words_without_inline_styles()
    {
        foreach (var language in Enum.GetValues<Language>())
        {
            using var client = workbench.Client(language);
            var series = SeriesLink().Match(await client.Text(workbench.In("dialogues"))).Groups[1].Value;
            var page = await client.Text(workbench.In(series));
            Assert.Contains("class=\"timeline\"", page, StringComparison.Ordinal);
            Assert.Contains(language == Language.English ? "officials not speaking" : "官方未往来", page, StringComparison.Ordinal);
            Assert.Contains(language == Language.English ? "while the officials did not speak" : "官方未往来期间", page, StringComparison.Ordinal);
            Assert.True(EventRow().Count(page) >= 20);
            Assert.DoesNotContain(" style=", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_person_is_added_found_by_any_script_and_their_aliases_are_confirmed()
    {
        using var client = workbench.Client();
        var form = workbench.In("people/new");
        using var added = await client.Post(form, form, ("name.en", "Quill Harrow"), ("name.zh", "奎尔"), ("script-tag", "ru"), ("script-text", "Квилл Харроу"));
        var edit = Place(added);
        var page = await client.Text(workbench.In(edit));
        Assert.Contains("Квилл Харроу", page, StringComparison.Ordinal);
        Assert.Contains("Harrow Quill", page, StringComparison.Ordinal);
        foreach (var typed in new[] { "Harrow", "奎尔", "kui er", "Квилл" })
            Assert.Contains("Quill Harrow", await client.Text(workbench.In("people?q=" + Uri.EscapeDataString(typed))), StringComparison.Ordinal);
        var aliases = workbench.In(edit.Replace("/edit", "/aliases", StringComparison.Ordinal));
        using var confirmed = await client.Post(workbench.In(edit), aliases, ("act", "confirm"), ("alias", "Harrow Quill"));
        Assert.Equal(HttpStatusCode.SeeOther, confirmed.StatusCode);
        using var twice = await client.Post(workbench.In(edit), aliases, ("act", "add"), ("alias", "harrow quill"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, twice.StatusCode);
    }

    [Fact]
    public async Task What_is_not_there_answers_404_everywhere()
    {
        using var client = workbench.Client();
        foreach (var path in new[] { "dialogues/{0}", "dialogues/{0}/edit", "dialogues/{0}/calendar.ics", "dialogues/{0}/events/new", "rounds/{0}", "rounds/{0}/roster", "rounds/{0}/roster/template.csv",
            "rounds/{0}/participants", "rounds/{0}/calendar.ics", "sessions/{0}", "sessions/{0}/edit", "people/{0}/edit", "organisations/{0}", "organisations/{0}/edit" })
            Assert.Equal((path, HttpStatusCode.NotFound), (path, (await client.Get(workbench.In(string.Format(null, path, new string('a', 32))))).StatusCode));
    }

    private async Task<string> AddSeries(FormClient client, params (string, string)[] more)
    {
        var form = workbench.In("dialogues/new");
        using var added = await client.Post(form, form, [("title.en", "Pages test"), ("title.zh", "页面测试"), .. more]);
        return Place(added).Replace("/edit", "", StringComparison.Ordinal);
    }

    private async Task<string> AddRound(FormClient client, string series)
    {
        var form = workbench.In(series + "/rounds/new");
        using var added = await client.Post(form, form, ("dates", "2031-05"), ("status", "Planned"), ("mode", "Video"));
        return Place(added);
    }

    /// <summary>The path inside the compartment that a saved form leads to.</summary>
    private static string Place(HttpResponseMessage saved)
    {
        Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
        return saved.Headers.Location!.ToString().Split('?')[0].Split('/', 4)[3];
    }

    [GeneratedRegex("href=\"/c/[0-9a-f]{32}/(dialogues/[0-9a-f]{32})\">(?:AI and International Security|人工智能与国际安全)")]
    private static partial Regex SeriesLink();

    [GeneratedRegex("action=\"[^\"]*/agenda/([0-9a-f]{32})/remove\"")]
    private static partial Regex AgendaItem();

    [GeneratedRegex("<td class=\"when\">")]
    private static partial Regex EventRow();
}
