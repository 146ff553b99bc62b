using Microsoft.EntityFrameworkCore;
using SecondTrack.Keeping;

namespace SecondTrack.Storage;

/// <summary>What sealing again needs of the store, beside the saving of what people change.</summary>
public sealed partial class Store
{
    /// <summary>Saves values that only lie otherwise than before: no new revision, no line in the trail. Refused where a row has changed meanwhile.</summary>
    internal Task<int> SaveSealedAgain(CancellationToken cancel) => base.SaveChangesAsync(true, cancel);

    /// <summary>The same for private rows, each with its line in the trail: the trail holds a hash of every row as it lies.</summary>
    internal async Task SaveRowsSealedAgain(IReadOnlyList<PrivateRow> rows, CancellationToken cancel)
    {
        await using var own = await Database.BeginTransactionAsync(cancel);
        var chain = await AuditChain.Continue(this, Within, cancel);
        foreach (var row in rows)
        {
            var entry = Entry(row);
            Add(chain.Next(time.GetUtcNow(), Guid.Empty, AuditAct.SealedAgain, entry.Metadata.ClrType.Name, row.Id, Guid.Empty,
                RowState.SaltedHash(row.Salt, RowState.Of(entry, entry.CurrentValues))));
        }
        await SaveSealedAgain(cancel);
        await own.CommitAsync(cancel);
    }

    /// <summary>The journal of SQLite keeps pages as they were before: it is emptied, so that nothing can be read from it.</summary>
    internal async Task LeaveNothingBehind(CancellationToken cancel)
    {
        if (Database.IsSqlite()) await Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE);", cancel);
    }
}
