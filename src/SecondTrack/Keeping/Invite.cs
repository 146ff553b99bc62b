using SecondTrack.Storage;

namespace SecondTrack.Keeping;

/// <summary>The secret of a new invitation, to be shown once; it cannot be read again.</summary>
public sealed record Invited(string Secret, DateTimeOffset ExpiresAt, Guid Change);

/// <summary>Makes a link that lets one person into the seat's compartment, once, within a week.</summary>
public sealed class Invite(Store store, Seat seat, TimeProvider time, Chance chance)
{
    public static readonly TimeSpan Lasts = TimeSpan.FromDays(7);

    public async Task<Outcome<Invited>> Run(Role role, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Convene)) return new NotAllowed();
        if (role == Role.Operator) return new RoleIsNotGiven();
        var secret = SecretLink.New(chance);
        var now = time.GetUtcNow();
        store.Add(new Invitation
        {
            Id = chance.NewId(), SecretHash = SecretLink.HashOf(secret), CompartmentId = seat.CompartmentId, Role = role,
            InvitedBy = seat.AccountId, CreatedAt = now, ExpiresAt = now + Lasts,
        });
        var saved = await store.Save(new Words("Invited a {0}", "已邀请一位{0}").With(role.Name()), cancel);
        return saved.Refusal is { } refusal ? refusal : new Invited(secret, now + Lasts, saved.Value);
    }
}
