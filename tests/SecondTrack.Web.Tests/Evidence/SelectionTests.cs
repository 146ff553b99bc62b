using System.Text.RegularExpressions;
using Microsoft.Playwright;
using SecondTrack.Web.Tests.Browsing;
using Xunit;

namespace SecondTrack.Web.Tests.Evidence;

/// <summary>From what is selected in the browser to code points of the frozen text: by touch, across paragraphs, with characters outside the basic plane.</summary>
public class SelectionTests(ExampleWorkbench workbench, Browser browser)
{
    private const string Lines = "𠮷野渡口的人说：“👩‍👩‍👧 三年没有见面。”\n灯塔之间 e\u0301t\u00e9 应当先装一部电话。\n信件会继续写下去，𝒟 也好，直到有人坐下来。";

    [Theory]
    [InlineData(0, 0, 2, 4)]
    [InlineData(0, 3, 1, 6)]
    [InlineData(1, 4, 1, 8)]
    [InlineData(0, 1, 2, 11)]
    public async Task What_is_selected_stands_in_the_text_exactly_there(int fromLine, int from, int toLine, int to)
    {
        var page = await OpenText(Language.English, 1280, $"{fromLine}{from}{toLine}{to}");
        // The server refuses a quote that does not stand at its code points: being saved is the proof.
        await Select(page, fromLine, from, toLine, to);
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("#coding").WaitForAsync();
        var quote = await page.Locator("#coding [data-quote]").TextContentAsync();
        await page.Locator("#coding button.link").ClickAsync();
        await page.WaitForURLAsync(new Regex("saved="));
        Assert.Equal(quote!.Replace("\n", "", StringComparison.Ordinal).Trim(), string.Concat(await page.Locator("mark.passage").AllTextContentsAsync()));
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData(Language.English)]
    [InlineData(Language.Chinese)]
    public async Task On_a_phone_a_sentence_is_coded_by_touch(Language language)
    {
        var zh = language == Language.Chinese;
        var page = await OpenText(language, 360, "phone" + language.Tag());
        await page.Locator(".line-text").First.TapAsync();
        await Select(page, 1, 0, 1, 8);
        await page.Locator("#code-this").TapAsync();
        var sheet = (await page.Locator("#coding").BoundingBoxAsync())!;
        Assert.InRange(sheet.X, 0, 1);
        Assert.InRange(sheet.Width, 300, 360);
        Assert.True(sheet.Y + sheet.Height <= 901, "the sheet reaches below the screen");
        await page.FillAsync("#k-actor-name", zh ? "渡边岸" : "Agnes Ferry");
        await page.Locator("[data-someone] .offers li").Last.TapAsync();
        await page.FillAsync("#k-proposition", "ho");
        await page.Locator("[data-offer=propositions] .offers li").First.TapAsync();
        await page.Locator(".stance-choice").Nth(3).TapAsync();
        await page.Locator("#coding .submit button").First.TapAsync();
        await page.WaitForURLAsync(new Regex("saved=|/statements$"));
        Assert.Empty(await page.Locator("#refusal").AllTextContentsAsync());
        Assert.Contains("+1", await page.Locator(".passage-card").First.TextContentAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await page.EvaluateAsync<int>("() => Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth - 1)"));
        await page.Context.CloseAsync();
    }

    private async Task<IPage> OpenText(Language language, int width, string mark)
    {
        var page = await browser.Open(language, width);
        await page.GotoAsync(workbench.In("sources/new"));
        await page.FillAsync("#f-pasted", $"{Lines}\n{mark}");
        await page.Locator("form[action$=from-text] button").ClickAsync();
        await page.WaitForURLAsync(new Regex("/review"));
        await page.GotoAsync(page.Url.Split("/review")[0]);
        return page;
    }

    /// <summary>From a UTF-16 place of one line to one of another, as the browser's own selection stands after a drag.</summary>
    private static async Task Select(IPage page, int fromLine, int from, int toLine, int to) => await page.EvaluateAsync("""
        ([fromLine, from, toLine, to]) => {
          const node = line => document.querySelectorAll('.source-text .line-text')[line].querySelector('[data-start]').firstChild;
          document.activeElement?.blur();
          getSelection().setBaseAndExtent(node(fromLine), from, node(toLine), to);
        }
        """, new[] { fromLine, from, toLine, to });
}
