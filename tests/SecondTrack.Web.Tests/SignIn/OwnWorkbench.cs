using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using SecondTrack.Keeping;
using SecondTrack.Keeping.Keys;
using SecondTrack.Storage;
using SecondTrack.Web;
using Xunit;

namespace SecondTrack.Web.Tests.SignIn;

/// <summary>An empty workbench of its own, with its clock, what it said on the console and what it logged.</summary>
internal sealed class OwnWorkbench : IAsyncDisposable
{
    public const string Password = "a sentence only I would say";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("secondtrack-sign-in-");
    private readonly StringWriter _console = new();

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 1, 9, 0, 0, TimeSpan.Zero));

    public Logged Logs { get; } = new();

    public RunningWorkbench Running { get; private set; } = null!;

    public string Console => _console.ToString();

    /// <summary>The secret of the first link, as it was printed.</summary>
    public string FirstSecret => Console[(Console.IndexOf("/join#", StringComparison.Ordinal) + 6)..].Split('\n')[0].Trim();

    /// <summary>With <paramref name="realClock"/> where another program must agree on the time.</summary>
    public static async Task<OwnWorkbench> Start(Func<Settings, Settings>? with = null, bool realClock = false)
    {
        var own = new OwnWorkbench();
        var settings = new Settings { Data = own._folder.FullName };
        var started = await Workbench.Start(with?.Invoke(settings) ?? settings, services =>
        {
            if (!realClock) services.AddSingleton<TimeProvider>(own.Clock);
            services.AddSingleton(new PassphraseCost(8, 1)).AddSingleton(new SecondTrack.Keeping.Retention.ExpiryNotice(0));
            services.RemoveAll<ILoggerProvider>();
            services.AddSingleton<ILoggerProvider>(own.Logs);
            services.Configure<LoggerFilterOptions>(o => { o.MinLevel = LogLevel.Trace; o.Rules.Clear(); });
        }, own._console);
        Assert.True(started.Done, started.Refusal?.Sentence.En);
        own.Running = started.Value;
        return own;
    }

    /// <summary>As an authenticator app makes it (RFC 6238, SHA-1, six digits, half a minute), independent of the product; with a clock that is off.</summary>
    public string Code(string key, TimeSpan off = default)
    {
        const string alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        var bits = string.Concat(key.Select(c => Convert.ToString(alphabet.IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        var secret = Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2)).ToArray();
        var step = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(step, (Clock.GetUtcNow() + off).ToUnixTimeSeconds() / 30);
#pragma warning disable CA5350 // What the standard says.
        var hash = HMACSHA1.HashData(secret, step);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", System.Globalization.CultureInfo.InvariantCulture);
    }

    public FormClient Client(Language language = Language.English) => new(Running.Address, language);

    public static Task<HttpResponseMessage> Join(FormClient client, string secret, string name) => client.Post("/join", "/join",
        ("secret", secret), ("name", name), ("shown", name), ("password", Password), ("again", Password), ("compartment.en", "Ours"), ("keeping", "Plain"));

    public static Task<HttpResponseMessage> SignIn(FormClient client, string name, string password) =>
        client.Post("/sign-in", "/sign-in", ("name", name), ("password", password), ("to", "/"));

    /// <summary>The first account is in; gives its client and its compartment's address.</summary>
    public async Task<(FormClient Client, string Compartment)> First(string name = "convenor")
    {
        var client = Client();
        using var joined = await Join(client, FirstSecret, name);
        return (client, joined.Headers.Location!.ToString().Replace("/today", "", StringComparison.Ordinal));
    }

    /// <summary>Somebody else comes in by an invitation that the convenor makes on the page.</summary>
    public async Task<FormClient> Another(FormClient convenor, string compartment, string name, Role role)
    {
        var client = Client();
        using var joined = await Join(client, await Invite(convenor, compartment, role), name);
        Assert.Equal(System.Net.HttpStatusCode.SeeOther, joined.StatusCode);
        return client;
    }

    public static async Task<string> Invite(FormClient convenor, string compartment, Role role)
    {
        using var response = await convenor.Post(compartment + "/members", compartment + "/members/invite", ("role", role.ToString()));
        var page = await response.Content.ReadAsStringAsync();
        return page[(page.IndexOf("/join#", StringComparison.Ordinal) + 6)..].Split('<')[0];
    }

    public async Task<T> InStore<T>(Func<Store, Task<T>> read)
    {
        await using var scope = Running.App.Services.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<Store>());
    }

    public async ValueTask DisposeAsync()
    {
        await Running.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
        await _console.DisposeAsync();
    }
}

/// <summary>Every line that anything logged, at every level.</summary>
internal sealed class Logged : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> _lines = new();

    public string All => string.Join('\n', _lines);

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _lines.Enqueue(formatter(state, exception) + exception);

    public void Dispose()
    {
    }
}
