using Microsoft.EntityFrameworkCore;
using SecondTrack.Storage;

namespace SecondTrack.Keeping;

/// <summary>Writes into the trail that a profile was looked at: once per reader, person and hour, so that the trail is not flooded.</summary>
public sealed class NoteOpening(Store store, Seat seat, TimeProvider time)
{
    public async Task Run(string thing, Guid id, CancellationToken cancel = default)
    {
        var hour = time.GetUtcNow().AddHours(-1);
        var lately = await store.Set<AuditEntry>().AnyAsync(
            a => a.ThingId == id && a.CompartmentId == seat.CompartmentId && a.Act == AuditAct.Opened && a.AccountId == seat.AccountId && a.At > hour, cancel);
        if (!lately) await store.Note(AuditAct.Opened, thing, id, cancel: cancel);
    }
}
