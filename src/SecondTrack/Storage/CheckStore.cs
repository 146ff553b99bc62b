using System.Data;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using SecondTrack.Keeping;

namespace SecondTrack.Storage;

/// <param name="Looked">How many compartments were looked at.</param>
public sealed record StoreChecked(int Looked, IReadOnlyList<StoreFinding> Findings)
{
    public bool IsWhole => Findings.Count == 0;
}

/// <summary>
/// Looks at everything in a store: the database itself, the audit trails, each row against the trail, the search index against the rows,
/// the originals and texts against their hashes. It changes nothing and shows no content; a workbench may run meanwhile.
/// </summary>
public sealed class CheckStore(Store store, Seat seat, IEnumerable<StoreCheck> checks)
{
    private const int MostOfOne = 100;

    public async Task<StoreChecked> Run(CancellationToken cancel = default)
    {
        var findings = new List<StoreFinding>();
        // One state of the store from beginning to end, whoever writes meanwhile.
        await using var still = await Still(cancel);
        foreach (var check in checks) await Take(check, check.OfStore(store, cancel));
        var compartments = await store.Set<Compartment>().AsNoTracking().OrderBy(c => c.Id).ToListAsync(cancel);
        foreach (var compartment in compartments)
        {
            seat.Take(compartment.Id, compartment.Name, Role.Operator, compartment.KeyId is not null);
            foreach (var check in checks) await Take(check, check.OfCompartment(store, cancel));
        }
        seat.Take(Guid.Empty, LocalText.Empty, Role.Operator);
        return new StoreChecked(compartments.Count, findings);

        async Task Take(StoreCheck check, IAsyncEnumerable<Words> found)
        {
            var left = MostOfOne;
            try
            {
                await foreach (var what in found.WithCancellation(cancel))
                {
                    findings.Add(new StoreFinding(check.Part, what));
                    if (--left == 0) break;
                }
            }
            catch (Exception e) when (e is InvalidDataException or JsonException or FormatException or SqliteException { SqliteErrorCode: 11 })
            {
                findings.Add(new StoreFinding(check.Part, new Words("The check met something that it cannot read, and stopped there.", "检查遇到无法读取的内容，已在该处停止。")));
            }
        }
    }

    private async Task<IDbContextTransaction> Still(CancellationToken cancel)
    {
        if (!store.Database.IsSqlite()) return await store.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);
        await store.Database.OpenConnectionAsync(cancel);
        // Deferred: it never asks for the right to write, so whoever saves meanwhile does not wait.
        return (await store.Database.UseTransactionAsync(((SqliteConnection)store.Database.GetDbConnection()).BeginTransaction(deferred: true), cancel))!;
    }
}
