using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using SecondTrack.Dialogues;
using SecondTrack.Dialogues.People;
using SecondTrack.Evidence;
using SecondTrack.Keeping;
using SecondTrack.Keeping.Keys;
using SecondTrack.Storage;
using SecondTrack.Tests.Search;
using SecondTrack.Tests.Storage;
using Xunit;

namespace SecondTrack.Tests.Keeping.Keys;

public class EncryptedStoreTests
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task What_was_there_and_what_comes_is_sealed_and_read_again(StoreKind kind)
    {
        await using var test = await TestStore.Open(kind);
        var before = await test.AddPerson("Before Encryption");
        await test.Rename(before, "Before Encrypted");
        Assert.Null(await test.Encrypt());
        var after = await test.AddPerson("After Encryption");
        await test.AddSource("A title", "A text with words");
        Assert.Equal("Before Encrypted", await test.NameOf(before));
        Assert.Equal("After Encryption", await test.NameOf(after));
        var values = await test.Values();
        Assert.True(values.Count >= 5);
        Assert.All(values, v => Assert.NotEqual(0, v[0]));
        Assert.All(values, v => Assert.DoesNotContain("Encrypt", Encoding.UTF8.GetString(v), StringComparison.Ordinal));
        Assert.Equal("", await test.In(s => s.GetRequiredService<Store>().Set<Person>().Select(p => p.SortKey).Distinct().SingleAsync()));
        if (kind != StoreKind.Sqlite) return;
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(test.Address.Connection)!))
            Assert.DoesNotContain("Encrypt", Encoding.Latin1.GetString(await ReadShared(file)), StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Locked_nothing_is_read_or_saved_and_unlocked_all_is_there(StoreKind kind)
    {
        await using var test = await TestStore.Open(kind);
        await test.Encrypt();
        var person = await test.AddPerson("Sun Wei");
        test.Lock();
        await Assert.ThrowsAsync<CompartmentLockedException>(() => test.NameOf(person));
        Assert.IsType<CompartmentIsLocked>((await test.In(s => s.GetRequiredService<PutPerson>().Run(null, new PersonIn(LocalText.Of("Late", null), "", null, LocalText.Empty)))).Refusal);
        await Sealed.RefusedAs<PassphraseIsWrong>(test.Unlock("another passphrase entirely"));
        Assert.Null(await test.Unlock("  four words for nobody ｅｌｓｅ "));
        Assert.Equal("Sun Wei", await test.NameOf(person));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Names_come_in_the_same_order_as_in_a_plain_compartment(StoreKind kind)
    {
        await using var test = await TestStore.Open(kind);
        foreach (var name in new[] { "Zhao", "anders", "孙", "Müller", "Bell" }) await test.AddPerson(name);
        var plain = await Names(test);
        await test.Encrypt();
        Assert.Equal(plain, await Names(test));
        await test.AddPerson("Aaron");
        Assert.Equal(["Aaron", .. plain], await Names(test));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Undo_puts_back_under_the_same_seals(StoreKind kind)
    {
        await using var test = await TestStore.Open(kind);
        await test.Encrypt();
        var person = await test.AddPerson("First");
        var renamed = await test.Rename(person, "Second");
        await test.Undo(renamed);
        Assert.Equal("First", await test.NameOf(person));
        var removed = (await test.In(s => s.GetRequiredService<RemovePerson>().Run(person))).Value;
        await test.Undo(removed);
        Assert.Equal("First", await test.NameOf(person));
        Assert.All(await test.Values(), v => Assert.Equal(2, v[0]));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task What_is_about_a_person_dies_with_their_key_and_nothing_else_does(StoreKind kind)
    {
        await using var test = await TestStore.Open(kind);
        await test.Encrypt();
        var (goes, stays) = (await test.AddPerson("Goes"), await test.AddPerson("Stays"));
        var note = await test.In(async s =>
        {
            var store = s.GetRequiredService<Store>();
            var row = new Note { Id = Chance.Secure.NewId(), CompartmentId = test.Compartment, About = NoteAbout.Person, AboutId = goes, Content = new("about them") };
            store.Add(row);
            await store.Save(new Words("Test", "测试"));
            return row.Id;
        });
        await test.In(async s =>
        {
            await ShredPersonKey.Run(s.GetRequiredService<Store>(), goes, default);
            return true;
        });
        await Assert.ThrowsAsync<InvalidDataException>(() => test.NameOf(goes));
        await Assert.ThrowsAsync<InvalidDataException>(() => test.In(async s => (await s.GetRequiredService<Store>().Set<Note>().SingleAsync(n => n.Id == note)).Content.Text));
        Assert.Equal("Stays", await test.NameOf(stays));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task What_is_said_by_another_now_is_sealed_by_their_key(StoreKind kind)
    {
        await using var test = await TestStore.Open(kind);
        await test.Encrypt();
        var coded = await test.AddCoded("They said", PartialDate.Year(2024), Venue.InWriting);
        var other = await test.AddPerson("Other");
        await test.In(s => s.GetRequiredService<MergePersons>().Run(other, coded.Actor));
        var closed = await test.In(s => s.GetRequiredService<Store>().Set<Statement>().Select(t => t.Sealed).SingleAsync());
        Assert.Equal(other, ContentSeal.PersonOf(closed));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_value_moved_to_another_row_or_changed_by_a_bit_does_not_open(StoreKind kind)
    {
        await using var test = await TestStore.Open(kind);
        await test.Encrypt();
        var (one, two) = (await test.AddNote("one"), await test.AddNote("two"));
        await test.In(async s =>
        {
            var notes = s.GetRequiredService<Store>().Set<Note>();
            var other = await notes.Where(n => n.Id == two).Select(n => n.Sealed).SingleAsync();
            await notes.Where(n => n.Id == one).ExecuteUpdateAsync(n => n.SetProperty(x => x.Sealed, other));
            other[^1] ^= 1;
            return await notes.Where(n => n.Id == two).ExecuteUpdateAsync(n => n.SetProperty(x => x.Sealed, other));
        });
        foreach (var id in new[] { one, two })
            await Assert.ThrowsAsync<InvalidDataException>(() => test.In(async s => (await s.GetRequiredService<Store>().Set<Note>().SingleAsync(n => n.Id == id)).Content.Text));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_time_without_use_locks_and_use_keeps_open(StoreKind kind)
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 3, 1, 9, 0, 0, TimeSpan.Zero));
        await using var test = await TestStore.Open(kind, s => s.AddSingleton<TimeProvider>(clock).AddSingleton(new LockAfter(TimeSpan.FromMinutes(30))));
        await test.Encrypt();
        await using var scope = test.Seated();
        var ring = scope.ServiceProvider.GetRequiredService<Keyring>();
        clock.Advance(TimeSpan.FromMinutes(29));
        ring.Used(test.Compartment);
        clock.Advance(TimeSpan.FromMinutes(29));
        Assert.True(ring.IsOpen(test.Compartment));
        clock.Advance(TimeSpan.FromMinutes(2));
        Assert.False(ring.IsOpen(test.Compartment));
    }

    [Fact]
    public async Task Each_server_unlocks_for_itself_and_finds_what_the_other_saved()
    {
        await using var test = await TestStore.Open(StoreKind.Postgres);
        await test.Encrypt();
        await using var other = test.AnotherServer();
        var person = await test.AddPerson("Made here");
        await Assert.ThrowsAsync<CompartmentLockedException>(() => other.NameOf(person));
        Assert.Null(await other.Unlock());
        Assert.Equal("Made here", await other.NameOf(person));
        var later = await test.AddPerson("Made later");
        await test.AddSource("T", "vermilion words");
        Assert.Equal("Made later", await other.NameOf(later));
        Assert.Equal(1, await other.Count("vermilion"));
        Assert.Equal("Made there", await test.NameOf(await other.AddPerson("Made there")));

        Assert.Null(await test.In(s => s.GetRequiredService<RotateKey>().Run(Sealed.Passphrase)));
        await test.Settled();
        await Assert.ThrowsAsync<CompartmentLockedException>(() => other.NameOf(later));
        Assert.IsType<CompartmentIsLocked>((await other.In(s => s.GetRequiredService<PutPerson>().Run(null, new PersonIn(LocalText.Of("Late", null), "", null, LocalText.Empty)))).Refusal);
        Assert.Null(await other.Unlock());
        Assert.Equal("Made later", await other.NameOf(later));
    }

    private static Task<List<string>> Names(TestStore test) =>
        test.In(async s => (await s.GetRequiredService<ListPeople>().Run(PeopleFilter.None)).Value.People.Select(p => p.Name.En!).ToList());

    private static async Task<byte[]> ReadShared(string file)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[stream.Length];
        await stream.ReadExactlyAsync(bytes);
        return bytes;
    }
}
