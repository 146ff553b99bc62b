using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using SecondTrack.Keeping;
using SecondTrack.Web.Tests.Browsing;
using Xunit;

namespace SecondTrack.Web.Tests.SignIn;

/// <summary>The whole way of a newcomer in a real browser, with the authenticator that Chromium has for tests.</summary>
public class PasskeyBrowsingTests(Browser browser)
{
    [Theory, ClassData(typeof(EveryReader))]
    public async Task From_the_first_link_to_a_sign_in_with_a_passkey(Language language, int width)
    {
        await using var own = await OwnWorkbench.Start();
        var page = await browser.Open(language, width);
        // A passkey belongs to a name; a number is none.
        var address = own.Running.Address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal);
        await Authenticator(page);

        await page.GotoAsync($"{address}/join#{own.FirstSecret}");
        await page.FillAsync("input[name=name]", "Lin");
        await page.FillAsync("input[name=password]", OwnWorkbench.Password);
        await page.FillAsync("input[name=again]", OwnWorkbench.Password);
        await page.FillAsync("input[name=passphrase]", "four words for nobody else");
        await page.FillAsync("input[name=passphrase-again]", "four words for nobody else");
        await page.ClickAsync("main form button");
        await page.WaitForURLAsync("**/today");

        await page.GotoAsync(address + "/account/second-factor");
        await LookAt(page);
        await page.ClickAsync("main form button");
        await LookAt(page);
        var key = await page.Locator("code.link").InnerTextAsync();
        await page.FillAsync("input[name=code]", own.Code(key));
        await page.ClickAsync("main form button");
        await page.Locator(".recovery").WaitForAsync();
        await LookAt(page);

        await page.GotoAsync(address + "/account");
        await page.FillAsync("#f-passkey-name", "电话 phone");
        await page.FillAsync("#f-passkey-password", "not my password at all");
        await page.ClickAsync("#passkey-add button");
        await page.GetByText(language == Language.Chinese ? "当前密码不正确" : "The password you have now is not right").WaitForAsync();
        await page.FillAsync("#f-passkey-password", OwnWorkbench.Password);
        await page.ClickAsync("#passkey-add button");
        await page.WaitForURLAsync("**/account?done");
        Assert.Equal("电话 phone", await page.InputValueAsync("#passkey-0"));
        await LookAt(page);

        await page.GotoAsync(address + "/operator");
        await LookAt(page);
        await page.ClickAsync("table form button");
        await page.Locator("code.link").WaitForAsync();
        await LookAt(page);
        await page.GotoAsync(address + "/account");

        await page.FillAsync("#passkey-0", "我的手机");
        await page.ClickAsync(".passkeys .passkey button");
        await page.WaitForURLAsync("**/account?done");
        Assert.Equal("我的手机", await page.InputValueAsync("#passkey-0"));

        await page.ClickAsync("form[action='/sign-out'] button");
        await page.WaitForURLAsync("**/sign-in");
        await LookAt(page);
        await page.FillAsync("input[name=name]", "Lin");
        await page.FillAsync("input[name=password]", OwnWorkbench.Password);
        await page.ClickAsync("main form button");
        await page.WaitForURLAsync("**/sign-in/code**");
        await LookAt(page);

        await page.GotoAsync(address + "/sign-in?to=%2Faccount");
        await page.ClickAsync("form[action='/sign-in/passkey'] button");
        await page.WaitForURLAsync("**/account");
        var trail = await own.InStore(s => s.Set<Change>().OrderBy(c => c.Seq).Select(c => c.LabelEn).ToListAsync());
        Assert.Contains("Passkey added", trail);
        Assert.Contains("Passkey renamed", trail);
        Assert.DoesNotContain("电话", own.Logs.All, StringComparison.Ordinal);

        await page.ClickAsync(".passkeys form[action='/account/passkeys/remove'] button");
        await page.WaitForURLAsync("**/account?done");
        Assert.Equal(0, await page.Locator("#passkey-0").CountAsync());
        await page.ClickAsync("form[action='/sign-out'] button");
        await page.WaitForURLAsync("**/sign-in");
        await page.ClickAsync("form[action='/sign-in/passkey'] button");
        // The browser still has it; the workbench does not.
        await page.Locator("#refusal").WaitForAsync();
        Assert.Contains(language == Language.Chinese ? "这个通行密钥无法登录" : "This passkey does not open", await page.Locator("#refusal").InnerTextAsync(), StringComparison.Ordinal);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Where_no_passkey_can_be_made_the_page_says_why()
    {
        await using var own = await OwnWorkbench.Start();
        var (client, _) = await own.First("Lin");
        client.Dispose();
        var page = await browser.Open(Language.English);
        await page.GotoAsync(own.Running.Address + "/sign-in?to=%2Faccount");
        Assert.False(await page.Locator("form[action='/sign-in/passkey']").IsVisibleAsync());
        await page.FillAsync("input[name=name]", "Lin");
        await page.FillAsync("input[name=password]", OwnWorkbench.Password);
        await page.ClickAsync("main form button");
        await page.WaitForURLAsync("**/account");
        Assert.True(await page.Locator("[data-passkey-none]").IsVisibleAsync());
        Assert.False(await page.Locator("#passkey-add").IsVisibleAsync());
        await page.Context.CloseAsync();
    }

    private static async Task Authenticator(IPage page)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("WebAuthn.enable");
        await session.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true,
                ["isUserVerified"] = true, ["automaticPresenceSimulation"] = true,
            },
        });
    }

    /// <summary>What axe says of the page as it stands, which no link leads to.</summary>
    private static async Task LookAt(IPage page)
    {
        var found = await page.RunAxe(new AxeRunOptions { ResultTypes = [ResultType.Violations] });
        Assert.Empty(found.Violations.Where(v => v.Impact is "serious" or "critical").Select(v => $"{page.Url}: {v.Id}: {v.Help}: {v.Nodes[0].Html}"));
        var wide = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.True(wide <= 1, $"{page.Url} is {wide} px too wide");
    }
}
