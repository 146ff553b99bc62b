using SecondTrack.Evidence;
using SecondTrack.Storage;
using SecondTrack.Tests.Keeping.Keys;
using SecondTrack.Tests.Storage;
using Xunit;

namespace SecondTrack.Tests.Search;

public class MemoryIndexTests
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Finds_the_same_in_the_same_order_as_the_index_on_the_disk(StoreKind kind)
    {
        await using var disk = await TestStore.Open(kind);
        await using var memory = await TestStore.Open(kind);
        await memory.Encrypt();
        var random = new RandomTexts(20261125);
        var chance = Chance.Seeded(8);
        var ids = new List<Guid>();
        for (var i = 0; i < 40; i++)
        {
            var (id, date) = (chance.NewId(), i % 7 == 0 ? PartialDate.Unknown : PartialDate.Day(2020 + (i % 3), 1 + random.Random.Next(3), 1 + random.Random.Next(2)));
            var text = string.Join('\n', Enumerable.Range(0, 1 + random.Random.Next(4)).Select(_ => random.Text(3 + random.Random.Next(12)).Replace('\n', ' ')));
            foreach (var test in new[] { disk, memory }) await test.AddSource(id, "x", text, date);
            ids.Add(id);
        }
        Assert.InRange(await Compare(disk, memory, random), 100, 299);
        foreach (var test in new[] { disk, memory })
        {
            await test.Change<SourceText>(ids[3], null);
            await test.Undo(await test.Change<SourceText>(ids[4], null));
            await test.Change<SourceText>(ids[5], t => t.Content = t.Content with { Text = "国势，risk and 海湾" });
        }
        await Compare(disk, memory, random);
        memory.Lock();
        Assert.Empty(await memory.Entries("risk"));
        Assert.Null(await memory.Unlock());
        await Compare(disk, memory, random);
    }

    private static async Task<int> Compare(TestStore disk, TestStore memory, RandomTexts random)
    {
        var matched = 0;
        for (var i = 0; i < 300; i++)
        {
            var query = i % 10 == 0 ? random.Text(1).Trim() + "*" : random.Query();
            var (expected, found) = (await disk.Entries(query), await memory.Entries(query));
            Assert.True(expected.SequenceEqual(found), $"“{query}”: {expected.Count} on the disk, {found.Count} in memory");
            matched += expected.Count > 0 ? 1 : 0;
        }
        return matched;
    }
}
