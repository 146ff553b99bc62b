using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace SecondTrack.Storage;

/// <param name="KeptAside">Where the store lies that was there before; null where there was none.</param>
public sealed record RestoreDone(string? KeptAside);

public sealed record IsNoBackup(string Path) : Refusal(new Words(
    "“{0}” is not a whole backup of SecondTrack: it is missing, cut off, or another kind of file. Nothing was changed.",
    "“{0}”不是完整的 SecondTrack 备份：文件不存在、被截断或属于其他类型。未作任何更改。").With(Path));

public sealed record StoreIsNotEmpty() : Refusal(new Words(
    "The database of --connection holds something already. Restore into an empty one; nothing was changed.",
    "--connection 指定的数据库中已有内容。请恢复到空数据库；未作任何更改。"));

/// <summary>
/// Puts a backup in the place of the store, whole or not at all: it is copied beside it and looked at there, and takes its place in one step,
/// while the store that was there is kept under another name. The caller holds the store's lock.
/// </summary>
public sealed class RestoreStore(Store store, StoreAddress address, TimeProvider time)
{
    public async Task<Outcome<RestoreDone>> Run(string file, CancellationToken cancel = default)
    {
        if (!File.Exists(file)) return new IsNoBackup(file);
        if (address.Kind == StoreKind.Postgres) return await IntoPostgres(file, cancel);
        var beside = address.Connection + ".restoring";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(address.Connection)!);
            File.Copy(file, beside, overwrite: true);
            if (Problem(beside, file) is { } problem) return problem;
            TakeKeys(beside);
            await using (var copied = new FileStream(beside, FileMode.Open, FileAccess.ReadWrite)) copied.Flush(flushToDisk: true);
            return new RestoreDone(Exchange(beside));
        }
        catch (SqliteException e) when (e.SqliteErrorCode is 1 or 11 or 26)
        {
            return new IsNoBackup(file);
        }
        // A file that grows beyond what its file system takes comes as an argument out of range.
        catch (Exception e) when (e is SqliteException or IOException or UnauthorizedAccessException or ArgumentOutOfRangeException)
        {
            return StoreFaults.Explain(e) ?? new StoreCannotWrite();
        }
        finally
        {
            foreach (var left in new[] { beside, beside + "-journal", beside + "-wal", beside + "-shm" }) File.Delete(left);
        }
    }

    private Refusal? Problem(string copy, string file)
    {
        using var read = BackUpStore.Open(copy, SqliteOpenMode.ReadWrite);
        if (BackUpStore.Answer(read, "PRAGMA integrity_check(1)") != "ok" || BackUpStore.Answer(read, "PRAGMA journal_mode = DELETE") != "delete") return new IsNoBackup(file);
        using var command = read.CreateCommand();
        command.CommandText = "SELECT MigrationId FROM __EFMigrationsHistory";
        using var rows = command.ExecuteReader();
        var known = store.Database.GetMigrations().ToHashSet(StringComparer.Ordinal);
        var any = false;
        while (rows.Read())
        {
            any = true;
            if (!known.Contains(rows.GetString(0))) return new StoreIsNewer(rows.GetString(0));
        }
        return any ? null : new IsNoBackup(file);
    }

    /// <summary>A backup has no keys: those of the store whose place it takes are the newest, and lack what was shredded since.</summary>
    private void TakeKeys(string copy)
    {
        if (!File.Exists(address.Connection)) return;
        using var into = BackUpStore.Open(copy, SqliteOpenMode.ReadWrite);
        try
        {
            using (var attach = into.CreateCommand())
            {
                attach.CommandText = "ATTACH $old AS old";
                attach.Parameters.AddWithValue("$old", address.Connection);
                attach.ExecuteNonQuery();
            }
            foreach (var table in BackUpStore.KeyTables) BackUpStore.Answer(into, $"INSERT OR IGNORE INTO {table} SELECT * FROM old.{table}");
        }
        catch (SqliteException)
        {
            // One of the two is older than the keys, or damaged: their copy is put back by hand.
        }
    }

    private string? Exchange(string with)
    {
        var here = address.Connection;
        if (!File.Exists(here))
        {
            File.Move(with, here);
            return null;
        }
        var aside = $"{here}.before-restore-{time.GetUtcNow().ToString("yyyyMMdd-HHmmss-fff", CultureInfo.InvariantCulture)}";
        CloseLog(here);
        // What the log still holds belongs to the old store alone: it goes with it, or the new one would be read together with it.
        foreach (var ending in new[] { "-wal", "-shm" })
            if (File.Exists(here + ending)) File.Move(here + ending, aside + ending);
        File.Replace(with, here, aside);
        return aside;
    }

    /// <summary>Brings the old store's log into its file, so that one file is all of it. A damaged store keeps its log as it is.</summary>
    private static void CloseLog(string path)
    {
        try
        {
            using var old = BackUpStore.Open(path, SqliteOpenMode.ReadWrite);
            BackUpStore.Answer(old, "PRAGMA wal_checkpoint(TRUNCATE)");
        }
        catch (SqliteException)
        {
            // Kept aside as it is, log and all.
        }
    }

    private async Task<Outcome<RestoreDone>> IntoPostgres(string file, CancellationToken cancel)
    {
        var head = new byte[5];
        await using (var read = File.OpenRead(file))
            if (await read.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancel) < head.Length || !head.AsSpan().SequenceEqual("PGDMP"u8)) return new IsNoBackup(file);
        var there = await store.Database.SqlQuery<int>($"SELECT COUNT(*)::int AS \"Value\" FROM information_schema.tables WHERE table_schema = current_schema()").SingleAsync(cancel);
        if (there > 0) return new StoreIsNotEmpty();
        return await PostgresDump.Read(address.Connection, file, cancel) is { } refusal ? refusal : new RestoreDone(null);
    }
}
