using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SecondTrack.Dialogues;
using SecondTrack.Keeping;
using SecondTrack.Storage;
using Xunit;

namespace SecondTrack.Tests.Storage;

public class StoreTests
{
    private static readonly Words Label = new("Series added", "已新增系列");

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task What_is_saved_is_read_again_in_both_languages(StoreKind kind)
    {
        await using var test = await TestStore.Open(kind);
        var id = await AddSeries(test, "AI and security", "人工智能与安全");
        await using var scope = test.Seated();
        var series = await scope.ServiceProvider.GetRequiredService<Store>().Set<Series>().SingleAsync(s => s.Id == id);
        Assert.Equal("人工智能与安全", series.Content.Title.In(Language.Chinese).Text);
        Assert.Equal("AI and security", series.Content.Title.In(Language.English).Text);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_seat_in_another_compartment_sees_nothing(StoreKind kind)
    {
        await using var test = await TestStore.Open(kind);
        var id = await AddSeries(test, "AI", "人工智能");
        var (account, compartment) = await test.Enrol("other", Role.Convenor);
        await using var scope = test.Seated(account, compartment, Role.Convenor);
        Assert.False(await scope.ServiceProvider.GetRequiredService<Store>().Set<Series>().AnyAsync(s => s.Id == id));
        await using var nobody = test.Unseated();
        Assert.False(await nobody.ServiceProvider.GetRequiredService<Store>().Set<Series>().AnyAsync());
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Undo_puts_back_what_was_added_changed_and_removed(StoreKind kind)
    {
        await using var test = await TestStore.Open(kind);
        var id = await AddSeries(test, "First", "最初");
        var changed = await Edit(test, id, s => s.Content = s.Content with { Title = LocalText.Of("Second", "其次") });
        Assert.Equal("Second", await Title(test, id));
        Assert.True((await Undo(test, changed)).Done);
        Assert.Equal("First", await Title(test, id));
        Assert.IsType<AlreadyUndone>((await Undo(test, changed)).Refusal);

        var removed = await Edit(test, id, null);
        Assert.Null(await Title(test, id));
        var returned = await Undo(test, removed);
        Assert.Equal("First", await Title(test, id));
        Assert.True((await Undo(test, returned.Value)).Done);
        Assert.Null(await Title(test, id));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Undo_refuses_when_the_thing_has_moved_on(StoreKind kind)
    {
        await using var test = await TestStore.Open(kind);
        var id = await AddSeries(test, "First", "最初");
        var changed = await Edit(test, id, s => s.Lead = Lead.Citizens);
        await Edit(test, id, s => s.Lead = Lead.Governments);
        Assert.IsType<MovedOnSince>((await Undo(test, changed)).Refusal);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task The_second_of_two_at_once_is_told_and_the_first_stays(StoreKind kind)
    {
        await using var test = await TestStore.Open(kind);
        var id = await AddSeries(test, "First", "最初");
        await using var one = test.Seated();
        await using var two = test.Seated();
        var mine = one.ServiceProvider.GetRequiredService<Store>();
        var theirs = two.ServiceProvider.GetRequiredService<Store>();
        (await mine.Set<Series>().SingleAsync(s => s.Id == id)).Lead = Lead.Citizens;
        (await theirs.Set<Series>().SingleAsync(s => s.Id == id)).Lead = Lead.Governments;
        Assert.True((await mine.Save(Label)).Done);
        Assert.IsType<SomebodyElseChangedIt>((await theirs.Save(Label)).Refusal);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task The_audit_trail_holds_and_shows_a_row_changed_by_hand(StoreKind kind)
    {
        await using var test = await TestStore.Open(kind);
        var id = await AddSeries(test, "First", "最初");
        await Edit(test, id, s => s.Lead = Lead.Citizens);
        await using var scope = test.Seated();
        var check = scope.ServiceProvider.GetRequiredService<CheckAudit>();
        Assert.True((await check.Run()).Whole);
        await scope.ServiceProvider.GetRequiredService<Store>().Set<AuditEntry>()
            .Where(a => a.CompartmentId == test.Compartment && a.Seq == 2).ExecuteUpdateAsync(a => a.SetProperty(x => x.AccountId, Guid.Empty));
        Assert.Equal(2, (await check.Run()).BrokenAt);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Many_savers_at_once_keep_one_unbroken_chain(StoreKind kind)
    {
        await using var test = await TestStore.Open(kind);
        await Task.WhenAll(Enumerable.Range(0, 12).Select(i => AddSeries(test, $"Series {i}", $"系列{i}")));
        await using var scope = test.Seated();
        var report = await scope.ServiceProvider.GetRequiredService<CheckAudit>().Run();
        Assert.True(report.Whole);
        Assert.True(report.Entries >= 12);
    }

    [Fact]
    public async Task A_truncated_store_is_named_and_left_as_it_is()
    {
        var folder = Directory.CreateTempSubdirectory("secondtrack-test-").FullName;
        var path = Path.Combine(folder, "secondtrack.db");
        await File.WriteAllBytesAsync(path, [.. "SQLite format 3\0"u8, .. new byte[200]]);
        var services = new Microsoft.Extensions.DependencyInjection.ServiceCollection();
        await using var provider = services.AddStore(StoreAddress.Sqlite(folder)).AddKeeping().BuildServiceProvider();
        await using var scope = provider.CreateAsyncScope();
        Assert.IsType<StoreIsDamaged>(await scope.ServiceProvider.GetRequiredService<PrepareStore>().Run());
        Assert.Equal(216, new FileInfo(path).Length);
        Directory.Delete(folder, true);
    }

    [Fact]
    public void A_second_process_on_the_same_store_is_refused()
    {
        var folder = Directory.CreateTempSubdirectory("secondtrack-test-").FullName;
        using (StoreLock.Take(folder).Value) Assert.IsType<StoreIsInUse>(StoreLock.Take(folder).Refusal);
        using (StoreLock.Take(folder).Value) Assert.True(Directory.Exists(folder));
        Directory.Delete(folder, true);
    }

    private static async Task<Guid> AddSeries(TestStore test, string en, string zh)
    {
        await using var scope = test.Seated();
        var store = scope.ServiceProvider.GetRequiredService<Store>();
        var series = new Series { Id = Chance.Secure.NewId(), CompartmentId = test.Compartment, Content = new SeriesContent(LocalText.Of(en, zh), LocalText.Empty) };
        store.Add(series);
        Assert.True((await store.Save(Label)).Done);
        return series.Id;
    }

    private static async Task<Guid> Edit(TestStore test, Guid id, Action<Series>? edit)
    {
        await using var scope = test.Seated();
        var store = scope.ServiceProvider.GetRequiredService<Store>();
        var series = await store.Set<Series>().SingleAsync(s => s.Id == id);
        if (edit is null) store.Remove(series);
        else edit(series);
        return (await store.Save(Label)).Value;
    }

    private static async Task<Outcome<Guid>> Undo(TestStore test, Guid change)
    {
        await using var scope = test.Seated();
        return await scope.ServiceProvider.GetRequiredService<UndoChange>().Run(change);
    }

    private static async Task<string?> Title(TestStore test, Guid id)
    {
        await using var scope = test.Seated();
        return (await scope.ServiceProvider.GetRequiredService<Store>().Set<Series>().SingleOrDefaultAsync(s => s.Id == id))?.Content.Title.En;
    }
}
