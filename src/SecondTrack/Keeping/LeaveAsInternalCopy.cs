using SecondTrack.Storage;

namespace SecondTrack.Keeping;

/// <summary>
/// The door through which a copy of private things leaves for use within the institution. Every such export asks here first; who took what
/// is in the audit trail. Named reader, reason and expiry will be asked for here.
/// </summary>
public sealed class LeaveAsInternalCopy(Store store, Seat seat)
{
    /// <summary>Null where the copy may be made; the trail then says that it was.</summary>
    /// <param name="what">The operation that makes the copy.</param>
    /// <param name="thingId">What it is a copy of: a thing, or the compartment.</param>
    public async Task<Refusal?> Run(string what, Guid thingId, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Convene)) return new NotAllowed();
        await store.Note(AuditAct.Exported, what, thingId, cancel: cancel);
        return null;
    }
}
