using Microsoft.Data.Sqlite;
using SecondTrack.Web;
using Xunit;

namespace SecondTrack.Cli.Tests;

public class KeepStoreTests(MadeStore made) : IClassFixture<MadeStore>
{
    [Fact]
    public async Task While_the_workbench_runs_one_may_read_and_save_a_backup_but_not_write()
    {
        var store = made.Copy();
        var started = await Workbench.Start(new Settings { Data = store }, console: TextWriter.Null);
        Assert.True(started.Done, started.Refusal?.Sentence.En);
        var backup = Path.Combine(made.Folder(), "backup");
        await using (started.Value)
        {
            Assert.Equal(0, (await Called.With("backup", backup, "--data", store)).Exit);
            Assert.Equal(0, (await Called.With("check-store", "--data", store)).Exit);
            Assert.Equal(0, (await Called.With("export", "csl", "-", "--data", store, "--as", MadeStore.User)).Exit);
            var file = made.FileWith("l.ris", "TY  - JOUR\nTI  - A\nER  - \n"u8.ToArray());
            MadeStore.IsRefused(await Called.With("import", "ris", file, "--data", store, "--as", MadeStore.User, "--lang", "en"), "already writing", store);
            MadeStore.IsRefused(await Called.With("restore", backup, "--data", store, "--lang", "zh"), "正在写入");
        }
        MadeStore.IsRefused(await Called.With("backup", backup, "--data", store), "there already");
        var elsewhere = made.Folder();
        Assert.Equal(0, (await Called.With("restore", backup, "--data", elsewhere)).Exit);
        Assert.Equal(0, (await Called.With("check-store", "--data", elsewhere)).Exit);
        Assert.Equal((await Called.With("export", "statements", "-", "--data", store, "--as", MadeStore.User)).Output,
            (await Called.With("export", "statements", "-", "--data", elsewhere, "--as", MadeStore.User)).Output);
    }

    [Fact]
    public async Task A_restore_keeps_what_was_there_and_one_of_rubbish_changes_nothing()
    {
        var store = made.Copy();
        var backup = Path.Combine(made.Folder(), "backup");
        Assert.Equal(0, (await Called.With("backup", backup, "--data", store)).Exit);
        var whole = await File.ReadAllBytesAsync(backup);
        var before = Names(store);
        foreach (var bad in new[] { whole[..(whole.Length / 2)], whole[..4096], [1, 2, 3], [] })
            MadeStore.IsRefused(await Called.With("restore", made.FileWith("bad", bad), "--data", store), "not a whole backup");
        MadeStore.IsRefused(await Called.With("restore", "/nowhere/backup", "--data", store), "not a whole backup");
        Assert.Equal(before, Names(store));
        Assert.Equal(0, (await Called.With("check-store", "--data", store)).Exit);

        Execute(store, "UPDATE AspNetUsers SET DisplayName = 'changed since'");
        var restored = await Called.With("restore", backup, "--data", store, "--lang", "zh");
        Assert.True(restored.Exit == 0, restored.Error);
        var aside = Assert.Single(Directory.GetFiles(store, "*.before-restore-*"));
        Assert.Contains(aside, restored.Output, StringComparison.Ordinal);
        // What was kept aside is a store again when it is put back.
        var again = made.Folder();
        Assert.Equal(0, (await Called.With("restore", aside, "--data", again)).Exit);
        Assert.Equal(0, (await Called.With("check-store", "--data", store)).Exit);
    }

    [Theory]
    [InlineData("audit", "UPDATE AuditEntries SET AccountId = zeroblob(16) WHERE Seq = 3")]
    [InlineData("rows", "UPDATE Statements SET Stance = -2 WHERE Id IN (SELECT Id FROM Statements WHERE Stance = 2 LIMIT 1)")]
    [InlineData("rows", "DELETE FROM Statements WHERE Id IN (SELECT Id FROM Statements LIMIT 1)")]
    [InlineData("rows", "UPDATE Sources SET Sealed = substr(Sealed, 1, length(Sealed) - 9) WHERE Id IN (SELECT Id FROM Sources LIMIT 1)")]
    [InlineData("search", "DELETE FROM SearchEntries WHERE Key IN (SELECT Key FROM SearchEntries LIMIT 1)")]
    [InlineData("search", "DELETE FROM SearchIndex WHERE rowid IN (SELECT Key FROM SearchEntries LIMIT 1)")]
    [InlineData("database", "PRAGMA foreign_keys = OFF; DELETE FROM Passages WHERE Id IN (SELECT PassageId FROM Statements LIMIT 1)")]
    public async Task What_another_hand_changed_is_found(string part, string sql)
    {
        var store = made.Copy();
        Execute(store, sql);
        var called = await Called.With("check-store", "--data", store, "--json", "-");
        Assert.Equal(1, called.Exit);
        Assert.Empty(called.Error);
        Assert.Contains($"\"part\": \"{part}\"", called.Output, StringComparison.Ordinal);
        if (part != "search") return;
        Assert.Equal(0, (await Called.With("rebuild-search", "--data", store, "--as", MadeStore.User)).Exit);
        Assert.Equal(0, (await Called.With("check-store", "--data", store)).Exit);
    }

    [Fact]
    public async Task A_damaged_store_is_named_at_the_start()
    {
        foreach (var bytes in new byte[][] { [.. "SQLite format 3\0"u8, .. new byte[200]], [.. Enumerable.Range(0, 9000).Select(i => (byte)(i * 7))], [] })
        {
            var store = made.Folder();
            await File.WriteAllBytesAsync(Path.Combine(store, "secondtrack.db"), bytes);
            MadeStore.IsRefused(await Called.With("check-store", "--data", store), "not a whole SecondTrack store");
            MadeStore.IsRefused(await Called.With("generate", "--data", store), "not a whole SecondTrack store");
            Assert.Equal(bytes, await File.ReadAllBytesAsync(Path.Combine(store, "secondtrack.db")));
        }
    }

    private static List<string> Names(string folder) => [.. Directory.GetFiles(folder).Where(f => !f.EndsWith("-wal", StringComparison.Ordinal) && !f.EndsWith("-shm", StringComparison.Ordinal)
        && !f.EndsWith(".lock", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    private static void Execute(string folder, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "secondtrack.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
