using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using SecondTrack.Web.Tests.Browsing;
using Xunit;

namespace SecondTrack.Web.Tests.Dialogues;

/// <summary>What links alone do not reach: forms that were refused, a list looked at before it is taken, everything unfolded.</summary>
public class DialoguesBrowserTests(ExampleWorkbench workbench, Browser browser)
{
    // The walk along all links looks at every reader; for these states one of each width and language tells.
    [Theory, InlineData(Language.English, 360), InlineData(Language.Chinese, 1280)]
    public async Task Pages_after_a_form_and_with_everything_unfolded_pass_axe_and_fit_the_screen(Language language, int width)
    {
        var page = await browser.Open(language, width);
        var faults = new List<string>();
        await page.GotoAsync(workbench.In("dialogues"));
        await page.Locator(".series-list a", new() { HasText = language == Language.English ? "AI and International Security" : "人工智能与国际安全" }).First.ClickAsync();
        var series = page.Url;
        await Look(page, faults);
        await page.Locator("tbody th a").First.ClickAsync();
        var round = page.Url;
        await Look(page, faults);
        await page.Locator(".session h3 a").First.ClickAsync();
        await Look(page, faults);

        await page.GotoAsync(series + "/rounds/new");
        await page.FillAsync("#f-dates", "some day");
        await page.Locator("form.stack .submit button").ClickAsync();
        await page.WaitForFunctionAsync("() => document.activeElement.id === 'refusal'");
        await Look(page, faults);

        await page.GotoAsync(round + "/roster");
        await page.FillAsync("#f-list", "name,capacity\nAda Example,academic\nBen Example,wizard\n");
        await page.Locator("form.stack .submit button").ClickAsync();
        Assert.Equal(2, await page.Locator(".roster tbody tr").CountAsync());
        await Look(page, faults);

        foreach (var path in new[] { "/edit", "/events/new" })
        {
            await page.GotoAsync(series + path);
            await Look(page, faults);
        }
        await page.GotoAsync(round + "/participants");
        await Look(page, faults);
        await page.GotoAsync(workbench.In("people"));
        await Look(page, faults);
        await page.Locator("a[href$='/edit']").First.ClickAsync();
        await Look(page, faults);
        await page.Context.CloseAsync();
        Assert.True(faults.Count == 0, string.Join("\n", faults));
    }

    [Fact]
    public async Task A_printed_round_is_its_agenda_without_people_or_buttons()
    {
        var page = await browser.Open(Language.English);
        await page.GotoAsync(workbench.In("dialogues"));
        await page.Locator(".series-list a", new() { HasText = "AI and International Security" }).First.ClickAsync();
        await page.Locator("tbody th a").First.ClickAsync();
        Assert.True(await page.Locator(".participants").IsVisibleAsync());
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        Assert.True(await page.Locator(".agenda").First.IsVisibleAsync());
        Assert.False(await page.Locator(".participants").IsVisibleAsync());
        Assert.False(await page.Locator(".actions").First.IsVisibleAsync());
        await page.Context.CloseAsync();
    }

    private static async Task Look(IPage page, List<string> faults)
    {
        await page.EvaluateAsync("() => document.querySelectorAll('details').forEach(d => d.open = true)");
        var found = await page.RunAxe(new AxeRunOptions { ResultTypes = [ResultType.Violations] });
        faults.AddRange(found.Violations.Where(v => v.Impact is "serious" or "critical")
            .Select(v => $"{page.Url}: {v.Id}: {v.Help}: {string.Join(" | ", v.Nodes.Take(2).Select(n => n.Html))}"));
        var wide = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        if (wide > 1) faults.Add($"{page.Url}: {wide} px wider than the screen");
    }
}
