using Microsoft.Extensions.DependencyInjection;
using SecondTrack.Example;
using SecondTrack.Storage;
using SecondTrack.Tests.Storage;
using Xunit;

namespace SecondTrack.Tests.Example;

/// <summary>One loaded store for each database: the tests only look.</summary>
public sealed class LoadedStores : IAsyncDisposable
{
    private readonly Dictionary<StoreKind, Lazy<Task<TestStore>>> _stores =
        Enum.GetValues<StoreKind>().ToDictionary(k => k, k => new Lazy<Task<TestStore>>(() => Load(k)));

    public Task<TestStore> On(StoreKind kind) => _stores[kind].Value;

    public static async Task<TestStore> Load(StoreKind kind)
    {
        var test = await TestStore.Open(kind, s => s.AddExample());
        await using var scope = test.Unseated();
        Assert.Null(await scope.ServiceProvider.GetRequiredService<LoadExample>().Run());
        return test;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var store in _stores.Values.Where(s => s.IsValueCreated && s.Value.IsCompletedSuccessfully)) await (await store.Value).DisposeAsync();
    }
}
