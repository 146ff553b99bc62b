using System.Security.Cryptography;
using Microsoft.Data.Sqlite;

namespace SecondTrack.Storage;

/// <param name="Sha256">Of the file, in lower hexadecimal: written down elsewhere, it shows later that the backup is still the same.</param>
public sealed record BackupDone(string Path, long Bytes, string Sha256);

public sealed record FileIsThere(string Path) : Refusal(new Words(
    "“{0}” is there already. Give another name; an older backup is never written over.", "“{0}”已存在。请换一个名称；不会覆盖已有的备份。").With(Path));

public sealed record BackupCannotBeWritten(string Path) : Refusal(new Words(
    "The backup “{0}” cannot be written. Check the folder, your rights and the free space; nothing was half-written.",
    "无法写入备份“{0}”。请检查文件夹、权限和磁盘空间；没有留下残缺的文件。").With(Path));

/// <summary>
/// The whole store in one file, while it is in use: what was saved before the backup began is in it, and nothing half. The file is looked at
/// again before it gets its name. The keys of encrypted compartments are not in it.
/// </summary>
public sealed class BackUpStore(StoreAddress address)
{
    public async Task<Outcome<BackupDone>> Run(string path, CancellationToken cancel = default)
    {
        path = Path.GetFullPath(path);
        if (File.Exists(path) || Directory.Exists(path)) return new FileIsThere(path);
        var beside = path + ".part";
        try
        {
            // Made here first, so that it is readable by its owner alone from its first byte on.
            await using (new FileStream(beside, OwnersAlone)) { }
            Refusal? refusal = address.Kind == StoreKind.Sqlite ? Copy(beside) : await PostgresDump.Write(address.Connection, beside, cancel);
            if (refusal is not null) return refusal;
            await using (var written = new FileStream(beside, FileMode.Open, FileAccess.ReadWrite)) written.Flush(flushToDisk: true);
            File.Move(beside, path);
            await using var whole = File.OpenRead(path);
            return new BackupDone(path, whole.Length, Convert.ToHexStringLower(await SHA256.HashDataAsync(whole, cancel)));
        }
        catch (Exception e) when (e is SqliteException or IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            if (StoreFaults.Explain(e) is DiskIsFull full) return full;
            return e is SqliteException { SqliteErrorCode: 11 or 26 } ? new StoreIsDamaged(address.Connection) : new BackupCannotBeWritten(path);
        }
        finally
        {
            foreach (var left in new[] { beside, beside + "-journal", beside + "-wal", beside + "-shm" }) File.Delete(left);
        }
    }

    /// <summary>Left out of every backup, so that what a deleted key sealed is forgotten there too. Their copy is made apart, and written over.</summary>
    internal static readonly IReadOnlyList<string> KeyTables = [Keeping.Keys.CompartmentKeyModel.Table, Keeping.Keys.PersonKeyModel.Table];

    private static FileStreamOptions OwnersAlone
    {
        get
        {
            var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            return options;
        }
    }

    private StoreIsDamaged? Copy(string to)
    {
        using var from = Open(address.Connection, SqliteOpenMode.ReadWrite);
        using var copy = Open(to, SqliteOpenMode.ReadWriteCreate);
        // One step: readers and writers of the store go on, and the copy is of one moment.
        from.BackupDatabase(copy);
        foreach (var table in KeyTables) Answer(copy, $"PRAGMA secure_delete = ON; DELETE FROM {table}");
        Answer(copy, "VACUUM");
        return Answer(copy, "PRAGMA journal_mode = DELETE") == "delete" && Answer(copy, "PRAGMA integrity_check(1)") == "ok" ? null : new StoreIsDamaged(address.Connection);
    }

    internal static SqliteConnection Open(string path, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false, DefaultTimeout = 30 }.ToString());
        connection.Open();
        return connection;
    }

    internal static string Answer(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar()?.ToString() ?? "";
    }
}
