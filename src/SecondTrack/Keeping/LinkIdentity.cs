using SecondTrack.Storage;

namespace SecondTrack.Keeping;

public sealed record IdentityIsTaken() : Refusal(new Words(
    "This identity is linked to another account here. Sign in to that one, or unlink it there first.",
    "该身份已关联此处的另一个账户。请登录那个账户，或先在那里解除关联。"));

/// <summary>Lets single sign-on open one's own account from now on.</summary>
public sealed class LinkIdentity(Store store, Seat seat)
{
    public async Task<Outcome<Guid>> Run(SignOnIdentity identity, CancellationToken cancel = default)
    {
        if (await store.FindAsync<Account>([seat.AccountId], cancel) is null) return new NotThere();
        if (await Identities.AccountOf(store, identity, cancel) is { } linked) return linked == seat.AccountId ? linked : new IdentityIsTaken();
        store.Add(Identities.Login(identity, seat.AccountId));
        return await store.Save(new Words("Single sign-on linked", "已关联单点登录"), cancel);
    }
}
