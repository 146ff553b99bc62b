using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SecondTrack.Storage;

namespace SecondTrack.Keeping.Keys;

/// <summary>How the seat's compartment is kept. <paramref name="Keepers"/>: whom to ask to unlock it.</summary>
public sealed record KeyFacts(bool IsEncrypted, bool IsOpen, bool IsResealing, IReadOnlyList<KeyWay> Ways, bool ServerHasKeyFile, IReadOnlyList<string> Keepers);

public sealed class FindKeys(Store store, Seat seat, Keyring ring, SystemKey system)
{
    public async Task<Outcome<KeyFacts>> Run(CancellationToken cancel = default)
    {
        if (seat.Role is null) return new NotAllowed();
        var at = seat.CompartmentId;
        var compartment = await store.Set<Compartment>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == at, cancel);
        if (compartment is null) return new NotThere();
        var ways = await store.Set<CompartmentKey>().Where(k => k.CompartmentId == at).OrderBy(k => k.Way).Select(k => k.Way).ToListAsync(cancel);
        var keepers = await store.Set<Membership>().Where(m => m.CompartmentId == at && m.Role == Role.Convenor)
            .Join(store.Set<Account>(), m => m.AccountId, a => a.Id, (m, a) => a.DisplayName).OrderBy(n => n).Take(20).ToListAsync(cancel);
        return new KeyFacts(compartment.KeyId is not null, ring.IsOpen(at), compartment.IsResealing, ways, system.IsThere, keepers);
    }
}

internal static class KeysRegistration
{
    public static IServiceCollection AddKeys(this IServiceCollection services)
    {
        services.TryAddSingleton(PassphraseCost.Usual);
        services.TryAddSingleton(new SystemKey(null));
        return services
            .AddSingleton<ResealCompartment>()
            .AddScoped<MakeKeys>()
            .AddScoped<FindKeys>()
            .AddScoped<UnlockCompartment>()
            .AddScoped<LockCompartment>()
            .AddScoped<EncryptCompartment>()
            .AddScoped<PutKeyWay>()
            .AddScoped<RemoveSystemWay>()
            .AddScoped<RotateKey>()
            .AddScoped<ShredCompartment>()
            .AddScoped<CopyKeys>();
    }
}
