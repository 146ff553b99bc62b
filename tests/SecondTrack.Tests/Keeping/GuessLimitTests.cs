using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using SecondTrack.Keeping;
using SecondTrack.Storage;
using SecondTrack.Tests.Storage;
using Xunit;

namespace SecondTrack.Tests.Keeping;

public class GuessLimitTests
{
    private static readonly IPAddress Attacker = IPAddress.Parse("203.0.113.7");

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 3, 1, 9, 0, 0, TimeSpan.Zero));

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Guesses_at_once_at_several_servers_are_not_more(StoreKind kind)
    {
        await using var store = await Open(kind);
        // Every scope is a request of its own, at whichever server: they share the store and nothing else.
        var taken = await Task.WhenAll(Enumerable.Range(0, 48).Select(n => Take(store, new Guesser("LIN", IPAddress.Parse($"198.51.100.{n}")))));
        Assert.Equal(GuessLimit.PerName, taken.Count(t => t));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Spraying_many_names_from_one_network_ends_and_other_networks_go_on(StoreKind kind)
    {
        await using var store = await Open(kind);
        for (var n = 0; n < GuessLimit.PerNetwork; n++) Assert.True(await Take(store, new Guesser($"NAME {n}", Attacker)));
        Assert.False(await Take(store, new Guesser("ANOTHER", Attacker)));
        Assert.False(await Take(store, new Guesser("ANOTHER", Attacker.MapToIPv6())));
        Assert.True(await Take(store, new Guesser("ANOTHER", IPAddress.Parse("203.0.113.8"))));
        await using var scope = store.Unseated();
        // A network that is out of guesses does not make the store remember ever more names.
        Assert.InRange(await scope.ServiceProvider.GetRequiredService<Store>().Set<Allotment>().CountAsync(), GuessLimit.PerNetwork, GuessLimit.PerNetwork + 4);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_household_with_many_addresses_of_version_six_is_one_network(StoreKind kind)
    {
        await using var store = await Open(kind);
        for (var n = 0; n < GuessLimit.PerNetwork; n++) Assert.True(await Take(store, new Guesser($"NAME {n}", IPAddress.Parse($"2001:db8:1:2::{n + 1:x}"))));
        Assert.False(await Take(store, new Guesser("ANOTHER", IPAddress.Parse("2001:db8:1:2:ffff::1"))));
        Assert.True(await Take(store, new Guesser("ANOTHER", IPAddress.Parse("2001:db8:1:3::1"))));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Who_uses_up_a_names_guesses_does_not_lock_its_known_device_out(StoreKind kind)
    {
        await using var store = await Open(kind);
        var device = Chance.Secure.NewId();
        for (var n = 0; n < 200; n++) await Take(store, new Guesser("LIN", Attacker));
        Assert.False(await Take(store, new Guesser("LIN", IPAddress.Parse("198.51.100.1"))));
        // Even from the attacker's own network: an office is one.
        for (var n = 0; n < GuessLimit.PerDevice; n++) Assert.True(await Take(store, new Guesser("LIN", Attacker, device)));
        Assert.False(await Take(store, new Guesser("LIN", Attacker, device)));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task The_hour_ends_what_was_right_is_given_back_and_a_clock_set_back_locks_nobody_out(StoreKind kind)
    {
        await using var store = await Open(kind);
        var lin = new Guesser("LIN", Attacker);
        for (var n = 0; n < 2 * GuessLimit.PerName; n++)
        {
            Assert.True(await Take(store, lin));
            await using var scope = store.Unseated();
            await scope.ServiceProvider.GetRequiredService<GuessLimit>().GiveBack(lin);
        }
        for (var n = 0; n < GuessLimit.PerName; n++) Assert.True(await Take(store, lin));
        Assert.False(await Take(store, lin));
        _clock.Advance(TimeSpan.FromMinutes(59));
        Assert.False(await Take(store, lin));
        _clock.Advance(TimeSpan.FromMinutes(1));
        for (var n = 0; n < GuessLimit.PerName; n++) Assert.True(await Take(store, lin));
        await using var earlier = await Open(kind);
        _clock.Advance(TimeSpan.FromDays(3));
        for (var n = 0; n < GuessLimit.PerName; n++) await Take(earlier, lin);
        var back = new FakeTimeProvider(_clock.GetUtcNow() - TimeSpan.FromDays(3));
        await using var scopeBack = earlier.Unseated();
        Assert.True(await new GuessLimit(scopeBack.ServiceProvider.GetRequiredService<Store>(), back).Take(lin));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task What_may_be_used_once_is_used_once_by_all_servers_together_and_no_name_is_kept_as_typed(StoreKind kind)
    {
        await using var store = await Open(kind);
        var used = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            await using var scope = store.Unseated();
            return await scope.ServiceProvider.GetRequiredService<GuessLimit>().Once("code 1 58000000");
        }));
        Assert.Single(used, u => u);
        await Take(store, new Guesser("my password in the wrong field", Attacker));
        await using var look = store.Unseated();
        var keys = await look.ServiceProvider.GetRequiredService<Store>().Set<Allotment>().Select(a => a.Key).ToListAsync();
        Assert.All(keys, key => Assert.Matches("^[0-9a-f]{64}$", key));
    }

    private Task<TestStore> Open(StoreKind kind) => TestStore.Open(kind, services => services.AddSingleton<TimeProvider>(_clock));

    private static async Task<bool> Take(TestStore store, Guesser guesser)
    {
        await using var scope = store.Unseated();
        return await scope.ServiceProvider.GetRequiredService<GuessLimit>().Take(guesser);
    }
}
