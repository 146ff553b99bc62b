using Microsoft.EntityFrameworkCore;
using SecondTrack.Storage;

namespace SecondTrack.Keeping;

public sealed record LastConvenorStays() : Refusal(new Words(
    "This is the compartment’s last convenor. Make somebody else a convenor first.",
    "这是该隔间最后一位召集人。请先另设一位召集人。"));

public sealed record RoleIsNotGiven() : Refusal(new Words(
    "Choose participant, scholar or convenor: an operator runs the server and has no place in a compartment.",
    "请选择参与者、学者或召集人：运维人员负责服务器，不属于任何隔间。"));

/// <summary>Gives a member of the seat's compartment another role; their next request is under it.</summary>
public sealed class ChangeMember(Store store, Seat seat)
{
    public async Task<Outcome<Guid>> Run(Guid account, Role role, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Convene)) return new NotAllowed();
        if (role == Role.Operator) return new RoleIsNotGiven();
        await using var whole = await store.Database.BeginTransactionAsync(cancel);
        await AuditChain.Lock(store, seat.CompartmentId, cancel);
        var member = await store.Set<Membership>().SingleOrDefaultAsync(m => m.AccountId == account && m.CompartmentId == seat.CompartmentId, cancel);
        if (member is null) return new NotThere();
        if (role != Role.Convenor && await Convenors.IsLast(store, member, cancel)) return new LastConvenorStays();
        member.Role = role;
        var saved = await store.Save(new Words("Role changed to {0}", "角色已改为{0}").With(role.Name()), cancel);
        if (saved.Done) await whole.CommitAsync(cancel);
        return saved;
    }
}

internal static class Convenors
{
    /// <summary>Asked under the compartment's lock: two convenors cannot take each other out at once.</summary>
    public static async Task<bool> IsLast(Store store, Membership member, CancellationToken cancel) =>
        member.Role == Role.Convenor && !await store.Set<Membership>()
            .AnyAsync(m => m.CompartmentId == member.CompartmentId && m.Role == Role.Convenor && m.AccountId != member.AccountId, cancel);
}
