using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Playwright;
using SecondTrack.Keeping;
using SecondTrack.Web.Keeping;
using SecondTrack.Web.Tests.Browsing;
using SecondTrack.Web.Tests.SignIn;
using Xunit;

namespace SecondTrack.Web.Tests.Keeping;

/// <summary>A closed session under "points without names", a consent withdrawn, an expiry passed, travel mode on and off: as people do it.</summary>
public class SafeKeepingBrowsingTests(Browser browser)
{
    [Theory, ClassData(typeof(EveryReader))]
    public async Task What_is_said_behind_closed_doors_is_kept_without_names_and_goes(Language language, int width)
    {
        await using var own = await OwnWorkbench.Start();
        var (convenor, inside) = await own.First();
        using var _ = convenor;
        await Encrypt(convenor, inside);
        var series = await Made(convenor, inside + "/dialogues/new", ("title.en", "Talks"), ("title.zh", "对话"));
        await convenor.Post(inside + "/" + series + "/edit", inside + "/" + series + "/sides", ("name.en", "North"), ("name.zh", "北方"));
        var round = await Made(convenor, inside + "/" + series + "/rounds/new", ("title.en", "First"), ("dates", "2026-02"), ("mode", "InPerson"), ("status", "Held"));
        var session = await Made(convenor, inside + "/" + round + "/sessions/new", ("title.en", "Chairs"), ("title.zh", "主席会"), ("minutes", "60"), ("zone", "Asia/Shanghai"), ("rule", "Closed"));

        var page = await SignedIn(own, language, width, "convenor");
        await page.GotoAsync($"{own.Running.Address}{inside}/{session}/points");
        Assert.Equal(0, await page.Locator("main input:not([type=hidden]):not([type=radio]), main select").CountAsync());
        await Look(page);
        var tag = language == Language.Chinese ? "zh" : "en";
        await page.FillAsync($"textarea[name='text.{tag}']", language == Language.Chinese ? "热线会有帮助" : "A hotline would help");
        await page.Locator("input[name=of]").Nth(1).CheckAsync();
        await page.Locator($"textarea[name='text.{tag}']").PressAsync("Control+Enter");
        await page.WaitForURLAsync("**/points?saved=*");
        Assert.Contains(language == Language.Chinese ? "热线会有帮助" : "A hotline would help", await page.InnerTextAsync(".points"), StringComparison.Ordinal);
        Assert.Contains(language == Language.Chinese ? "北方" : "North", await page.InnerTextAsync(".points"), StringComparison.Ordinal);

        await page.GotoAsync($"{own.Running.Address}{inside}/{session}/recording");
        await Look(page);
        await page.FillAsync("input[name=agreed]", "2026-03-01");
        await page.ClickAsync("form[action$='/summary'] button");
        await page.GotoAsync($"{own.Running.Address}{inside}/retention");
        await Look(page);
        await page.Context.CloseAsync();
    }

    [Theory, ClassData(typeof(EveryReader))]
    public async Task A_consent_is_withdrawn_an_expiry_passes_and_a_person_is_erased(Language language, int width)
    {
        await using var own = await OwnWorkbench.Start();
        var (convenor, inside) = await own.First();
        using var _ = convenor;
        var person = (await Made(convenor, inside + "/people/new", ("name.en", "Tessa Quillon"), ("name.zh", "奎慧兰"), ("note.en", "Reads Thucydides")));
        // A series without a round is alive, and so are the people of the compartment.
        await Made(convenor, inside + "/dialogues/new", ("title.en", "Going on"));
        // The last round of this series is more than five years ago.
        var old = await Made(convenor, inside + "/dialogues/new", ("title.en", "Long over"));
        await Made(convenor, inside + "/" + old + "/rounds/new", ("title.en", "Last"), ("dates", "2019-02"), ("mode", "InPerson"), ("status", "Held"));
        var page = await SignedIn(own, language, width, "convenor");
        Assert.Equal(200, (await page.GotoAsync($"{own.Running.Address}{inside}/{old}"))!.Status);
        await Sweep(own);
        Assert.Equal(404, (await page.GotoAsync($"{own.Running.Address}{inside}/{old}"))!.Status);
        await page.GotoAsync($"{own.Running.Address}{inside}/{person}/consents");
        await page.SelectOptionAsync("select[name=purpose]", "ProfileKept");
        await page.FillAsync("input[name=on]", "2026-02");
        await page.ClickAsync("form[action$='/consents'] button");
        await Look(page);
        await page.ClickAsync("a[href*='withdraw=']");
        Assert.Contains(language == Language.Chinese ? "人物备注将被抹除" : "The note on the person is erased", await page.InnerTextAsync("section.card"), StringComparison.Ordinal);
        await Look(page);
        await page.ClickAsync("section.card button.danger");
        await page.WaitForURLAsync("**/consents?saved=*");
        await page.GotoAsync($"{own.Running.Address}{inside}/{person}/record");
        await Look(page);
        Assert.DoesNotContain("Thucydides", await page.InnerTextAsync("main"), StringComparison.Ordinal);
        await page.GotoAsync($"{own.Running.Address}{inside}/{person}/erase");
        await Look(page);
        await page.CheckAsync("input[name=meant]");
        await page.ClickAsync("main button.danger");
        await page.WaitForSelectorAsync("main code");
        Assert.DoesNotContain("Quillon", await page.InnerTextAsync("main"), StringComparison.Ordinal);
        Assert.Equal(404, (await page.GotoAsync($"{own.Running.Address}{inside}/{person}"))!.Status);
        await page.Context.CloseAsync();
    }

