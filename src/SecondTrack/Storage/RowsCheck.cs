using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using SecondTrack.Keeping;

namespace SecondTrack.Storage;

/// <summary>
/// Every private row against the audit trail: one that was changed, put in or taken away by another hand than SecondTrack's, or by a
/// failing disk, has no entry with its hash. What is encrypted is looked at as it lies there: the check has no key.
/// </summary>
internal sealed class RowsCheck() : StoreCheck("rows")
{
    private static readonly MethodInfo RowsOfType = typeof(RowsCheck).GetMethod(nameof(Rows), BindingFlags.Static | BindingFlags.NonPublic)!;

    internal override async IAsyncEnumerable<Words> OfCompartment(Store store, [EnumeratorCancellation] CancellationToken cancel)
    {
        var last = await LastActs(store, cancel);
        foreach (var type in store.Model.GetEntityTypes().Where(t => typeof(PrivateRow).IsAssignableFrom(t.ClrType)).OrderBy(t => t.ClrType.Name, StringComparer.Ordinal))
            await foreach (var row in ((IAsyncEnumerable<PrivateRow>)RowsOfType.MakeGenericMethod(type.ClrType).Invoke(null, [store])!).WithCancellation(cancel))
            {
                last.Remove(row.Id, out var act);
                var entry = store.Entry(row);
                if (act is null || act.Act == AuditAct.Removed)
                    yield return new Words("{0} {1} is there, but not in the audit trail.", "{0} {1} 存在，但审计记录中没有。").With(type.ClrType.Name, row.Id);
                else if (!RowState.SaltedHash(row.Salt, RowState.Of(entry, entry.CurrentValues)).AsSpan().SequenceEqual(act.ContentHash))
                    yield return new Words("{0} {1} is not as it was saved (entry {2} of the audit trail).", "{0} {1} 与保存时不同（审计记录第 {2} 条）。").With(type.ClrType.Name, row.Id, act.Seq);
                else if (!store.Seat.IsEncrypted && !Opens(row))
                    yield return new Words("The content of {0} {1} cannot be read.", "{0} {1} 的内容无法读取。").With(type.ClrType.Name, row.Id);
            }
        foreach (var gone in last.Values.Where(a => a.Act != AuditAct.Removed).OrderBy(a => a.Seq))
            yield return new Words("{0} {1} is gone without an entry in the audit trail.", "{0} {1} 已不存在，审计记录中却没有删除的条目。").With(gone.Thing, gone.ThingId);
    }

    /// <summary>Per private thing the last that was done to it. Memberships and the like have no content and no hash.</summary>
    private static async Task<Dictionary<Guid, AuditEntry>> LastActs(Store store, CancellationToken cancel)
    {
        var last = new Dictionary<Guid, AuditEntry>();
        await foreach (var entry in store.Set<AuditEntry>().AsNoTracking().Where(a => a.CompartmentId == store.Within).OrderBy(a => a.Seq).AsAsyncEnumerable().WithCancellation(cancel))
            if (entry.ContentHash.Length > 0) last[entry.ThingId] = entry;
        return last;
    }

    private static IAsyncEnumerable<PrivateRow> Rows<TRow>(Store store)
        where TRow : PrivateRow => store.Set<TRow>().AsNoTracking().OrderBy(r => r.Id).AsAsyncEnumerable();

    private static bool Opens(PrivateRow row)
    {
        try
        {
            return row.ContentBytes().Length > 0;
        }
        catch (Exception e) when (e is InvalidDataException or System.Text.Json.JsonException or System.Security.Cryptography.CryptographicException)
        {
            return false;
        }
    }
}
