using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using SecondTrack.Example;
using Xunit;

namespace SecondTrack.Web.Tests.Browsing;

/// <summary>Every page that can be reached by links from the start is looked at by axe, in both languages and at both widths.</summary>
public class AccessibleTests(ExampleWorkbench workbench, Browser browser)
{
    private const int MostPages = 90;

    [Theory, ClassData(typeof(EveryReader))]
    public async Task Axe_finds_nothing_serious_and_nothing_is_wider_than_the_screen(Language language, int width)
    {
        var page = await browser.Open(language, width);
        var faults = new List<string>();
        var seen = new HashSet<string>();
        var shapes = new Dictionary<string, int>();
        var waiting = new Queue<string>([$"/c/{LoadExample.Compartment:N}/today"]);
        while (waiting.TryDequeue(out var path) && seen.Count < MostPages)
        {
            if (!seen.Add(path)) continue;
            var response = await page.GotoAsync(workbench.Address + path);
            if (response is null || response.Headers.GetValueOrDefault("content-type")?.StartsWith("text/html", StringComparison.Ordinal) != true) continue;
            if (!response.Ok) faults.Add($"{path}: answers {response.Status}");
            var found = await page.RunAxe(new AxeRunOptions { ResultTypes = [ResultType.Violations] });
            faults.AddRange(found.Violations.Where(v => v.Impact is "serious" or "critical")
                .Select(v => $"{path}: {v.Id}: {v.Help}: {string.Join(" | ", v.Nodes.Take(2).Select(n => n.Html))}"));
            var wide = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
            if (wide > 1) faults.Add($"{path}: {wide} px wider than the screen of {width}");
            foreach (var link in await Links(page)) if (IsNewShape(link, shapes)) waiting.Enqueue(link);
        }
        await page.Context.CloseAsync();
        Assert.True(seen.Count > 5, "the walk found no pages");
        Assert.True(faults.Count == 0, string.Join("\n", faults.Distinct()));
    }

    private static async Task<string[]> Links(Microsoft.Playwright.IPage page) => await page.EvaluateAsync<string[]>(
        "() => [...document.querySelectorAll('a[href^=\"/\"]:not([download])')].map(a => new URL(a.href)).map(u => u.pathname + u.search)");

    /// <summary>Two pages of one kind say what a thousand would: ids and queries are taken out of the address to tell the kinds.</summary>
    private static bool IsNewShape(string link, Dictionary<string, int> shapes)
    {
        var shape = System.Text.RegularExpressions.Regex.Replace(link, "[0-9a-f]{32}", "*");
        shape = System.Text.RegularExpressions.Regex.Replace(shape, "=[^&]*", "=");
        return (shapes[shape] = shapes.GetValueOrDefault(shape) + 1) <= 2;
    }
}
