using Microsoft.EntityFrameworkCore;
using SecondTrack.Storage;

namespace SecondTrack.Keeping;

/// <summary>Takes an invitation back before anybody used it.</summary>
public sealed class RevokeInvitation(Store store, Seat seat)
{
    public async Task<Outcome<Guid>> Run(Guid id, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Convene)) return new NotAllowed();
        await using var whole = await store.Database.BeginTransactionAsync(cancel);
        // The same lock as for using one: it is either used or taken back.
        await AuditChain.Lock(store, Guid.Empty, cancel);
        var invitation = await store.Set<Invitation>().SingleOrDefaultAsync(i => i.Id == id && i.CompartmentId == seat.CompartmentId && i.UsedAt == null, cancel);
        if (invitation is null) return new NotThere();
        store.Remove(invitation);
        var saved = await store.Save(new Words("Invitation taken back", "已收回邀请"), cancel);
        if (saved.Done) await whole.CommitAsync(cancel);
        return saved;
    }
}
