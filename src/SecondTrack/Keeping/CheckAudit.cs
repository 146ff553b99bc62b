using Microsoft.EntityFrameworkCore;
using SecondTrack.Storage;

namespace SecondTrack.Keeping;

/// <summary>What a walk along an audit trail found. <paramref name="BrokenAt"/> is the first entry that does not follow from the one before.</summary>
public sealed record AuditReport(long Entries, long? BrokenAt, string HeadHash)
{
    public bool Whole => BrokenAt is null;
}

/// <summary>Walks the whole chain of the seat's compartment: an entry altered, removed or put in by hand shows.</summary>
public sealed class CheckAudit(Store store, Seat seat)
{
    public async Task<AuditReport> Run(CancellationToken cancel = default)
    {
        byte[] previous = [];
        long count = 0;
        await foreach (var entry in store.Set<AuditEntry>().AsNoTracking()
            .Where(a => a.CompartmentId == seat.CompartmentId).OrderBy(a => a.Seq).AsAsyncEnumerable().WithCancellation(cancel))
        {
            count++;
            if (entry.Seq != count || !entry.Previous.AsSpan().SequenceEqual(previous) || !AuditChain.HashOf(entry).AsSpan().SequenceEqual(entry.Hash))
                return new AuditReport(count, entry.Seq, Convert.ToHexStringLower(previous));
            previous = entry.Hash;
        }
        return new AuditReport(count, null, Convert.ToHexStringLower(previous));
    }
}
