using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SecondTrack.Dialogues;
using SecondTrack.Dialogues.Subjects;
using SecondTrack.Evidence;
using SecondTrack.Evidence.Coding;
using SecondTrack.Example;
using SecondTrack.Keeping;
using SecondTrack.Keeping.Retention;
using SecondTrack.Search;
using SecondTrack.Storage;
using SecondTrack.Tests.Example;
using SecondTrack.Tests.Storage;
using Xunit;

namespace SecondTrack.Tests.Keeping;

public class ErasureTests
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Erasing_one_person_of_the_example_leaves_no_trace(StoreKind kind)
    {
        await using var test = await LoadedStores.Load(kind);
        var (person, content, others) = await In(test, async (Store store) =>
        {
            var said = await store.Set<Statement>().Where(s => s.ActorKind == ActorKind.Person).GroupBy(s => s.ActorId).OrderByDescending(g => g.Count()).Select(g => g.Key).FirstAsync();
            return (said, (await store.Set<Person>().SingleAsync(p => p.Id == said)).Content, await store.Set<Person>().CountAsync() - 1);
        });
        var names = content.Name.Texts.Values.ToList();
        // Somebody else's note, and a text of others, name her too.
        var elsewhere = await In(test, async (Store store) =>
        {
            var text = (await store.Set<SourceText>().Where(t => !store.Set<SourcePerson>().Any(p => p.SourceId == t.SourceId && p.PersonId == person)).OrderBy(t => t.Id).ToListAsync())[0];
            var note = new Note { Id = Chance.Secure.NewId(), CompartmentId = LoadExample.Compartment, About = NoteAbout.Source, AboutId = text.SourceId, AuthorId = LoadExample.Visitor, Content = new($"Ask {names[0]} and {names[^1]} again.") };
            store.Add(note);
            Assert.True((await store.Save(new("Set up", "准备"))).Done);
            return note.Id;
        });
        var export = (await In(test, (ExportPerson o) => o.Run(person))).Value;
        Assert.Contains(export.Record.Things, t => t.Id == elsewhere && t.IsNamed);
        var plan = (await In(test, (ErasePerson o) => o.Plan(person))).Value;
        Assert.Equal(export.Record.Things.Count, plan.Lines.Sum(l => l.Gone + l.Blanked));
        Assert.IsType<SayThatItIsMeant>((await In(test, (ErasePerson o) => o.Run(person, false))).Refusal);
        var receipt = (await In(test, (ErasePerson o) => o.Run(person, true))).Value;
        Assert.Equal(plan.Lines, receipt.Lines);

        Assert.IsType<NotThere>((await In(test, (ExportPerson o) => o.Run(person))).Refusal);
        foreach (var name in names)
        {
            var found = (await In(test, (Find o) => o.Run(new FindRequest($"\"{name}\"")))).Value;
            Assert.Empty(found.Hits);
            Assert.Empty(found.Named);
        }
        await In(test, async (Store store) =>
        {
            Assert.Equal(others, await store.Set<Person>().CountAsync());
            Assert.Equal($"Ask {Blanked(names[0])} and {Blanked(names[^1])} again.", (await store.Set<Note>().SingleAsync(n => n.Id == elsewhere)).Content.Text);
            Assert.Empty(await store.Set<EarlierVersion>().Where(v => v.ThingId == person || v.ThingId == elsewhere).ToListAsync());
            // Every anchor that is left still fits its text.
            var texts = await store.Set<SourceText>().ToDictionaryAsync(t => t.Id);
            foreach (var passage in await store.Set<Passage>().ToListAsync())
                Assert.True(QuotePassage.AnchorOf(passage).Fits(texts[passage.SourceTextId].Content.Text));
            return true;
        });
        Assert.True((await In(test, (CheckAudit o) => o.Run())).Whole);
        await Task.CompletedTask;
        RetentionTests.NotInTheFiles(test, [.. names]);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_backup_older_than_the_erasure_is_erased_again(StoreKind kind)
    {
        await using var table = await SecondTrack.Tests.Dialogues.Table.Open(kind);
        var person = await table.Person("Tessa Quillon", "奎慧兰");
        await table.Organisation("Institute of Tessa Quillon");
        Assert.True((await table.With((ErasePerson o) => o.Run(person, true))).Done);
        Assert.Equal([(table.Store.Compartment, person)], await table.With((ErasureList o) => Task.FromResult(o.Read())));
        // The list holds ids alone.
        Assert.DoesNotContain("Tessa", File.ReadAllText(table.Store.Address.Erasures!), StringComparison.Ordinal);
        await table.With(async (Store store) =>
        {
            store.Add(new Person { Id = person, CompartmentId = table.Store.Compartment, PersonKey = person, SortKey = "quillon", Content = new(LocalText.Of("Tessa Quillon", "奎慧兰"), [], LocalText.Empty) });
            return await store.Save(new("Restored", "恢复"));
        });
        await using (var scope = table.Store.Unseated()) Assert.Equal(1, await scope.ServiceProvider.GetRequiredService<EraseAgain>().Run());
        await using (var scope = table.Store.Unseated()) Assert.Equal(0, await scope.ServiceProvider.GetRequiredService<EraseAgain>().Run());
        Assert.Equal(0, await table.With((Store s) => s.Set<Person>().CountAsync()));
        File.AppendAllText(table.Store.Address.Erasures!, "0a1b half a li");
        Assert.Single(await table.With((ErasureList o) => Task.FromResult(o.Read())));
    }

    [Theory]
    [InlineData("Li Wei", "Mr Li Wei said; Wei Li; Li  Wei", "Mr ■■ ■■■ said; ■■■ ■■; ■■  ■■■")]
    [InlineData("Li", "Li likes lilies", "Li likes lilies")]
    [InlineData("Anna Lee", "Hanna Leeds and anna lee, Lee, Anna", "Hanna Leeds and ■■■■ ■■■, ■■■■ ■■■■")]
    [InlineData("孙文海", "孙文海与孙文", "■■■与孙文")]
    [InlineData("李", "李子", "李子")]
    [InlineData("𠮷田明", "𠮷田明说", "■■■说")]
    [InlineData("(a+)+$ b", "(a+)+$ b", "(a+)+$ b")]
    public void Names_are_blanked_character_for_character(string name, string text, string blanked) =>
        Assert.Equal(blanked, new BlankNames(new(LocalText.Of(name, null), [], LocalText.Empty)).In(text));

    private static string Blanked(string name) => string.Concat(name.EnumerateRunes().Select(r => Rune.IsWhiteSpace(r) ? r.ToString() : "■"));

    private static async Task<TResult> In<TOperation, TResult>(TestStore test, Func<TOperation, Task<TResult>> run)
        where TOperation : notnull
    {
        await using var scope = test.Seated(LoadExample.Visitor, LoadExample.Compartment, Role.Convenor);
        return await run(scope.ServiceProvider.GetRequiredService<TOperation>());
    }
}
