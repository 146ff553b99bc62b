using Microsoft.EntityFrameworkCore;

namespace SecondTrack.Storage;

/// <summary>
/// Lets SQLite count its indexes now and then. Without counts it believes that a compartment holds ten rows, and reads all of it where
/// an id would have led to one.
/// </summary>
internal static class SqliteStatistics
{
    private const int SavesBetween = 500;

    private static int _saves;

    public static Task AfterSave(Store store, CancellationToken cancel) =>
        Interlocked.Increment(ref _saves) % SavesBetween == 0 ? Refresh(store, cancel) : Task.CompletedTask;

    /// <summary>Looks at every table that grew since it was last counted, at a sample of each index: milliseconds.</summary>
    public static async Task Refresh(Store store, CancellationToken cancel)
    {
        if (store.Database.ProviderName?.EndsWith("Sqlite", StringComparison.Ordinal) == true)
            await store.Database.ExecuteSqlRawAsync("PRAGMA analysis_limit = 1000; PRAGMA optimize = 0x10002;", cancel);
    }
}
