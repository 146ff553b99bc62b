using System.Text.RegularExpressions;
using Microsoft.Playwright;
using SecondTrack.Web.Tests.Browsing;
using Xunit;

namespace SecondTrack.Web.Tests.Evidence;

/// <summary>The main job, as a scholar does it: drop a page in, select a sentence, code it with the keyboard, find it again.</summary>
public class SentenceJourneyTests(ExampleWorkbench workbench, Browser browser)
{
    private const string Invented = """
        <html><head><meta charset="utf-8"><title>{0}：两个湖之间的信</title></head><body><nav><ul><li>首页</li><li>评论</li></ul></nav>
        <h1>两个湖之间的信</h1>
        <p>石榴湖与青杨湖之间已有三年没有正式往来，两岸的学者仍然每个月写信，讨论灯塔、渡船和水位。</p>
        <p>我认为灯塔之间应当先装一部电话，谁也不必先道歉。有了电话，𠮷野渡口的误会就不会变成事故。</p>
        <p>至于渡船由谁来修，可以以后再谈，信件会继续写下去，直到有人愿意坐下来。</p>
        <footer><ul><li>关于本站</li></ul></footer></body></html>
        """;

    public static TheoryData<Language, string> Readers => new()
    {
        { Language.English, "invented" }, { Language.Chinese, "invented" }, { Language.English, "seed" }, { Language.Chinese, "seed" },
    };

    [Theory, MemberData(nameof(Readers))]
    public async Task From_a_page_to_a_position_with_its_sentence(Language language, string which)
    {
        var zh = language == Language.Chinese;
        // Each run brings a page of its own: the same bytes twice would lead to the source that is there.
        var (file, author, sentence, word) = which == "seed"
            ? (Seed(language), "孙成昊", "二轨外交更像是一种“不布置国旗的外交”", "国旗")
            : (System.Text.Encoding.UTF8.GetBytes(Invented.Replace("{0}", language.Tag(), StringComparison.Ordinal)), zh ? "梁砚秋" : "Ines Varga",
                "灯塔之间应当先装一部电话，谁也不必先道歉。有了电话，𠮷野渡口", "灯塔");
        var page = await browser.Open(language);

        await page.GotoAsync(workbench.In("sources"));
        await page.GetByRole(AriaRole.Link, new() { Name = zh ? "添加来源" : "Add a source" }).First.ClickAsync();
        await page.SetInputFilesAsync("#f-file", new FilePayload { Name = "page.html", MimeType = "text/html", Buffer = file });
        await page.GetByRole(AriaRole.Button, new() { Name = zh ? "添加文件" : "Add the file" }).ClickAsync();
        await page.WaitForURLAsync(new Regex("/review"));
        // The first offered is who is called so, or "somebody new".
        await page.FillAsync("#f-person", author);
        await page.Locator(".offers li").First.WaitForAsync();
        await page.PressAsync("#f-person", "Enter");
        await page.GetByRole(AriaRole.Button, new() { Name = zh ? "记录" : "Note", Exact = true }).ClickAsync();
        await page.Locator(".people-of-source").WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = zh ? "保存并阅读" : "Save and read" }).ClickAsync();
        await page.Locator(".source-text").WaitForAsync();
        await page.WaitForLoadStateAsync(LoadState.Load);

        await Drag(page, sentence);
        Assert.Equal(sentence, await page.Locator("#coding [data-quote]").TextContentAsync());
        var keys = new KeysPressed(page);
        await keys.Press("h");
        await keys.Press("o");
        await keys.Press("Enter");
        await page.WaitForFunctionAsync("() => document.activeElement.name === 'stance'");
        await keys.Press("5");
        await keys.Press("Enter");
        await page.WaitForURLAsync(new Regex("saved="));
        Assert.InRange(keys.Count, 1, 5);

        var card = page.Locator(".passage-card").First;
        Assert.Contains("+2", await card.TextContentAsync(), StringComparison.Ordinal);
        Assert.Equal(sentence, string.Concat(await page.Locator("mark.passage").AllTextContentsAsync()));
        var person = await card.Locator(".who-says a").GetAttributeAsync("href");

        await page.GotoAsync(workbench.In("search?q=" + Uri.EscapeDataString(word)));
        Assert.Contains(await page.Locator("main mark").AllTextContentsAsync(), m => m == word);

        Assert.Contains("/people/", person, StringComparison.Ordinal);
        var answer = await page.GotoAsync(workbench.Address + person);
        Assert.Equal(200, answer!.Status);
        Assert.Contains(sentence, await page.Locator("main").TextContentAsync(), StringComparison.Ordinal);
        await page.Context.CloseAsync();
    }

    private static byte[] Seed(Language language)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !Directory.Exists(Path.Combine(folder.FullName, "..", "shared", "data", "pages"))) folder = folder.Parent;
        var path = folder is null ? "" : Path.Combine(folder.FullName, "..", "shared", "data", "pages", "seed", "huanqiu-2024-05-16.txt");
        Assert.SkipUnless(File.Exists(path), "skipped: needs ../shared with data/pages/seed/huanqiu-2024-05-16.txt beside the repository");
        return [.. File.ReadAllBytes(path), .. System.Text.Encoding.UTF8.GetBytes(language == Language.Chinese ? "\n" : "\n\n")];
    }

    /// <summary>Drags with the mouse from before the first character to behind the last, as a hand does.</summary>
    private static async Task Drag(IPage page, string sentence)
    {
        var points = await page.EvaluateAsync<float[]>("""
            async sentence => {
              // Measured once the page lies still: letters that arrive late move every line.
              const still = () => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
              await document.fonts.ready;
              for (const stretch of document.querySelectorAll('.source-text [data-start]')) {
                const at = stretch.firstChild.data.indexOf(sentence);
                if (at < 0) continue;
                stretch.scrollIntoView({ block: 'center', behavior: 'instant' });
                await still();
                const box = (from, to) => { const r = document.createRange(); r.setStart(stretch.firstChild, from); r.setEnd(stretch.firstChild, to); return r.getBoundingClientRect(); };
                const first = box(at, at + 1), last = box(at + sentence.length - 1, at + sentence.length);
                return [first.left + 1, first.top + first.height / 2, last.right - 1, last.top + last.height / 2];
              }
              return [];
            }
            """, sentence);
        Assert.Equal(4, points.Length);
        await page.Mouse.MoveAsync(points[0], points[1]);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync((points[0] + points[2]) / 2, points[3], new() { Steps = 4 });
        await page.Mouse.MoveAsync(points[2], points[3], new() { Steps = 4 });
        await page.Mouse.UpAsync();
        await page.Locator("#coding").WaitForAsync();
        await page.WaitForFunctionAsync("() => document.activeElement.name === 'proposition-text'");
    }

    private sealed class KeysPressed(IPage page)
    {
        public int Count { get; private set; }

        public async Task Press(string key)
        {
            Count++;
            await page.Keyboard.PressAsync(key);
        }
    }
}