    [Theory, ClassData(typeof(EveryReader))]
    public async Task In_travel_mode_nothing_private_is_there_until_a_colleague_ends_it(Language language, int width)
    {
        await using var own = await OwnWorkbench.Start();
        var (convenor, inside) = await own.First();
        using var _ = convenor;
        using var traveller = await own.Another(convenor, inside, "traveller", Role.Convenor);
        var page = await SignedIn(own, language, width, "traveller");
        Assert.Equal(200, (await page.GotoAsync($"{own.Running.Address}{inside}/people"))!.Status);
        await page.GotoAsync($"{own.Running.Address}/account/travel");
        await Look(page);
        await page.ClickAsync("main button.danger");
        await page.WaitForSelectorAsync("main .tag.warn");
        foreach (var path in new[] { "people", "sources", "members", "search?q=a", "changes", "retention", "issues", "observations" })
            Assert.Equal((path, 404), (path, (await page.GotoAsync($"{own.Running.Address}{inside}/{path}"))!.Status));
        foreach (var path in new[] { "dialogues", "today", "reading" })
            Assert.Equal((path, 200), (path, (await page.GotoAsync($"{own.Running.Address}{inside}/{path}"))!.Status));
        // The traveller cannot end it, not even by hand.
        var me = await own.InStore(s => s.Set<Account>().Where(a => a.UserName == "traveller").Select(a => a.Id).SingleAsync());
        using (var tried = await traveller.Post("/account", $"{inside}/members/{me:N}/home")) Assert.Equal(404, (int)tried.StatusCode);
        using (var ended = await convenor.Post(inside + "/members", $"{inside}/members/{me:N}/home")) Assert.Equal(303, (int)ended.StatusCode);
        Assert.Equal(200, (await page.GotoAsync($"{own.Running.Address}{inside}/people"))!.Status);
        await page.Context.CloseAsync();
    }

    private static async Task<string> Made(FormClient client, string form, params (string, string)[] fields)
    {
        using var response = await client.Post(form, form, fields);
        Assert.True((int)response.StatusCode == 303, $"{form}: {(int)response.StatusCode}");
        var place = response.Headers.Location!.ToString().Split('?')[0].Replace("/edit", "", StringComparison.Ordinal);
        return place[(place.IndexOf('/', 3) + 1)..];
    }

    private static async Task Encrypt(FormClient convenor, string inside)
    {
        const string Passphrase = "a passphrase that only we would say";
        using var done = await convenor.Post(inside + "/keys", inside + "/keys/encrypt", ("keeping", "Passphrase"), ("passphrase", Passphrase), ("passphrase-again", Passphrase));
        Assert.True((int)done.StatusCode is 200 or 303, $"{(int)done.StatusCode}");
    }

    private static Task Sweep(OwnWorkbench own) => own.Running.App.Services.GetServices<IHostedService>().OfType<RetentionWorker>().Single().Sweep(default);

    private async Task<IPage> SignedIn(OwnWorkbench own, Language language, int width, string name)
    {
        var page = await browser.Open(language, width);
        await page.GotoAsync(own.Running.Address + "/sign-in");
        await page.FillAsync("input[name=name]", name);
        await page.FillAsync("input[name=password]", OwnWorkbench.Password);
        await page.Locator("input[name=password]").PressAsync("Enter");
        await page.WaitForURLAsync(url => !url.Contains("/sign-in", StringComparison.Ordinal));
        await page.GotoAsync(own.Running.Address + "/account");
        await page.ClickAsync($"button[name=language][value='{language.Tag()}']");
        return page;
    }

    private static async Task Look(IPage page)
    {
        var found = await page.RunAxe(new AxeRunOptions { ResultTypes = [ResultType.Violations] });
        Assert.Empty(found.Violations.Where(v => v.Impact is "serious" or "critical").Select(v => $"{page.Url}: {v.Help}: {string.Join(" | ", v.Nodes.Take(2).Select(n => n.Html))}"));
        Assert.True(await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 1, $"{page.Url} is wider than the screen");
    }
}
