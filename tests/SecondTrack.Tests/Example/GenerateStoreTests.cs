using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SecondTrack.Evidence;
using SecondTrack.Example.Generated;
using SecondTrack.Keeping;
using SecondTrack.Search;
using SecondTrack.Storage;
using SecondTrack.Tests.Storage;
using Xunit;

namespace SecondTrack.Tests.Example;

public class GenerateStoreTests
{
    private static readonly GenerateRequest Small = new(15, 100, 3) { Persons = 30, Notes = 5, Observations = 5 };

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task What_is_generated_is_counted_audited_and_found(StoreKind kind)
    {
        await using var test = await TestStore.Open(kind);
        var generated = (await Generate(test)).Value;
        await using var scope = test.Seated(generated.Account, generated.Compartment, Role.Convenor);
        var store = scope.ServiceProvider.GetRequiredService<Store>();
        Assert.Equal((15, 100), (await store.Set<Source>().CountAsync(), await store.Set<Statement>().CountAsync()));
        Assert.True((await scope.ServiceProvider.GetRequiredService<CheckAudit>().Run()).Whole);
        var statement = await store.Set<Statement>().FirstAsync();
        var passage = await store.Set<Passage>().SingleAsync(p => p.Id == statement.PassageId);
        var text = await store.Set<SourceText>().SingleAsync(t => t.Id == passage.SourceTextId);
        Assert.Equal(passage.Content.Quote, text.Content.Text[passage.Start..passage.End]);
        var find = scope.ServiceProvider.GetRequiredService<Find>();
        Assert.NotEmpty((await find.Run(new FindRequest("双方"))).Value.Hits);
        Assert.Contains((await find.Run(new FindRequest("\"" + passage.Content.Quote + "\"") { Kind = "passage" })).Value.Hits, h => h.Id == passage.Id);
    }

    [Fact]
    public async Task A_filled_store_knows_how_many_rows_a_compartment_holds()
    {
        await using var test = await TestStore.Open(StoreKind.Sqlite);
        await Generate(test);
        await using var scope = test.Unseated();
        var counted = await scope.ServiceProvider.GetRequiredService<Store>().Database
            .SqlQueryRaw<string>("SELECT stat AS Value FROM sqlite_stat1 WHERE idx = 'IX_Statements_CompartmentId_Id'").SingleAsync();
        Assert.Equal("100 100 1", counted);
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_texts()
    {
        await using var one = await TestStore.Open(StoreKind.Sqlite);
        await using var other = await TestStore.Open(StoreKind.Sqlite);
        var (a, b) = (await Texts(one), await Texts(other));
        Assert.Equal(a, b);
        Assert.Equal(a.Count, a.Distinct().Count());
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_store_with_content_is_refused(StoreKind kind)
    {
        await using var test = await TestStore.Open(kind);
        await using var scope = test.Seated();
        Assert.IsType<SecondTrack.Example.Generated.StoreIsNotEmpty>((await ActivatorUtilities.CreateInstance<GenerateStore>(scope.ServiceProvider).Run(Small)).Refusal);
    }

    [Theory]
    [InlineData(0, 5)]
    [InlineData(5, -1)]
    [InlineData(5, 81)]
    public async Task An_amount_that_cannot_be_is_refused(int sources, int statements)
    {
        await using var test = await TestStore.Open(StoreKind.Sqlite);
        await using var scope = test.Unseated();
        Assert.IsType<AmountIsWrong>((await ActivatorUtilities.CreateInstance<GenerateStore>(scope.ServiceProvider).Run(new(sources, statements, 1))).Refusal);
    }

    private static async Task<List<string>> Texts(TestStore test)
    {
        var generated = (await Generate(test)).Value;
        await using var scope = test.Seated(generated.Account, generated.Compartment, Role.Convenor);
        var texts = await scope.ServiceProvider.GetRequiredService<Store>().Set<SourceText>().ToListAsync();
        return [.. texts.Select(t => t.Content.Text).Order(StringComparer.Ordinal)];
    }

    /// <summary>A test store has the compartment of its own convenor: it goes first, as generated texts are only put into an empty store.</summary>
    private static async Task<Outcome<Generated>> Generate(TestStore test)
    {
        await using var scope = test.Unseated();
        var store = scope.ServiceProvider.GetRequiredService<Store>();
        await store.Set<Compartment>().ExecuteDeleteAsync();
        return await ActivatorUtilities.CreateInstance<GenerateStore>(scope.ServiceProvider).Run(Small);
    }
}
