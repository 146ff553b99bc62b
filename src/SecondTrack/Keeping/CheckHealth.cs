using Microsoft.EntityFrameworkCore;
using SecondTrack.Storage;

namespace SecondTrack.Keeping;

public sealed record OnlyTheOperator() : Refusal(new Words(
    "This page is for whoever runs the server.", "本页仅供服务器运维人员使用。"));

/// <summary>One account as an operator sees it: how it is signed in to, never what is in its compartments.</summary>
public sealed record AccountLine(Guid Id, string SignInName, string Name, bool IsOperator, bool HasPassword, bool SecondFactor, int Passkeys);

public sealed record StoreHealth(StoreKind Kind, string LastMigration, int Accounts, int Compartments, int SignIns, IReadOnlyList<AccountLine> People);

/// <summary>Whether the store is well, and who can sign in. No content of any compartment.</summary>
public sealed class CheckHealth(Store store, Seat seat, StoreAddress address, TimeProvider time)
{
    private const int Most = 500;

    public async Task<Outcome<StoreHealth>> Run(CancellationToken cancel = default)
    {
        if (!await Operators.Is(store, seat, cancel)) return new OnlyTheOperator();
        var since = time.GetUtcNow() - LoginSession.Longest;
        var people = await store.Set<Account>().AsNoTracking().OrderBy(a => a.CreatedAt).ThenBy(a => a.Id).Take(Most)
            .Select(a => new AccountLine(a.Id, a.UserName ?? "", a.DisplayName, a.IsOperator, a.PasswordHash != null, a.TwoFactorEnabled,
                store.Set<Microsoft.AspNetCore.Identity.IdentityUserPasskey<Guid>>().Count(p => p.UserId == a.Id))).ToListAsync(cancel);
        return new StoreHealth(
            address.Kind, (await store.Database.GetAppliedMigrationsAsync(cancel)).LastOrDefault() ?? "", await store.Set<Account>().CountAsync(cancel),
            await store.Set<Compartment>().CountAsync(cancel), await store.Set<LoginSession>().CountAsync(s => s.StartedAt > since, cancel), people);
    }
}

internal static class Operators
{
    public static Task<bool> Is(Store store, Seat seat, CancellationToken cancel) =>
        store.Set<Account>().AnyAsync(a => a.Id == seat.AccountId && a.IsOperator, cancel);
}
