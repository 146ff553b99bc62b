using Microsoft.EntityFrameworkCore;
using SecondTrack.Storage;

namespace SecondTrack.Keeping;

public sealed record MemberLine(Guid Account, string Name, string SignInName, Role Role, DateTimeOffset Since, DateTimeOffset? TravellingSince = null);

public sealed record OpenInvitation(Guid Id, Role Role, string InvitedBy, DateTimeOffset ExpiresAt);

public sealed record MembersFound(IReadOnlyList<MemberLine> Members, IReadOnlyList<OpenInvitation> Open);

/// <summary>Who is in the seat's compartment, and which links could still let somebody in.</summary>
public sealed class ListMembers(Store store, Seat seat, TimeProvider time)
{
    private const int Most = 500;

    public async Task<Outcome<MembersFound>> Run(CancellationToken cancel = default)
    {
        if (!seat.May(Need.Convene)) return new NotAllowed();
        var members = await store.Set<Membership>().AsNoTracking().Where(m => m.CompartmentId == seat.CompartmentId)
            .Join(store.Set<Account>(), m => m.AccountId, a => a.Id, (m, a) => new { m, a.DisplayName, a.UserName, a.TravellingSince })
            .OrderBy(m => m.m.Since).ThenBy(m => m.m.AccountId).Take(Most)
            .Select(m => new MemberLine(m.m.AccountId, m.DisplayName, m.UserName ?? "", m.m.Role, m.m.Since, m.TravellingSince)).ToListAsync(cancel);
        var now = time.GetUtcNow();
        var open = await (
            from i in store.Set<Invitation>().AsNoTracking()
            where i.CompartmentId == seat.CompartmentId && i.UsedAt == null && i.ExpiresAt > now
            join a in store.Set<Account>() on i.InvitedBy equals (Guid?)a.Id into inviters
            from a in inviters.DefaultIfEmpty()
            orderby i.ExpiresAt
            select new OpenInvitation(i.Id, i.Role, a == null ? "" : a.DisplayName, i.ExpiresAt)).Take(Most).ToListAsync(cancel);
        return new MembersFound(members, open);
    }
}
