using Microsoft.Extensions.DependencyInjection;
using SecondTrack.Dialogues;
using SecondTrack.Dialogues.Searching;
using SecondTrack.Evidence;
using SecondTrack.Evidence.Searching;
using SecondTrack.Keeping;
using SecondTrack.Storage;
using SecondTrack.Tests.Storage;
using Xunit;

namespace SecondTrack.Tests.Search;

public class CompleteTests
{
    private static readonly Words Label = new("Test", "测试");

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task People_are_offered_by_any_beginning_of_any_name(StoreKind kind)
    {
        await using var test = await TestStore.Open(kind);
        await AddPerson(test, "Chen Mingyuan", "陈明远", "Min-yuan Ch'en");
        await AddPerson(test, "Anna Łęcka", null);
        foreach (var typed in new[] { "chen", "Che", "ming", "chenm", "cmy", "陈", "明远", "陳明", "cm", "chenming", "min", "chen ming" })
            Assert.Equal(["Chen Mingyuan"], await People(test, typed));
        foreach (var typed in new[] { "lec", "Anna Ł", "al", "ann" }) Assert.Equal(["Anna Łęcka"], await People(test, typed));
        foreach (var typed in new[] { "hen", "远明", "x", "\"", "b", "0" }) Assert.Empty(await People(test, typed.Replace("\"", "\"zz", StringComparison.Ordinal)));
        Assert.Equal(2, (await People(test, "")).Count);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Propositions_coded_last_come_first_and_two_letters_find_them(StoreKind kind)
    {
        await using var test = await TestStore.Open(kind);
        var filed = await test.AddCoded("红线", PartialDate.Year(2024), Venue.InWriting);
        await using (var scope = test.Seated())
        {
            var store = scope.ServiceProvider.GetRequiredService<Store>();
            store.AddRange(Enumerable.Range(0, 20).Select(i => new Proposition
            {
                Id = Chance.Secure.NewId(), CompartmentId = test.Compartment, IssueId = filed.Issue, Ordinal = i,
                Content = new(LocalText.Of($"Clear limits are needed {i}", $"主要国家应划定人工智能的界限{i}"), LocalText.Empty),
            }));
            Assert.True((await store.Save(Label)).Done);
        }
        var offered = await Propositions(test, "cl");
        Assert.Equal(12, offered.Count);
        Assert.Equal("Claim", offered[0]);
        Assert.Equal("Claim", (await Propositions(test, "zhu"))[0]);
        Assert.Equal(["Claim"], await Propositions(test, ""));
        Assert.Equal(12, (await Propositions(test, "rgzn")).Count);
        Assert.Equal(12, (await Propositions(test, "界限")).Count);
        Assert.Single(await Propositions(test, "clear 19"));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Nobody_is_offered_the_names_of_another_compartment(StoreKind kind)
    {
        await using var test = await TestStore.Open(kind);
        await AddPerson(test, "Chen Mingyuan", "陈明远");
        var (account, compartment) = await test.Enrol("other", Role.Scholar);
        await using var scope = test.Seated(account, compartment, Role.Scholar);
        Assert.Empty((await scope.ServiceProvider.GetRequiredService<CompletePeople>().Run("chen")).Value);
        Assert.Empty((await scope.ServiceProvider.GetRequiredService<CompletePeople>().Run("")).Value);
        await using var participant = test.Seated(test.Account, test.Compartment, Role.Participant);
        Assert.IsType<NotAllowed>((await participant.ServiceProvider.GetRequiredService<CompletePeople>().Run("chen")).Refusal);
    }

    private static async Task AddPerson(TestStore test, string en, string? zh, params string[] aliases)
    {
        await using var scope = test.Seated();
        var store = scope.ServiceProvider.GetRequiredService<Store>();
        store.Add(new Person
        {
            Id = Chance.Secure.NewId(), CompartmentId = test.Compartment, PersonKey = Chance.Secure.NewId(), SortKey = en,
            Content = new(LocalText.Of(en, zh), [.. aliases.Select(a => new Alias(a, true))], LocalText.Empty),
        });
        Assert.True((await store.Save(Label)).Done);
    }

    private static async Task<List<string>> People(TestStore test, string typed)
    {
        await using var scope = test.Seated();
        return [.. (await scope.ServiceProvider.GetRequiredService<CompletePeople>().Run(typed)).Value.Select(c => c.Text)];
    }

    private static async Task<List<string>> Propositions(TestStore test, string typed)
    {
        await using var scope = test.Seated();
        return [.. (await scope.ServiceProvider.GetRequiredService<CompletePropositions>().Run(typed)).Value.Select(c => c.Text)];
    }
}
