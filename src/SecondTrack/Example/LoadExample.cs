using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Example;

/// <summary>Fills an empty store with the invented example. Loading twice does nothing.</summary>
public sealed class LoadExample(Store store, TimeProvider time)
{
    /// <summary>The account that a local visitor of <c>--example</c> is signed in as.</summary>
    public static readonly Guid Visitor = Chance.Seeded(1).NewId();

    public static readonly Guid Compartment = Chance.Seeded(2).NewId();

    public async Task<Refusal?> Run(CancellationToken cancel = default)
    {
        if (await store.Set<Account>().AnyAsync(a => a.Id == Visitor, cancel)) return null;
        store.Add(new Account { Id = Visitor, UserName = "visitor", DisplayName = "Local visitor · 本地访客", CreatedAt = time.GetUtcNow() });
        store.Add(new Compartment { Id = Compartment, Name = LocalText.Of("Example (invented)", "示例（虚构）"), CreatedAt = time.GetUtcNow() });
        store.Add(new Membership { AccountId = Visitor, CompartmentId = Compartment, Role = Role.Convenor, Since = time.GetUtcNow() });
        var saved = await store.Save(new Words("Example loaded", "已载入示例"), cancel);
        return saved.Refusal;
    }
}

public static class ExampleRegistration
{
    public static IServiceCollection AddExample(this IServiceCollection services) => services.AddScoped<LoadExample>();
}
