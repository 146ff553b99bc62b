using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SecondTrack.Dialogues;
using SecondTrack.Dialogues.People;
using SecondTrack.Keeping;
using SecondTrack.Keeping.Keys;
using SecondTrack.Storage;
using SecondTrack.Tests.Storage;
using Xunit;

namespace SecondTrack.Tests.Keeping.Keys;

/// <summary>What the tests of encrypted compartments do to one.</summary>
internal static class Sealed
{
    public const string Passphrase = "four words for nobody else";

    public static readonly KeysIn ByPassphrase = new(KeyChoice.Passphrase, Passphrase, Passphrase);

    public static async Task<T> In<T>(this TestStore test, Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = test.Seated();
        return await work(scope.ServiceProvider);
    }

    public static Task<Refusal?> Encrypt(this TestStore test, KeysIn? keys = null) =>
        test.In(async s => await s.GetRequiredService<EncryptCompartment>().Run(keys ?? ByPassphrase) is { } refusal ? refusal : await test.Settled());

    /// <summary>When what is sealed again in the background is done.</summary>
    public static Task<Refusal?> Settled(this TestStore test) => test.In<Refusal?>(async s =>
    {
        await (s.GetRequiredService<Store>().OpenOne?.Resealing ?? Task.CompletedTask);
        return null;
    });

    public static Task<Refusal?> Unlock(this TestStore test, string passphrase = Passphrase, KeyWay way = KeyWay.Passphrase) =>
        test.In(s => s.GetRequiredService<UnlockCompartment>().Run(way, passphrase));

    public static void Lock(this TestStore test)
    {
        using var scope = test.Seated();
        scope.ServiceProvider.GetRequiredService<Keyring>().Lock(test.Compartment);
    }

    public static Task<Guid> AddPerson(this TestStore test, string name) =>
        test.In(async s => (await s.GetRequiredService<PutPerson>().Run(null, new PersonIn(LocalText.Of(name, null), "", null, LocalText.Empty))).Value.Id);

    public static Task<string> NameOf(this TestStore test, Guid person) =>
        test.In(async s => (await s.GetRequiredService<FindPerson>().Run(person)).Value.Name.En!);

    public static Task<Guid> Rename(this TestStore test, Guid person, string name) =>
        test.In(async s => (await s.GetRequiredService<PutPerson>().Run(person, new PersonIn(LocalText.Of(name, null), "", null, LocalText.Empty))).Value.Change);

    /// <summary>Every sealed value of the compartment, as it lies in the store.</summary>
    public static Task<List<byte[]>> Values(this TestStore test) => test.In(async s =>
    {
        var store = s.GetRequiredService<Store>();
        var all = new List<byte[]>();
        foreach (var type in store.PrivateTypes) all.AddRange(await store.RowsOf(type).Select(r => r.Sealed).ToListAsync());
        all.AddRange(await store.Set<EarlierVersion>().Where(v => v.CompartmentId == test.Compartment && v.Act != AuditAct.Added).Select(v => v.Sealed).ToListAsync());
        return all;
    });

    public static async Task RefusedAs<TRefusal>(Task<Refusal?> run)
        where TRefusal : Refusal => Assert.IsType<TRefusal>(await run);
}
