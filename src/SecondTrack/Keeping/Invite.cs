using SecondTrack.Storage;

namespace SecondTrack.Keeping;

/// <summary>The secret of a new invitation, to be shown once; it cannot be read again.</summary>
public sealed record Invited(string Secret, DateTimeOffset ExpiresAt, Guid Change);

public sealed record EmailIsUnclear() : Refusal(new Words(
    "That is not an e-mail address. Leave it empty if the link alone should let in.", "这不是电子邮箱地址。若仅凭链接进入，请留空。"));

/// <summary>
/// Makes a link that lets one person into the seat's compartment, once, within a week. With an
/// e-mail address, whom single sign-on vouches for under that address can use it without the link.
/// </summary>
public sealed class Invite(Store store, Seat seat, TimeProvider time, Chance chance)
{
    public static readonly TimeSpan Lasts = TimeSpan.FromDays(7);

    public async Task<Outcome<Invited>> Run(Role role, string email = "", CancellationToken cancel = default)
    {
        if (!seat.May(Need.Convene)) return new NotAllowed();
        if (role == Role.Operator) return new RoleIsNotGiven();
        if (email.Length > 0 && (email.Length > 256 || email.Any(char.IsWhiteSpace) || email.IndexOf('@') is var at && (at < 1 || at == email.Length - 1))) return new EmailIsUnclear();
        var secret = SecretLink.New(chance);
        var now = time.GetUtcNow();
        store.Add(new Invitation
        {
            Id = chance.NewId(), SecretHash = SecretLink.HashOf(secret), CompartmentId = seat.CompartmentId, Role = role,
            InvitedBy = seat.AccountId, EmailKey = SignInName.KeyOf(email), CreatedAt = now, ExpiresAt = now + Lasts,
        });
        var saved = await store.Save(new Words("Invited a {0}", "已邀请一位{0}").With(role.Name()), cancel);
        return saved.Refusal is { } refusal ? refusal : new Invited(secret, now + Lasts, saved.Value);
    }
}
