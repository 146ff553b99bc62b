using System.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SecondTrack.Keeping;
using SecondTrack.Keeping.Keys;
using SecondTrack.Keeping.Retention;
using SecondTrack.Search;

namespace SecondTrack.Storage;

/// <summary>Where the private memory lies: the embedded SQLite in a folder, or a PostgreSQL.</summary>
public sealed record StoreAddress(StoreKind Kind, string Connection)
{
    /// <summary>The file with the ids of whoever was erased, outside the store and its backups; null where nothing is noted.</summary>
    public string? Erasures { get; init; }

    public static StoreAddress Sqlite(string folder) => new(StoreKind.Sqlite, Path.Combine(folder, "secondtrack.db")) { Erasures = Path.Combine(folder, "secondtrack.erasures") };

    public static StoreAddress Postgres(string connection) => new(StoreKind.Postgres, connection);
}

public enum StoreKind
{
    Sqlite,
    Postgres,
}

public static class StoreRegistration
{
    public const string SqliteMigrations = "SecondTrack.Storage.Sqlite";
    public const string PostgresMigrations = "SecondTrack.Storage.Postgres";

    public static IServiceCollection AddStore(this IServiceCollection services, StoreAddress address)
    {
        services.AddSingleton(address);
        services.AddSingleton(new ErasureList(address.Erasures));
        services.AddScoped<ContentSeal>();
        services.AddSingleton<Keyring>();
        services.TryAddSingleton(LockAfter.Usual);
        services.AddSearch();
        services.AddSingleton<ChangeFeed>();
        services.AddScoped<Seat>();
        services.AddScoped<PrepareStore>();
        services.AddScoped<BackUpStore>().AddScoped<RestoreStore>();
        services.AddScoped<CheckStore>().AddScoped<StoreCheck, DatabaseCheck>().AddScoped<StoreCheck, RowsCheck>();
        services.AddDbContext<Store>(options => options.UseStore(address));
        return services;
    }

    public static DbContextOptionsBuilder UseStore(this DbContextOptionsBuilder options, StoreAddress address) => address.Kind switch
    {
        StoreKind.Sqlite => options
            .UseSqlite(SqliteConnection(address.Connection), s => s.MigrationsAssembly(SqliteMigrations))
            .AddInterceptors(SqliteSettings.Instance),
        _ => options.UseNpgsql(address.Connection, p => p.MigrationsAssembly(PostgresMigrations)),
    };

    private static string SqliteConnection(string path) =>
        new Microsoft.Data.Sqlite.SqliteConnectionStringBuilder { DataSource = path, ForeignKeys = true, DefaultTimeout = 30 }.ToString();
}
