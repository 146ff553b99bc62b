using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using SecondTrack.Dialogues;
using SecondTrack.Evidence;
using SecondTrack.Example;
using SecondTrack.Keeping;
using SecondTrack.Keeping.Keys;
using SecondTrack.Storage;
using SecondTrack.Web.Dialogues;
using SecondTrack.Web.Evidence;
using SecondTrack.Web.Keeping;
using SecondTrack.Web.Layout;
using SecondTrack.Web.Live;
using SecondTrack.Web.Search;
using SecondTrack.Web.SignIn;
using SecondTrack.Web.Today;

namespace SecondTrack.Web;

/// <summary>Builds and starts one workbench. Program.cs and the tests go the same way.</summary>
public static class Workbench
{
    public static async Task<int> Run(string[] args)
    {
        if (NoCoreDumps.Set() is { } dumps) return Complain(dumps);
        var settings = Settings.Parse(args);
        if (!settings.Done) return Complain(settings.Refusal!);
        var started = await Start(settings.Value);
        if (!started.Done) return Complain(started.Refusal!);
        await using var workbench = started.Value;
        Console.WriteLine("SecondTrack: " + workbench.App.Services.GetRequiredService<PublicAddress>().Of(""));
        await workbench.App.WaitForShutdownAsync();
        return 0;
    }

    /// <summary>
    /// Prepares the store and listens. <paramref name="more"/> lets a test put its clock or its network in place, <paramref name="console"/>
    /// lets it read what only the person at the console sees.
    /// </summary>
    public static async Task<Outcome<RunningWorkbench>> Start(Settings settings, Action<IServiceCollection>? more = null, TextWriter? console = null)
    {
        var held = settings.Database == StoreKind.Sqlite ? StoreLock.Take(settings.Folder) : default;
        if (held.Refusal is { } inUse) return inUse;
        var app = Build(settings, more);
        if (await Prepare(app, settings) is { } refusal)
        {
            await app.DisposeAsync();
            if (settings.Database == StoreKind.Sqlite) held.Value.Dispose();
            return refusal;
        }
        await app.StartAsync();
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        if (!settings.Example) await SayFirstLink(app, console ?? Console.Out);
        return new RunningWorkbench(app, address, settings.Database == StoreKind.Sqlite ? held.Value : null);
    }

    private static WebApplication Build(Settings settings, Action<IServiceCollection>? more)
    {
        // The content root is where the program lies, not where it was started: static files are found from any directory.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, ApplicationName = "SecondTrack.Web" });
        builder.WebHost.UseUrls(settings.Urls.Length > 0 ? settings.Urls : "http://127.0.0.1:0");
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = Uploads.MostBytes);
        builder.WebHost.UseStaticWebAssets();
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning)
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error).AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error);
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton(new LockAfter(TimeSpan.FromMinutes(settings.LockAfter))).AddSingleton(new SystemKey(settings.KeyFile));
        builder.Services.AddStore(settings.Store).AddKeeping().AddDialogues().AddEvidence().AddExample();
        builder.Services.AddLayout(settings).AddProxies(settings).AddLive(settings).AddDialoguePages().AddEvidencePages().AddSignIn(settings);
        // The example stands still in its own years: nothing of it expires.
        if (!settings.Example) builder.Services.AddHostedService<RetentionWorker>();
        more?.Invoke(builder.Services);

        var app = builder.Build();
        app.UseProxies(settings);
        app.UseProtection(settings);
        app.UseSignIn();
        app.UseDoor();
        app.MapStaticAssets().AllowAnonymous();
        app.MapLayout();
        app.MapSignIn();
        app.MapTravel();
        var inside = app.MapGroup("/c/{compartment:guid}");
        inside.MapToday();
        inside.MapLive();
        inside.MapDialogues();
        inside.MapEvidence();
        inside.MapSearch();
        inside.MapKeeping();
        return app;
    }

    private static async Task<Refusal?> Prepare(WebApplication app, Settings settings)
    {
        await using var scope = app.Services.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<PrepareStore>().Run() is { } refusal) return refusal;
        return settings.Example ? await scope.ServiceProvider.GetRequiredService<LoadExample>().Run() : null;
    }

    /// <summary>To the console alone, never to a log: whoever reads this link first owns the workbench.</summary>
    private static async Task SayFirstLink(WebApplication app, TextWriter console)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var link = await scope.ServiceProvider.GetRequiredService<CreateFirstLink>().Run();
        if (!link.Done) return;
        var words = new Words(
            "Nobody is in yet. Open this link within 15 minutes to create the first account; it works once: {0}",
            "目前还没有账户。请在 15 分钟内打开此链接创建首个账户，仅可使用一次：{0}").With(app.Services.GetRequiredService<PublicAddress>().Of($"/join#{link.Value}"));
        await console.WriteLineAsync(words.In(LanguageTags.FromTag(Environment.GetEnvironmentVariable("LANG"))));
    }

    private static int Complain(Refusal refusal)
    {
        var language = LanguageTags.FromTag(Environment.GetEnvironmentVariable("LANG"));
        Console.Error.WriteLine(refusal.Sentence.In(language));
        return 2;
    }
}

/// <summary>A workbench that listens, with the lock on its store.</summary>
public sealed class RunningWorkbench(WebApplication app, string address, StoreLock? held) : IAsyncDisposable
{
    public WebApplication App => app;

    public string Address => address;

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        held?.Dispose();
    }
}
