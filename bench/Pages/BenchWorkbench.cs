using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using SecondTrack.Example.Generated;
using SecondTrack.Keeping;
using SecondTrack.Storage;
using SecondTrack.Web;

namespace SecondTrack.Bench.Pages;

/// <summary>A real workbench on loopback over a generated store, where every request is the generated convenor's.</summary>
internal sealed class BenchWorkbench : IAsyncDisposable
{
    private readonly RunningWorkbench _running;
    private readonly HttpClient _http;

    private BenchWorkbench(RunningWorkbench running, Guid compartment, Guid account)
    {
        _running = running;
        Compartment = compartment;
        Account.Id = account;
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(running.Address) };
    }

    public Guid Compartment { get; }

    public Random Random { get; } = new(1);

    public IServiceProvider Services => _running.App.Services;

    private static readonly SignedIn Account = new();

    public static async Task<BenchWorkbench> Start(Arguments arguments)
    {
        var settings = new Settings
        {
            Data = arguments.Data, Database = arguments.Connection is null ? StoreKind.Sqlite : StoreKind.Postgres, Connection = arguments.Connection ?? "",
        };
        var started = await Workbench.Start(settings, services => services.AddSingleton<IStartupFilter>(Account));
        if (!started.Done) throw new InvalidOperationException(started.Refusal!.Sentence.En);
        var (compartment, account) = await Enter(started.Value, arguments);
        return new(started.Value, compartment, account);
    }

    public string In(string path) => $"/c/{Compartment:N}/{path.TrimStart('/')}";

    public async Task<HttpResponseMessage> Get(string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.AcceptLanguage.ParseAdd(Random.Next(2) == 0 ? "zh-Hans" : "en");
        return await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _running.DisposeAsync();
    }

    /// <summary>The generated compartment, made first where there is none.</summary>
    private static async Task<(Guid, Guid)> Enter(RunningWorkbench running, Arguments arguments)
    {
        await using var scope = running.App.Services.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<Store>();
        var there = await store.Set<Membership>().AsNoTracking().Where(m => m.Role == Role.Convenor).OrderBy(m => m.CompartmentId).FirstOrDefaultAsync();
        if (there is not null) return (there.CompartmentId, there.AccountId);
        var progress = new Progress<int>(n => { if (n % 1000 == 0) Console.Error.WriteLine($"{n} sources"); });
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var generated = await ActivatorUtilities.CreateInstance<GenerateStore>(scope.ServiceProvider)
            .Run(new GenerateRequest(arguments.Sources, arguments.Statements, arguments.Seed), progress);
        if (!generated.Done) throw new InvalidOperationException(generated.Refusal!.Sentence.En);
        Console.Error.WriteLine($"generated in {watch.Elapsed.TotalSeconds:0} s");
        return (generated.Value.Compartment, generated.Value.Account);
    }

    private sealed class SignedIn : IStartupFilter
    {
        public Guid Id { get; set; }

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((http, then) =>
            {
                http.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, Id.ToString())], "bench"));
                return then(http);
            });
            next(app);
        };
    }
}
