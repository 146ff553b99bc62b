using Microsoft.Playwright;
using Xunit;

[assembly: AssemblyFixture(typeof(SecondTrack.Web.Tests.Browsing.Browser))]

namespace SecondTrack.Web.Tests.Browsing;

/// <summary>One real Chromium for all browser tests; each takes a context of its own. Without it they are skipped and say what to set.</summary>
public sealed class Browser : IAsyncLifetime
{
    public const string Variable = "SECONDTRACK_TEST_BROWSER";

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } path) return;
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = path,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    /// <summary>A page in a language and at a width: 1280 for a desk, 360 for a phone.</summary>
    public async Task<IPage> Open(Language language, int width = 1280, bool scripts = true, bool dark = false)
    {
        Assert.SkipWhen(_browser is null, $"skipped: needs a Chromium; set {Variable} to its path");
        var context = await _browser!.NewContextAsync(new()
        {
            Locale = language == Language.Chinese ? "zh-CN" : "en-GB",
            ViewportSize = new() { Width = width, Height = 900 },
            JavaScriptEnabled = scripts,
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            HasTouch = width < 500,
            // A page that still glides to its place is not where a mouse was told it is.
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(15_000);
        return await context.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
    }
}

/// <summary>Both languages at both widths: every page is looked at four times.</summary>
public sealed class EveryReader : TheoryData<Language, int>
{
    public EveryReader()
    {
        foreach (var language in new[] { Language.English, Language.Chinese })
            foreach (var width in new[] { 1280, 360 })
                Add(language, width);
    }
}
