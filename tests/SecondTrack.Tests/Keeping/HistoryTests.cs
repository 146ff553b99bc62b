using Microsoft.Extensions.DependencyInjection;
using SecondTrack.Evidence.Issues;
using SecondTrack.Keeping;
using SecondTrack.Storage;
using SecondTrack.Tests.Storage;
using SecondTrack.Text;
using Xunit;

namespace SecondTrack.Tests.Keeping;

public class HistoryTests
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Every_version_of_a_thing_says_who_changed_which_words(StoreKind kind)
    {
        await using var test = await TestStore.Open(kind);
        var id = (await With<AddIssue, Outcome<Saved>>(test, a => a.Run(new(LocalText.Of("Arms control", null), LocalText.Empty, null)))).Value.Id;
        await With<ChangeIssue, Outcome<Saved>>(test, c => c.Run(id, new(LocalText.Of("Arms control talks", "军控谈判"), LocalText.Empty, null)));
        var parent = (await With<AddIssue, Outcome<Saved>>(test, a => a.Run(new(LocalText.Of("Security", null), LocalText.Empty, null)))).Value.Id;
        await With<ChangeIssue, Outcome<Saved>>(test, c => c.Run(id, new(LocalText.Of("Arms control talks", "军控谈判"), LocalText.Empty, parent)));
        var found = (await With<FindHistory, Outcome<HistoryFound>>(test, f => f.Run(id))).Value;
        Assert.Equal(("Issue", true, false), (found.Thing, found.IsThere, found.HasMore));
        Assert.Equal([AuditAct.Changed, AuditAct.Changed, AuditAct.Added], found.Versions.Select(v => v.Act));
        Assert.All(found.Versions, v => Assert.Equal("convenor", v.Who));
        Assert.Contains(found.Versions[0].Fields, f => f is { Field: "ParentId", Before: "", IsReference: true } && f.After == parent.ToString());
        Assert.Equal([("Title en", "Arms control", "Arms control talks"), ("Title zh-Hans", "", "军控谈判")], found.Versions[1].Fields.Select(f => (f.Field, f.Before, f.After)));
        Assert.Contains(found.Versions[2].Fields, f => f is { Field: "Title en", Before: "", After: "Arms control" });

        var removed = (await With<RemoveIssue, Outcome<Saved>>(test, r => r.Run(id))).Value;
        Assert.False((await With<FindHistory, Outcome<HistoryFound>>(test, f => f.Run(id))).Value.IsThere);
        var (account, compartment) = await test.Enrol("elsewhere", Role.Convenor);
        await using var scope = test.Seated(account, compartment, Role.Convenor);
        Assert.IsType<NotThere>((await scope.ServiceProvider.GetRequiredService<FindHistory>().Run(id)).Refusal);
        await using var agenda = test.Seated(test.Account, test.Compartment, Role.Participant);
        Assert.IsType<NotAllowed>((await agenda.ServiceProvider.GetRequiredService<FindHistory>().Run(id)).Refusal);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_long_history_goes_on_over_its_pages_without_a_gap(StoreKind kind)
    {
        await using var test = await TestStore.Open(kind);
        var id = (await With<AddIssue, Outcome<Saved>>(test, a => a.Run(new(LocalText.Of("0", null), LocalText.Empty, null)))).Value.Id;
        const int changes = FindHistory.PageSize + 4;
        for (var n = 1; n <= changes; n++) await With<ChangeIssue, Outcome<Saved>>(test, c => c.Run(id, new(LocalText.Of($"{n}", null), LocalText.Empty, null)));
        var first = (await With<FindHistory, Outcome<HistoryFound>>(test, f => f.Run(id))).Value;
        var second = (await With<FindHistory, Outcome<HistoryFound>>(test, f => f.Run(id, 2))).Value;
        Assert.Equal((true, false), (first.HasMore, second.HasMore));
        var titles = first.Versions.Concat(second.Versions).Select(v => v.Fields.Single(f => f.Field == "Title en")).ToList();
        Assert.Equal(Enumerable.Range(0, changes + 1).Reverse().Select(n => $"{n}"), titles.Select(f => f.After));
        Assert.Equal(Enumerable.Range(0, changes).Reverse().Select(n => $"{n}").Append(""), titles.Select(f => f.Before));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task The_trail_is_filtered_by_person_kind_and_days(StoreKind kind)
    {
        await using var test = await TestStore.Open(kind);
        await With<AddIssue, Outcome<Saved>>(test, a => a.Run(new(LocalText.Of("One", null), LocalText.Empty, null)));
        await using (var scope = test.Seated()) await scope.ServiceProvider.GetRequiredService<Store>().Note(AuditAct.Exported, "Something", test.Compartment);
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        Assert.Contains("Issue added", await Lines(new(Thing: "Issue")));
        Assert.Empty(await Lines(new(Thing: "Statement")));
        Assert.Equal([""], await Lines(new(Act: AuditAct.Exported)));
        Assert.NotEmpty(await Lines(new(Who: test.Account)));
        Assert.Empty(await Lines(new(Who: test.Compartment)));
        Assert.NotEmpty(await Lines(new(From: today.AddDays(-1), To: today)));
        Assert.Empty(await Lines(new(From: today.AddDays(2))));
        Assert.Empty(await Lines(new(To: today.AddDays(-2))));

        async Task<IEnumerable<string>> Lines(ChangeFilter filter) =>
            (await With<ListChanges, Outcome<ChangesFound>>(test, l => l.Run(1, false, filter))).Value.Lines.Select(l => l.Label?.En ?? "").ToList();
    }

    [Theory]
    [InlineData("必须赢不能输", "必须赢，也能输", "必须赢", "能输")]
    [InlineData("the old word stays", "the new word stays", "the ", " word stays")]
    public void Words_are_compared_one_by_one(string before, string after, string begins, string ends)
    {
        var pieces = CompareWords.Of(before, after);
        Assert.Equal(before, string.Concat(pieces.Where(p => p.Kind != Compared.New).Select(p => p.Text)));
        Assert.Equal(after, string.Concat(pieces.Where(p => p.Kind != Compared.Gone).Select(p => p.Text)));
        Assert.Equal((Compared.Same, begins), pieces[0]);
        Assert.Equal((Compared.Same, ends), pieces[^1]);
    }

    private static async Task<TResult> With<TOperation, TResult>(TestStore test, Func<TOperation, Task<TResult>> run)
        where TOperation : notnull
    {
        await using var scope = test.Seated();
        return await run(scope.ServiceProvider.GetRequiredService<TOperation>());
    }
}
