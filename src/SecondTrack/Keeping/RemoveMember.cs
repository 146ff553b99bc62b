using Microsoft.EntityFrameworkCore;
using SecondTrack.Storage;

namespace SecondTrack.Keeping;

/// <summary>Takes somebody out of the seat's compartment. Their account and what they wrote stay.</summary>
public sealed class RemoveMember(Store store, Seat seat)
{
    public async Task<Outcome<Guid>> Run(Guid account, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Convene)) return new NotAllowed();
        await using var whole = await store.Database.BeginTransactionAsync(cancel);
        await AuditChain.Lock(store, seat.CompartmentId, cancel);
        var member = await store.Set<Membership>().SingleOrDefaultAsync(m => m.AccountId == account && m.CompartmentId == seat.CompartmentId, cancel);
        if (member is null) return new NotThere();
        if (await Convenors.IsLast(store, member, cancel)) return new LastConvenorStays();
        store.Remove(member);
        var saved = await store.Save(new Words("Member removed", "已移除成员"), cancel);
        if (saved.Done) await whole.CommitAsync(cancel);
        return saved;
    }
}
