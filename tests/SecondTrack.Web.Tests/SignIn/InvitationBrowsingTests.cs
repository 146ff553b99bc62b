using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using SecondTrack.Web.Tests.Browsing;
using Xunit;

namespace SecondTrack.Web.Tests.SignIn;

public class InvitationBrowsingTests(Browser browser)
{
    [Theory, ClassData(typeof(EveryReader))]
    public async Task The_link_fills_the_form_leaves_the_address_bar_and_lets_in(Language language, int width)
    {
        await using var own = await OwnWorkbench.Start();
        var page = await browser.Open(language, width);
        foreach (var path in new[] { "/sign-in", "/join", "/reset" })
        {
            await page.GotoAsync(own.Running.Address + path);
            var found = await page.RunAxe(new AxeRunOptions { ResultTypes = [ResultType.Violations] });
            Assert.Empty(found.Violations.Where(v => v.Impact is "serious" or "critical").Select(v => $"{path}: {v.Help}"));
        }
        await page.GotoAsync("about:blank");
        await page.GotoAsync($"{own.Running.Address}/join#{own.FirstSecret}");
        await page.WaitForFunctionAsync("() => location.hash === ''");
        Assert.False(await page.Locator("input[name=code]").IsVisibleAsync());
        await page.FillAsync("input[name=name]", "Lin");
        await page.FillAsync("input[name=password]", OwnWorkbench.Password);
        await page.FillAsync("input[name=again]", OwnWorkbench.Password);
        await page.FillAsync("input[name=passphrase]", "four words for nobody else");
        await page.FillAsync("input[name=passphrase-again]", "four words for nobody else");
        await page.ClickAsync("main form button");
        await page.WaitForURLAsync("**/today");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Without_scripts_the_code_is_pasted_by_hand()
    {
        await using var own = await OwnWorkbench.Start();
        var page = await browser.Open(Language.English, scripts: false);
        await page.GotoAsync($"{own.Running.Address}/join#{own.FirstSecret}");
        await page.FillAsync("input[name=code]", $"{own.Running.Address}/join#{own.FirstSecret}");
        await page.FillAsync("input[name=name]", "Lin");
        await page.FillAsync("input[name=password]", OwnWorkbench.Password);
        await page.FillAsync("input[name=again]", OwnWorkbench.Password);
        await page.FillAsync("input[name=passphrase]", "four words for nobody else");
        await page.FillAsync("input[name=passphrase-again]", "four words for nobody else");
        await page.ClickAsync("main form button");
        await page.WaitForURLAsync("**/today");
        await page.Context.CloseAsync();
    }
}
