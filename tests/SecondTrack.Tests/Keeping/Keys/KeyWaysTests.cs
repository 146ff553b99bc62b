using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SecondTrack.Dialogues;
using SecondTrack.Evidence;
using SecondTrack.Keeping;
using SecondTrack.Keeping.Keys;
using SecondTrack.Storage;
using SecondTrack.Tests.Search;
using SecondTrack.Tests.Storage;
using Xunit;

namespace SecondTrack.Tests.Keeping.Keys;

public sealed class KeyWaysTests : IDisposable
{
    private const string Next = "quite another set of words";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("secondtrack-keys-");

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_changed_passphrase_opens_and_the_old_one_does_not(StoreKind kind)
    {
        await using var test = await TestStore.Open(kind);
        await test.Encrypt();
        var person = await test.AddPerson("Sun");
        await Sealed.RefusedAs<PassphraseIsWrong>(test.In(s => s.GetRequiredService<PutKeyWay>().Run(KeyWay.Passphrase, "not the one at all", new(KeyChoice.Passphrase, Next, Next))));
        await Sealed.RefusedAs<PassphraseIsShort>(test.In(s => s.GetRequiredService<PutKeyWay>().Run(KeyWay.Passphrase, Sealed.Passphrase, new(KeyChoice.Passphrase, "short", "short"))));
        await Sealed.RefusedAs<PassphrasesDiffer>(test.In(s => s.GetRequiredService<PutKeyWay>().Run(KeyWay.Passphrase, Sealed.Passphrase, new(KeyChoice.Passphrase, Next, Sealed.Passphrase))));
        Assert.Null(await test.In(s => s.GetRequiredService<PutKeyWay>().Run(KeyWay.Passphrase, Sealed.Passphrase, new(KeyChoice.Passphrase, Next, Next))));
        test.Lock();
        await Sealed.RefusedAs<PassphraseIsWrong>(test.Unlock());
        Assert.Null(await test.Unlock(Next));
        Assert.Equal("Sun", await test.NameOf(person));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task The_key_file_opens_beside_the_passphrase_and_every_fault_has_its_sentence(StoreKind kind)
    {
        var file = KeyFile("own");
        await using var test = await TestStore.Open(kind, s => s.AddSingleton(new SystemKey(file)));
        await test.Encrypt();
        var person = await test.AddPerson("Sun");
        Assert.Null(await test.In(s => s.GetRequiredService<PutKeyWay>().Run(KeyWay.Passphrase, Sealed.Passphrase, new(KeyChoice.System, "", ""))));
        test.Lock();
        Assert.Null(await test.Unlock("", KeyWay.System));
        Assert.Equal("Sun", await test.NameOf(person));

        await using (var none = test.AnotherServer()) await Sealed.RefusedAs<NoSystemKey>(none.Unlock("", KeyWay.System));
        await using (var lost = test.AnotherServer(s => s.AddSingleton(new SystemKey(Path.Combine(_folder.FullName, "nowhere"))))) await Sealed.RefusedAs<KeyFileIsNotThere>(lost.Unlock("", KeyWay.System));
        var other = KeyFile("other");
        await using (var foreign = test.AnotherServer(s => s.AddSingleton(new SystemKey(other)))) await Sealed.RefusedAs<KeyFileIsOfAnother>(foreign.Unlock("", KeyWay.System));
        await File.WriteAllTextAsync(other, (await File.ReadAllTextAsync(file)).Replace("1", "2", StringComparison.Ordinal));
        await using (var damaged = test.AnotherServer(s => s.AddSingleton(new SystemKey(other)))) await Sealed.RefusedAs<KeyFileIsDamaged>(damaged.Unlock("", KeyWay.System));

        Assert.Null(await test.In(s => s.GetRequiredService<RemoveSystemWay>().Run()));
        test.Lock();
        Assert.NotNull(await test.Unlock("", KeyWay.System));
        Assert.Null(await test.Unlock());
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_damaged_and_a_lost_key_are_told_apart_from_a_wrong_passphrase(StoreKind kind)
    {
        await using var test = await TestStore.Open(kind);
        await test.Encrypt();
        test.Lock();
        await test.In(async s =>
        {
            var keys = s.GetRequiredService<Store>().Set<CompartmentKey>();
            var wrapped = (await keys.AsNoTracking().SingleAsync()).Wrapped;
            wrapped[^3] ^= 4;
            return await keys.ExecuteUpdateAsync(k => k.SetProperty(x => x.Wrapped, wrapped));
        });
        await Sealed.RefusedAs<KeyIsDamaged>(test.Unlock());
        await test.In(s => s.GetRequiredService<Store>().Set<CompartmentKey>().ExecuteDeleteAsync());
        await Sealed.RefusedAs<KeyIsLost>(test.Unlock());
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_new_key_seals_everything_again_and_the_older_one_is_gone(StoreKind kind)
    {
        await using var test = await TestStore.Open(kind, s => s.AddSingleton(new SystemKey(KeyFile("own"))));
        await test.Encrypt();
        await test.In(s => s.GetRequiredService<PutKeyWay>().Run(KeyWay.Passphrase, Sealed.Passphrase, new(KeyChoice.System, "", "")));
        var person = await test.AddPerson("First");
        var renamed = await test.Rename(person, "Second");
        await test.AddNote("a note");
        await test.AddCoded("They said", PartialDate.Year(2024), Venue.InWriting);
        await Sealed.RefusedAs<PassphraseIsWrong>(test.In(s => s.GetRequiredService<RotateKey>().Run("not the one at all")));
        Assert.All(await test.Values(), v => Assert.Equal(1, v[1]));
        Assert.Null(await test.In(s => s.GetRequiredService<RotateKey>().Run(Sealed.Passphrase)));
        await test.Settled();
        Assert.All(await test.Values(), v => Assert.Equal(2, v[1]));
        Assert.Equal([2], await test.In(s => s.GetRequiredService<Store>().Set<PersonKey>().Select(k => k.Generation).Distinct().ToListAsync()));
        Assert.False(await test.In(s => s.GetRequiredService<Store>().Set<Compartment>().Where(c => c.Id == test.Compartment).Select(c => c.IsResealing).SingleAsync()));
        foreach (var way in new[] { KeyWay.Passphrase, KeyWay.System })
        {
            test.Lock();
            Assert.Null(await test.Unlock(way == KeyWay.System ? "" : Sealed.Passphrase, way));
            Assert.Equal("Second", await test.NameOf(person));
        }
        await test.Undo(renamed);
        Assert.Equal("First", await test.NameOf(person));
        Assert.Equal(1, await test.Count("note"));
        Assert.Empty(await Findings(test));
        test.Lock();
        Assert.Empty(await Findings(test));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_shredded_compartment_is_gone_with_its_keys_and_others_stay(StoreKind kind)
    {
        await using var test = await TestStore.Open(kind);
        await test.Encrypt();
        await test.AddCoded("They said", PartialDate.Year(2024), Venue.InWriting);
        var (account, compartment) = await test.Enrol("other", Role.Convenor);
        await Sealed.RefusedAs<NameIsNotTyped>(test.In(async s => (await s.GetRequiredService<ShredCompartment>().Run("Tset")).Refusal));
        test.Lock();
        var receipt = await test.In(s => s.GetRequiredService<ShredCompartment>().Run("测试"));
        Assert.True(receipt.Done);
        Assert.True(receipt.Value.Rows >= 9);
        await using var scope = test.Seated();
        var store = scope.ServiceProvider.GetRequiredService<Store>();
        Assert.Empty(await test.Values());
        Assert.False(await store.Set<PersonKey>().AnyAsync() || await store.Set<CompartmentKey>().AnyAsync());
        Assert.Equal(compartment, await store.Set<Compartment>().Select(c => c.Id).SingleAsync());
        Assert.True((await scope.ServiceProvider.GetRequiredService<CheckAudit>().Run()).Whole);
        Assert.True(await store.Set<AuditEntry>().AnyAsync(a => a.CompartmentId == Guid.Empty && a.Act == AuditAct.Removed && a.ThingId == test.Compartment));
        Assert.NotEqual(Guid.Empty, account);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_backup_holds_no_key(StoreKind kind)
    {
        await using var test = await TestStore.Open(kind);
        await test.Encrypt();
        await test.AddPerson("Sun");
        var path = Path.Combine(_folder.FullName, "backup");
        var done = await test.In(s => s.GetRequiredService<BackUpStore>().Run(path));
        Assert.SkipWhen(done.Refusal is PostgresToolIsMissing, "skipped: needs pg_dump");
        Assert.True(done.Done, done.Refusal?.Sentence.En);
        var backup = await File.ReadAllBytesAsync(path);
        var wrapped = await test.In(s => s.GetRequiredService<Store>().Set<CompartmentKey>().Select(k => k.Wrapped).SingleAsync());
        var person = await test.In(s => s.GetRequiredService<Store>().Set<PersonKey>().Select(k => k.Wrapped).SingleAsync());
        foreach (var key in new[] { wrapped, person }) Assert.True(backup.AsSpan().IndexOf(key.AsSpan(0, 24)) < 0);
        if (kind != StoreKind.Sqlite) return;
        Assert.True((await File.ReadAllBytesAsync(test.Address.Connection)).AsSpan().IndexOf(wrapped.AsSpan(0, 24)) >= 0
            || (await File.ReadAllBytesAsync(test.Address.Connection + "-wal")).AsSpan().IndexOf(wrapped.AsSpan(0, 24)) >= 0);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>The texts of these tests have no hashes of their own: all parts but those.</summary>
    private static Task<List<StoreFinding>> Findings(TestStore test) =>
        test.In(async s => (await s.GetRequiredService<CheckStore>().Run()).Findings.Where(f => f.Part != "sources").ToList());

    private string KeyFile(string name)
    {
        var path = Path.Combine(_folder.FullName, name + Convert.ToHexString(Chance.Secure.Bytes(4)));
        File.WriteAllText(path, SystemKey.Make(Chance.Secure));
        return path;
    }
}
