using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using SecondTrack.Storage;

namespace SecondTrack.Keeping;

/// <summary>The hash-linked audit trail of one compartment: continued inside a saving transaction, checked by <see cref="CheckAudit"/>.</summary>
internal sealed class AuditChain
{
    private readonly Guid _compartment;
    private byte[] _previous;

    private AuditChain(Guid compartment, long lastSeq, byte[] previous)
    {
        _compartment = compartment;
        NextSeq = lastSeq + 1;
        _previous = previous;
    }

    public long NextSeq { get; private set; }

    /// <summary>Inside a transaction: whoever else changes this compartment waits until it ends.</summary>
    public static async Task Lock(Store store, Guid compartment, CancellationToken cancel)
    {
        // SQLite has one writer at a time; PostgreSQL needs the chain's own lock, or two savers would take the same number.
        if (store.Database.IsNpgsql())
        {
            var key = BitConverter.ToInt64(compartment.ToByteArray(), 0);
            await store.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({key})", cancel);
        }
    }

    public static async Task<AuditChain> Continue(Store store, Guid compartment, CancellationToken cancel)
    {
        await Lock(store, compartment, cancel);
        var last = await store.Set<AuditEntry>().AsNoTracking().Where(a => a.CompartmentId == compartment)
            .OrderByDescending(a => a.Seq).Select(a => new { a.Seq, a.Hash }).FirstOrDefaultAsync(cancel);
        return new AuditChain(compartment, last?.Seq ?? 0, last?.Hash ?? []);
    }

    public AuditEntry Next(DateTimeOffset at, Guid account, AuditAct act, string thing, Guid thingId, Guid change, byte[] contentHash)
    {
        var unhashed = new AuditEntry
        {
            CompartmentId = _compartment, Seq = NextSeq++, At = DateTimeOffset.FromUnixTimeMilliseconds(at.ToUnixTimeMilliseconds()),
            AccountId = account, Act = act, Thing = thing, ThingId = thingId, ChangeId = change, ContentHash = contentHash, Previous = _previous,
        };
        _previous = HashOf(unhashed);
        return new AuditEntry
        {
            CompartmentId = unhashed.CompartmentId, Seq = unhashed.Seq, At = unhashed.At, AccountId = account, Act = act, Thing = thing,
            ThingId = thingId, ChangeId = change, ContentHash = contentHash, Previous = unhashed.Previous, Hash = _previous,
        };
    }

    public static byte[] HashOf(AuditEntry entry)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes, Encoding.UTF8);
        writer.Write(entry.CompartmentId.ToByteArray(bigEndian: true));
        writer.Write(entry.Seq);
        writer.Write(entry.At.ToUnixTimeMilliseconds());
        writer.Write(entry.AccountId.ToByteArray(bigEndian: true));
        writer.Write(entry.Act.ToString());
        writer.Write(entry.Thing);
        writer.Write(entry.ThingId.ToByteArray(bigEndian: true));
        writer.Write(entry.ChangeId.ToByteArray(bigEndian: true));
        foreach (var part in new[] { entry.ContentHash, entry.Previous })
        {
            writer.Write(part.Length);
            writer.Write(part);
        }
        writer.Flush();
        return SHA256.HashData(bytes.ToArray());
    }
}
