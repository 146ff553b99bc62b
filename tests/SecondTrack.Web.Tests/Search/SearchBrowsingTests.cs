using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using SecondTrack.Web.Tests.Browsing;
using Xunit;

namespace SecondTrack.Web.Tests.Search;

/// <summary>The search in a real browser. No link leads to it, so the walk of all pages does not come here.</summary>
public class SearchBrowsingTests(ExampleWorkbench workbench, Browser browser)
{
    [Theory, ClassData(typeof(EveryReader))]
    public async Task Axe_finds_nothing_serious_with_results_and_without(Language language, int width)
    {
        var page = await browser.Open(language, width);
        var faults = new List<string>();
        foreach (var path in new[] { "search", "search?q=" + Uri.EscapeDataString("核"), "search?q=qqqq&kind=note", "search?q=AI&person=a", "search?from=xx" })
        {
            await page.GotoAsync(workbench.In(path));
            var found = await page.RunAxe(new AxeRunOptions { ResultTypes = [ResultType.Violations] });
            faults.AddRange(found.Violations.Where(v => v.Impact is "serious" or "critical").Select(v => $"{path}: {v.Id}: {v.Help}: {v.Nodes[0].Html}"));
            if (await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth") > 1) faults.Add($"{path} is wider than the screen");
        }
        await page.Context.CloseAsync();
        Assert.True(faults.Count == 0, string.Join("\n", faults));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_slash_leads_to_the_search_and_Enter_to_the_results(bool scripts)
    {
        var page = await browser.Open(Language.Chinese, scripts: scripts);
        await page.GotoAsync(workbench.In("today"));
        if (scripts) await page.Keyboard.PressAsync("/");
        else await page.Locator(".find input").FocusAsync();
        await page.Keyboard.TypeAsync("预警");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/search?q=*");
        Assert.Equal("预警", await page.Locator("mark").First.InnerTextAsync());
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Names_are_offered_while_one_is_typed()
    {
        var page = await browser.Open(Language.English);
        await page.GotoAsync(workbench.In("search"));
        await page.Locator("#f-person").PressSequentiallyAsync("a");
        await page.Locator("#people-offered option").First.WaitForAsync(new() { State = Microsoft.Playwright.WaitForSelectorState.Attached });
        Assert.InRange(await page.Locator("#people-offered option").CountAsync(), 1, 12);
        await page.Context.CloseAsync();
    }
}
