using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SecondTrack.Dialogues;
using SecondTrack.Evidence;
using SecondTrack.Evidence.Coding;
using SecondTrack.Evidence.Ingest;
using SecondTrack.Evidence.Sources;
using SecondTrack.Keeping;
using SecondTrack.Storage;
using SecondTrack.Tests.Storage;
using Xunit;

namespace SecondTrack.Tests.Evidence;

/// <summary>A store with what most tests of the evidence begin with: a person, an issue with a proposition, and short ways to add sources.</summary>
internal sealed class EvidenceBench(TestStore test) : IAsyncDisposable
{
    public const string Article = "对话应当继续。\n双方应当保持克制，避免误判。\n对话应当继续，但不能只谈分歧。";

    public Guid Person { get; private set; }

    public Guid Proposition { get; private set; }

    public TestStore Test => test;

    public static async Task<EvidenceBench> Open(StoreKind kind, Action<IServiceCollection>? more = null)
    {
        var bench = new EvidenceBench(await TestStore.Open(kind, more));
        await bench.Do<Store, bool>(async store =>
        {
            var side = new Series { Id = Id(), CompartmentId = bench.Test.Compartment, Content = new(LocalText.Of("Series", "系列"), LocalText.Empty) };
            var person = new Person
            {
                Id = Id(), CompartmentId = bench.Test.Compartment, PersonKey = Id(), SortKey = "sun",
                Content = new(LocalText.Of("Sun Wenhai", "孙文海"), [new("S. Wenhai", true), new("老孙", false)], LocalText.Empty),
            };
            var issue = new Issue { Id = Id(), CompartmentId = bench.Test.Compartment, Content = new(LocalText.Of("Contacts", "往来"), LocalText.Empty) };
            var proposition = new Proposition { Id = Id(), CompartmentId = bench.Test.Compartment, IssueId = issue.Id, Content = new(LocalText.Of("The dialogue should go on", "对话应当继续"), LocalText.Empty) };
            store.AddRange(side, person, issue, proposition);
            Assert.True((await store.Save(new("Set up", "准备"))).Done);
            (bench.Person, bench.Proposition) = (person.Id, proposition.Id);
            return true;
        });
        return bench;
    }

    public static Guid Id() => Chance.Secure.NewId();

    public static DocumentBytes Pasted(string text) => new(Encoding.UTF8.GetBytes(text), "");

    /// <summary>One operation in a scope of its own, as one request is.</summary>
    public async Task<TResult> Do<TOperation, TResult>(Func<TOperation, Task<TResult>> run, Role role = Role.Convenor, Language language = Language.English)
        where TOperation : class
    {
        await using var scope = test.Seated(test.Account, test.Compartment, role, language);
        return await run(scope.ServiceProvider.GetRequiredService<TOperation>());
    }

    public Task<T> Read<T>(Func<Store, Task<T>> read) => Do<Store, T>(read);

    public async Task<Guid> Add(string text = Article, SourceIn? facts = null) =>
        (await Do<AddSource, Outcome<SourceAdded>>(a => a.Run(facts, Pasted(text)))).Value.Id;

    public Task<SourceText> Text(Guid source, int number = 1) =>
        Read(s => s.Set<SourceText>().SingleAsync(t => t.SourceId == source && t.Number == number));

    /// <summary>The only place of a quote in a source's text.</summary>
    public async Task<QuoteIn> Quote(Guid source, string quote, int number = 1)
    {
        var text = await Text(source, number);
        var anchor = Anchor.Find(text.Content.Text, quote)!;
        return new(text.Id, anchor.Start, anchor.End, anchor.Quote);
    }

    public StatementIn Says(int? stance = 2) => new(new(ActorKind.Person, Person), new(Proposition), stance) { Date = PartialDate.Parse("2024-05") };

    public Task<Outcome<StatementCoded>> Code(QuoteIn quote, StatementIn statement) => Do<CodeStatement, Outcome<StatementCoded>>(c => c.Run(quote, statement));

    public async Task<Outcome<Guid>> Undo(Guid change) => await Do<UndoChange, Outcome<Guid>>(u => u.Run(change));

    public ValueTask DisposeAsync() => test.DisposeAsync();
}
