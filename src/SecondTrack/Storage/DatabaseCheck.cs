using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace SecondTrack.Storage;

/// <summary>The embedded database as SQLite sees it: every page, every index, every reference. A PostgreSQL watches over its own.</summary>
internal sealed class DatabaseCheck() : StoreCheck("database")
{
    internal override async IAsyncEnumerable<Words> OfStore(Store store, [EnumeratorCancellation] CancellationToken cancel)
    {
        if (!store.Database.IsSqlite()) yield break;
        await foreach (var row in Rows(store, "PRAGMA integrity_check(100)", cancel))
            if (row[0] != "ok") yield return new Words("The database is damaged: {0}", "数据库已损坏：{0}").With(row[0]);
        await foreach (var row in Rows(store, "PRAGMA foreign_key_check", cancel))
            yield return new Words("A row of {0} refers to one of {1} that is not there.", "{0} 的一行引用了 {1} 中不存在的行。").With(row[0], row[2]);
    }

    private static async IAsyncEnumerable<string[]> Rows(Store store, string sql, [EnumeratorCancellation] CancellationToken cancel)
    {
        await using var command = store.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        command.Transaction = store.Database.CurrentTransaction?.GetDbTransaction();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            yield return [.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetValue(i)?.ToString() ?? "")];
    }
}
