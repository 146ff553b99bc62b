using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SecondTrack.Keeping.Keys;
using SecondTrack.Storage;
using SecondTrack.Tests.Storage;
using Xunit;

namespace SecondTrack.Tests.Keeping.Keys;

public class CopyKeysTests
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Lost_keys_are_put_back_and_those_of_the_forgotten_are_not(StoreKind kind)
    {
        await using var test = await TestStore.Open(kind);
        await test.Encrypt();
        var (stays, goes) = (await test.AddPerson("Stays"), await test.AddPerson("Goes"));
        var copy = await test.In(s => s.GetRequiredService<CopyKeys>().Save());
        await test.In(async s =>
        {
            await ShredPersonKey.Run(s.GetRequiredService<Store>(), goes, default);
            return true;
        });
        Assert.Equal(0, (await Load(test, copy)).Value);
        await Assert.ThrowsAsync<InvalidDataException>(() => test.NameOf(goes));

        test.Lock();
        await test.In(s => s.GetRequiredService<Store>().Set<CompartmentKey>().ExecuteDeleteAsync());
        await test.In(s => s.GetRequiredService<Store>().Set<PersonKey>().ExecuteDeleteAsync());
        await Sealed.RefusedAs<KeyIsLost>(test.Unlock());
        Assert.IsType<IsNoKeyCopy>((await Load(test, copy[..^9])).Refusal);
        Assert.Equal(1, (await Load(test, copy)).Value);
        Assert.Null(await test.Unlock());
        Assert.Equal("Stays", await test.NameOf(stays));
    }

    private static Task<Outcome<int>> Load(TestStore test, byte[] copy) => test.In(s => s.GetRequiredService<CopyKeys>().Load(copy));
}
