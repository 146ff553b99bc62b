using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SecondTrack.Dialogues;
using SecondTrack.Dialogues.Consents;
using SecondTrack.Dialogues.Subjects;
using SecondTrack.Evidence;
using SecondTrack.Evidence.Points;
using SecondTrack.Example;
using SecondTrack.Keeping;
using SecondTrack.Keeping.Retention;
using SecondTrack.Storage;
using SecondTrack.Tests.Example;
using SecondTrack.Tests.Storage;
using Xunit;

namespace SecondTrack.Tests.Keeping;

/// <summary>Walks every private type of the model: it has a compartment, an end, a way to be erased and a place in a person's export. A new type fails until it has all four.</summary>
public class EveryPrivateTypeTests
{
    private const string Name = "Quillon Zzyzxova";

    private sealed record Invented(string Text);

    private sealed class NobodyKeepsIt : PrivateRow<Invented>;

    [Fact]
    public void A_type_that_nobody_registered_is_seen() => Assert.Equal(["NobodyKeepsIt"], Unkept([typeof(NobodyKeepsIt), typeof(Person)], [KeptPerson]));

    private static readonly KeptType KeptPerson = new Kept<Person>(new("People", "人物"), new("never", "从不"), (_, _, _) => Task.CompletedTask);

    private static List<string> Unkept(IEnumerable<Type> types, IEnumerable<KeptType> kept) =>
        [.. types.Where(t => !kept.Any(k => k.RowType == t)).Select(t => t.Name)];

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Every_private_type_is_bounded_ends_is_exported_and_can_be_erased(StoreKind kind)
    {
        await using var test = await LoadedStores.Load(kind);
        Assert.True(await In(test, (Store store) => AddWhatTheExampleHasNot(store)));
        var types = await In(test, (Store store) => Task.FromResult(store.Model.GetEntityTypes().Select(t => t.ClrType).Where(t => typeof(PrivateRow).IsAssignableFrom(t)).ToList()));
        var kept = await In(test, (IEnumerable<KeptType> all) => Task.FromResult(all.ToList()));
        Assert.True(types.Count > 15);
        Assert.Empty(Unkept(types, kept));
        Assert.Equal(types.Count, kept.Count);

        // Every type is bounded by the seat's compartment.
        Assert.Empty(await In(test, (Store store) => Task.FromResult(types.Where(t => store.Model.FindEntityType(t)!.GetDeclaredQueryFilters().Count == 0).Select(t => t.Name).ToList())));

        // Every row has an end.
        Assert.True((await In(test, (ShowRetention o) => o.Run())).Done);
        foreach (var type in kept)
        {
            var due = await In(test, (Store store) => type.Due(store, default));
            Assert.True(due.Count > 0, $"The example has no {type.RowType.Name}: add one here.");
            Assert.True(due.TrueForAll(d => d.Day is not null), $"A {type.RowType.Name} has no end.");
        }

        // Whatever names a person, or is theirs, is in their export.
        var person = await In(test, async (Store store) =>
        {
            var said = await store.Set<Statement>().Where(s => s.ActorKind == ActorKind.Person).Select(s => s.ActorId).FirstAsync();
            (await store.Set<Person>().SingleAsync(p => p.Id == said)).Content = new(LocalText.Of(Name, null), [], LocalText.Empty);
            Assert.True((await store.Save(new("Named", "命名"))).Done);
            return said;
        });
        foreach (var type in kept.Where(k => k.RowType != typeof(Person)))
            await In(test, async (Store store) =>
            {
                var row = await type.All(store).FirstAsync();
                var here = (PrivateRow)(await store.FindAsync(type.RowType, row.Id))!;
                var first = true;
                if (here.Rewrite(text => first && text.Length > 0 && !Guid.TryParse(text, out _) ? Once(ref first, text) : text)) await store.Save(new("Named", "命名"));
                return true;
            });
        var record = (await In(test, (ExportPerson o) => o.Run(person))).Value.Record;
        Assert.Empty(kept.Where(k => !record.Things.Any(t => t.Type == k.Name)).Select(k => k.RowType.Name));

        // Every row can be erased, with what hangs on it, and leaves no earlier version.
        foreach (var type in kept)
            await In(test, async (Store store) =>
            {
                if (await type.All(store).FirstOrDefaultAsync() is not { } row) return true;
                var here = (PrivateRow)(await store.FindAsync(type.RowType, row.Id))!;
                await Dependents.Remove(store, kept, [here], default);
                Assert.True((await store.Forget(new("Erased", "抹除"))).Done, type.RowType.Name);
                Assert.False(await store.Set<EarlierVersion>().AnyAsync(v => v.ThingId == row.Id));
                return true;
            });
    }

    private static string Once(ref bool first, string text)
    {
        first = false;
        return $"{text} {Name}";
    }

    private static async Task<bool> AddWhatTheExampleHasNot(Store store)
    {
        var (session, person) = (await store.Set<Session>().OrderBy(s => s.Id).FirstAsync(), await store.Set<Person>().OrderBy(p => p.Id).FirstAsync());
        Guid Id() => Chance.Secure.NewId();
        store.AddRange(
            new SessionPoint { Id = Id(), CompartmentId = LoadExample.Compartment, SessionId = session.Id, Content = new(LocalText.Of("A point", "要点")) },
            new Consent { Id = Id(), CompartmentId = LoadExample.Compartment, PersonId = person.Id, GivenOn = PartialDate.Year(2024), Content = new(LocalText.Of("by hand", "亲笔")) },
            new LegalHold { Id = Id(), CompartmentId = LoadExample.Compartment, EndsOn = 20240101, Content = new("A court asked") });
        if (!await store.Set<Note>().AnyAsync())
            store.Add(new Note { Id = Id(), CompartmentId = LoadExample.Compartment, About = NoteAbout.Person, AboutId = person.Id, AuthorId = LoadExample.Visitor, Content = new("Ask again") });
        if (!await store.Set<WorkingGroup>().AnyAsync())
            store.Add(new WorkingGroup { Id = Id(), CompartmentId = LoadExample.Compartment, SeriesId = (await store.Set<Series>().FirstAsync()).Id, Content = new(LocalText.Of("Group", "工作组"), LocalText.Empty) });
        return (await store.Save(new("Set up", "准备"))).Done;
    }

    private static async Task<TResult> In<TOperation, TResult>(TestStore test, Func<TOperation, Task<TResult>> run)
        where TOperation : notnull
    {
        await using var scope = test.Seated(LoadExample.Visitor, LoadExample.Compartment, Role.Convenor);
        return await run(scope.ServiceProvider.GetRequiredService<TOperation>());
    }
}
