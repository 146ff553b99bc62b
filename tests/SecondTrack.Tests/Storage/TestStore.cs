using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using SecondTrack.Dialogues;
using SecondTrack.Evidence;
using SecondTrack.Keeping;
using SecondTrack.Keeping.Keys;
using SecondTrack.Storage;
using Xunit;

namespace SecondTrack.Tests.Storage;

/// <summary>
/// A real store of its own for one test, on the database that the test asks for, with one account seated as convenor in a fresh compartment.
/// Every storage test runs on both: <c>[Theory, InlineData(StoreKind.Sqlite), InlineData(StoreKind.Postgres)]</c>, or [OnBothDatabases].
/// </summary>
public sealed class TestStore : IAsyncDisposable
{
    public const string PostgresVariable = "SECONDTRACK_TEST_POSTGRES";

    private readonly ServiceProvider _services;
    private readonly Func<ValueTask> _remove;

    private TestStore(ServiceProvider services, StoreAddress address, Func<ValueTask> remove)
    {
        _services = services;
        _remove = remove;
        Address = address;
    }

    public StoreAddress Address { get; }

    public Guid Account { get; private set; }

    public Guid Compartment { get; private set; }

    public static async Task<TestStore> Open(StoreKind kind, Action<IServiceCollection>? more = null)
    {
        var (address, remove) = kind == StoreKind.Sqlite ? Folder() : await Database();
        var store = new TestStore(Services(address, more), address, remove);
        await using (var scope = store._services.CreateAsyncScope())
            Assert.Null(await scope.ServiceProvider.GetRequiredService<PrepareStore>().Run());
        (store.Account, store.Compartment) = await store.Enrol("convenor", Role.Convenor);
        return store;
    }

    /// <summary>Another server on the same store: it holds no keys of this one.</summary>
    public TestStore AnotherServer(Action<IServiceCollection>? more = null) =>
        new(Services(Address, more), Address, () => ValueTask.CompletedTask) { Account = Account, Compartment = Compartment };

    private static ServiceProvider Services(StoreAddress address, Action<IServiceCollection>? more)
    {
        var services = new ServiceCollection();
        services.AddStore(address).AddKeeping().AddDialogues().AddEvidence();
        // Guessing costs nothing here: what a passphrase costs is measured in bench/.
        services.AddSingleton(new PassphraseCost(8, 1));
        more?.Invoke(services);
        return services.BuildServiceProvider();
    }

    /// <summary>A scope seated as the store's own convenor.</summary>
    public AsyncServiceScope Seated() => Seated(Account, Compartment, Role.Convenor);

    public AsyncServiceScope Seated(Guid account, Guid compartment, Role role, Language language = Language.English)
    {
        var scope = _services.CreateAsyncScope();
        var seat = scope.ServiceProvider.GetRequiredService<Seat>();
        seat.SignIn(account);
        seat.Take(compartment, LocalText.Of("Test", "测试"), role);
        seat.Language = language;
        return scope;
    }

    public AsyncServiceScope Unseated() => _services.CreateAsyncScope();

    /// <summary>Another account with a compartment of its own.</summary>
    public async Task<(Guid Account, Guid Compartment)> Enrol(string name, Role role)
    {
        await using var scope = _services.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<Store>();
        var chance = scope.ServiceProvider.GetRequiredService<Chance>();
        var account = new Account { Id = chance.NewId(), UserName = name, DisplayName = name };
        var compartment = new Compartment { Id = chance.NewId(), Name = LocalText.Of("Test", "测试") };
        store.AddRange(account, compartment, new Membership { AccountId = account.Id, CompartmentId = compartment.Id, Role = role });
        await store.SaveChangesAsync();
        return (account.Id, compartment.Id);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _remove();
    }

    private static (StoreAddress, Func<ValueTask>) Folder()
    {
        var folder = Directory.CreateTempSubdirectory("secondtrack-test-");
        return (StoreAddress.Sqlite(folder.FullName), () =>
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
            return ValueTask.CompletedTask;
        });
    }

    private static async Task<(StoreAddress, Func<ValueTask>)> Database()
    {
        var server = Environment.GetEnvironmentVariable(PostgresVariable);
        Assert.SkipWhen(string.IsNullOrEmpty(server), $"skipped: needs a PostgreSQL; set {PostgresVariable} to a connection string of a server where databases may be made");
        var name = $"secondtrack_{Convert.ToHexStringLower(Chance.Secure.Bytes(6))}";
        await Execute(server!, $"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C.UTF-8' LC_CTYPE 'C.UTF-8'");
        var connection = new NpgsqlConnectionStringBuilder(server) { Database = name, MaxPoolSize = 8 }.ToString();
        var erasures = Path.Combine(Path.GetTempPath(), $"{name}.erasures");
        return (StoreAddress.Postgres(connection) with { Erasures = erasures }, async () =>
        {
            File.Delete(erasures);
            NpgsqlConnection.ClearAllPools();
            await Execute(server!, $"DROP DATABASE {name} WITH (FORCE)");
        });
    }

    private static async Task Execute(string server, string sql)
    {
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}

/// <summary>The rows of a theory that runs on every database; a missing one shows as skipped, never silently.</summary>
public sealed class BothDatabases : TheoryData<StoreKind>
{
    public BothDatabases() => AddRange(StoreKind.Sqlite, StoreKind.Postgres);
}
