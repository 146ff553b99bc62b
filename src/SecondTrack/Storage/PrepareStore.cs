using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace SecondTrack.Storage;

public sealed record StoreIsNewer(string Migration) : Refusal(new Words(
    "This store was written by a newer version of SecondTrack (it knows “{0}”). Install that version; nothing was changed.",
    "这个存储由更新版本的 SecondTrack 写入（含“{0}”）。请安装该版本；未作任何更改。").With(Migration));

public sealed record StoreIsOlder() : Refusal(new Words(
    "This store was written by an older version of SecondTrack. Start the workbench on it once, which makes a copy and upgrades it.",
    "这个存储由较旧版本的 SecondTrack 写入。请先用工作台打开一次：它会先备份再升级。"));

public sealed record StoreIsDamaged(string Path) : Refusal(new Words(
    "{0} is not a whole SecondTrack store: it is truncated or is another kind of file. Restore the last backup; nothing was changed.",
    "{0} 不是完整的 SecondTrack 存储：文件被截断或属于其他类型。请恢复最近的备份；未作任何更改。").With(Path));

public sealed record StoreIsInUse(string Path) : Refusal(new Words(
    "Another SecondTrack is already writing to {0}. Close it first, or give this one another folder with --data.",
    "已有另一个 SecondTrack 正在写入 {0}。请先关闭它，或用 --data 指定另一个文件夹。").With(Path));

public sealed record LocaleIsC() : Refusal(new Words(
    "The PostgreSQL database has the locale C. Make it with C.UTF-8 (LC_CTYPE), or Chinese cannot be searched in it.",
    "PostgreSQL 数据库的区域设置为 C。请以 C.UTF-8（LC_CTYPE）建库，否则无法检索中文。"));

public sealed record SqliteIsOld(string Version) : Refusal(new Words(
    "This SQLite is {0}; 3.51.3 or newer is needed, since older ones can damage a store.",
    "当前 SQLite 版本为 {0}；需要 3.51.3 或更新版本，旧版本可能损坏存储。").With(Version));

/// <summary>
/// Makes a store ready before anything else touches it: one migrator, a backup before it, no start on a newer or damaged store.
/// </summary>
public sealed class PrepareStore(Store store, StoreAddress address, TimeProvider time)
{
    public Task<Refusal?> Run(CancellationToken cancel = default) => Run(mayChange: true, cancel);

    /// <summary>With <paramref name="mayChange"/> false it only looks: for whoever reads beside a workbench that runs.</summary>
    public async Task<Refusal?> Run(bool mayChange, CancellationToken cancel = default)
    {
        try
        {
            if (address.Kind == StoreKind.Sqlite && SqliteProblem() is { } problem) return problem;
            var known = store.Database.GetMigrations().ToHashSet(StringComparer.Ordinal);
            var exists = await store.Database.CanConnectAsync(cancel);
            var applied = exists ? (await store.Database.GetAppliedMigrationsAsync(cancel)).ToList() : [];
            if (applied.Find(m => !known.Contains(m)) is { } unknown) return new StoreIsNewer(unknown);
            if (address.Kind == StoreKind.Postgres && exists && await LocaleProblem(cancel) is { } locale) return locale;
            // Who only reads makes no database: opening it says why it cannot be reached.
            if (!mayChange && !exists) await store.Database.OpenConnectionAsync(cancel);
            if (!mayChange) return applied.Count < known.Count ? new StoreIsOlder() : null;
            if (applied.Count < known.Count)
            {
                if (applied.Count > 0 && address.Kind == StoreKind.Sqlite) await CopyBefore(applied[^1], cancel);
                await store.Database.MigrateAsync(cancel);
            }
            await SqliteStatistics.Refresh(store, cancel);
            return null;
        }
        catch (SqliteException e) when (e.SqliteErrorCode is 11 or 26)
        {
            return new StoreIsDamaged(address.Connection);
        }
        catch (SqliteException e) when (StoreFaults.Explain(e) is { } fault)
        {
            return fault;
        }
    }

    private Refusal? SqliteProblem()
    {
        using var memory = new SqliteConnection("Data Source=:memory:");
        memory.Open();
        if (Version.Parse(memory.ServerVersion) < new Version(3, 51, 3)) return new SqliteIsOld(memory.ServerVersion);
        var file = new FileInfo(address.Connection);
        if (!file.Exists) return null;
        if (file.Length == 0) return new StoreIsDamaged(file.FullName);
        using var existing = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file.FullName, Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ToString());
        existing.Open();
        using var check = existing.CreateCommand();
        // quick_check reads every page, so that a truncated file is named here and not by whichever page happens to be missing later.
        check.CommandText = "PRAGMA quick_check(1)";
        if (check.ExecuteScalar() is not "ok") return new StoreIsDamaged(file.FullName);
        // A backup has no write-ahead log yet. Whoever opens it to read alone cannot give it one, so it is given here.
        check.CommandText = "PRAGMA journal_mode = WAL";
        check.ExecuteNonQuery();
        return null;
    }

    private async Task<Refusal?> LocaleProblem(CancellationToken cancel)
    {
        var locale = await store.Database.SqlQuery<string>($"SELECT datctype AS \"Value\" FROM pg_database WHERE datname = current_database()").SingleAsync(cancel);
        return locale is "C" or "POSIX" ? new LocaleIsC() : null;
    }

    private async Task CopyBefore(string migration, CancellationToken cancel)
    {
        var stamp = time.GetUtcNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
        var copy = $"{address.Connection}.before-upgrade-{stamp}-from-{migration}";
        try
        {
            await store.Database.ExecuteSqlAsync($"VACUUM INTO {copy}", cancel);
        }
        catch (SqliteException)
        {
            // Half a copy would be taken for a whole one.
            foreach (var left in new[] { copy, copy + "-journal" }) File.Delete(left);
            throw;
        }
    }
}
