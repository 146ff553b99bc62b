using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SecondTrack.Dialogues;
using SecondTrack.Evidence;
using SecondTrack.Keeping;
using SecondTrack.Search;
using SecondTrack.Storage;
using SecondTrack.Tests.Storage;
using Xunit;

namespace SecondTrack.Tests.Search;

public class FindTests
{
    private static readonly Words Label = new("Test", "测试");

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Random_queries_find_exactly_what_stands_there_in_the_stated_order(StoreKind kind)
    {
        await using var test = await TestStore.Open(kind);
        var random = new RandomTexts(20261124);
        var texts = new List<(Guid Id, int Part, PartialDate Date, string Text)>();
        var chance = Chance.Seeded(7);
        for (var i = 0; i < 60; i++)
        {
            var date = i % 7 == 0 ? PartialDate.Unknown : PartialDate.Day(2020 + (i % 3), 1 + random.Random.Next(3), 1 + random.Random.Next(2));
            var paragraphs = Enumerable.Range(0, 1 + random.Random.Next(4)).Select(_ => random.Text(3 + random.Random.Next(12)).Replace('\n', ' ')).ToList();
            var text = await test.AddSource(chance.NewId(), "x", string.Join('\n', paragraphs), date);
            texts.AddRange(paragraphs.Select((p, part) => (text, part, date, p)));
        }
        var matched = 0;
        for (var i = 0; i < 400; i++)
        {
            var query = random.Query();
            var expected = texts.Where(t => RandomTexts.Stands(query, t.Text))
                .OrderByDescending(t => t.Date.SortKey).ThenBy(t => SearchEntry.KeyOf(0, t.Id, t.Part)).Select(t => (t.Id, t.Part)).ToList();
            matched += expected.Count > 0 ? 1 : 0;
            var found = await test.Entries(query);
            Assert.True(expected.SequenceEqual(found), $"“{query}” expected {expected.Count}, found {found.Count}; differs: {string.Join(" ⏎ ", texts.Where(t => expected.Contains((t.Id, t.Part)) != found.Contains((t.Id, t.Part))).Select(t => t.Text))}");
        }
        Assert.InRange(matched, 150, 399);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Finds_by_two_characters_by_one_and_by_words_of_both_languages(StoreKind kind)
    {
        await using var test = await TestStore.Open(kind);
        await test.AddSource("Strategic stability", "臺海局勢與人工智慧治理。\nThe café in Geneva, and 人工智能AI治理 (2024).");
        Assert.Equal(1, await test.Count("台海"));
        Assert.Equal(1, await test.Count("臺海"));
        Assert.Equal(1, await test.Count("势"));
        Assert.Equal(1, await test.Count("治"));
        Assert.Equal(0, await test.Count("治海"));
        Assert.Equal(1, await test.Count("CAFE geneva"));
        Assert.Equal(1, await test.Count("\"AI治理\" 2024"));
        Assert.Equal(0, await test.Count("\"geneva and\""));
        Assert.Equal(1, await test.Count("gen*"));
        Assert.Equal(0, await test.Count("gen"));
        Assert.Equal(1, await test.Count("strategic"));
        Assert.Equal(0, await test.Count("台海 geneva"));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task What_is_typed_is_never_syntax(StoreKind kind)
    {
        await using var test = await TestStore.Open(kind);
        await test.AddSource("One", "plain words OR NOT near stand here");
        foreach (var typed in new[]
        {
            "\"", "\"\"", "*", "plain AND", "terms:plain", "NEAR(plain words)", "plain NOT words", "^plain", "plain\" OR \"x", "') OR 1=1 --", "a & !b | (c", "plain:*", "\\", "%", "\0",
            "“plain”", "-plain", "{terms} : x", "plain <-> words", new string('(', 5000), string.Concat(Enumerable.Repeat("治理 plain ", 1000)),
        })
            Assert.True((await test.Find(new FindRequest(typed))).Done, typed);
        Assert.Equal(1, await test.Count("plain NOT words"));
        Assert.Equal(0, await test.Count("plain AND words"));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Nothing_or_only_punctuation_asks_nothing(StoreKind kind)
    {
        await using var test = await TestStore.Open(kind);
        await test.AddSource("One", "text");
        foreach (var typed in new[] { "", "  ", "。，！", "…", "“”" })
            Assert.True((await test.Find(new FindRequest(typed))).Value.NothingAsked);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_very_long_query_is_cut_and_says_so(StoreKind kind)
    {
        await using var test = await TestStore.Open(kind);
        await test.AddSource("One", string.Concat(Enumerable.Repeat("治理", 3000)));
        var found = (await test.Find(new FindRequest(string.Concat(Enumerable.Repeat("治理", 5000))))).Value;
        Assert.True(found.WasCut);
        Assert.Single(found.Hits);
        Assert.False((await test.Find(new FindRequest("治理"))).Value.WasCut);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_word_that_stands_very_often_in_one_paragraph_is_found_in_phrases_to_the_end(StoreKind kind)
    {
        await using var test = await TestStore.Open(kind);
        await test.AddSource("One", string.Concat(Enumerable.Repeat("的 the 的，", 2000)) + "the last 的 word");
        Assert.Equal(1, await test.Count("\"the last\""));
        Assert.Equal(1, await test.Count("\"last 的 word\""));
        Assert.Equal(0, await test.Count("\"last the\""));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Another_compartment_is_not_found(StoreKind kind)
    {
        await using var test = await TestStore.Open(kind);
        await test.AddSource("One", "台海局势");
        var (account, compartment) = await test.Enrol("other", Role.Convenor);
        await using var scope = test.Seated(account, compartment, Role.Convenor);
        Assert.Empty((await scope.ServiceProvider.GetRequiredService<Find>().Run(new FindRequest("台海"))).Value.Hits);
        await using var participant = test.Seated(test.Account, test.Compartment, Role.Participant);
        Assert.IsType<NotAllowed>((await participant.ServiceProvider.GetRequiredService<Find>().Run(new FindRequest("台海"))).Refusal);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Entries_follow_what_is_changed_removed_and_undone(StoreKind kind)
    {
        await using var test = await TestStore.Open(kind);
        var id = await test.AddNote("初稿 draft");
        var changed = await test.Change<Note>(id, n => n.Content = new NoteContent("定稿 final"));
        Assert.Equal((0, 1), (await test.Count("初稿"), await test.Count("定稿")));
        await test.Undo(changed);
        Assert.Equal((1, 0), (await test.Count("初稿"), await test.Count("定稿")));
        var removed = await test.Change<Note>(id, null);
        Assert.Equal(0, await test.Count("初稿"));
        await test.Undo(removed);
        Assert.Equal(1, await test.Count("初稿"));
        await using var scope = test.Seated();
        Assert.Equal(1, await scope.ServiceProvider.GetRequiredService<Store>().Set<SearchEntry>().CountAsync(e => e.ThingId == id));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_refused_save_leaves_no_entry(StoreKind kind)
    {
        await using var test = await TestStore.Open(kind);
        await using var scope = test.Seated();
        var store = scope.ServiceProvider.GetRequiredService<Store>();
        await using (var transaction = await store.Database.BeginTransactionAsync())
        {
            store.Add(test.NewNote("不会留下"));
            await store.Save(Label);
            await transaction.RollbackAsync();
        }
        Assert.Equal(0, await test.Count("留下"));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Filters_narrow_and_alone_they_are_a_question_too(StoreKind kind)
    {
        await using var test = await TestStore.Open(kind);
        var filed = await test.AddCoded("红线 red line", PartialDate.Day(2024, 5, 16), Venue.FaceToFace);
        await test.AddCoded("红线 another line", PartialDate.Day(2022, 1, 2), Venue.InWriting);
        async Task<List<string>> Kinds(FindRequest request) => [.. (await test.Find(request)).Value.Hits.Select(h => h.Kind).Order()];
        Assert.Equal(4, (await test.Find(new FindRequest("红线"))).Value.Total);
        Assert.Equal(["passage"], await Kinds(new FindRequest("红线") { Person = filed.Actor }));
        Assert.Equal(["passage"], await Kinds(new FindRequest("红线") { Issue = filed.ParentIssue }));
        Assert.Equal(["issue", "passage", "proposition"], await Kinds(new FindRequest("") { Issue = filed.Issue }));
        Assert.Equal(["passage", "text"], await Kinds(new FindRequest("红线") { From = PartialDate.Year(2024) }));
        Assert.Equal(["passage", "text"], await Kinds(new FindRequest("红线") { To = PartialDate.Year(2023) }));
        Assert.Empty(await Kinds(new FindRequest("红线") { From = PartialDate.Year(2023), To = PartialDate.Month(2024, 4) }));
        Assert.Equal(["passage", "text"], await Kinds(new FindRequest("红线") { Venue = nameof(Venue.InWriting) }));
        Assert.Equal(["passage", "series", "source", "text"], await Kinds(new FindRequest("") { Series = filed.Series }));
        Assert.Equal(["passage", "passage"], await Kinds(new FindRequest("红线") { Kind = "passage" }));
        Assert.Empty(await Kinds(new FindRequest("红线") { Venue = "x\" OR \"y" }));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_source_that_moves_in_time_takes_its_texts_along(StoreKind kind)
    {
        await using var test = await TestStore.Open(kind);
        var filed = await test.AddCoded("红线", PartialDate.Day(2024, 5, 16), Venue.FaceToFace);
        await test.Change<Source>(filed.Source, s => (s.Date, s.DateKey) = (PartialDate.Day(2020, 1, 1), 20200101));
        var found = (await test.Find(new FindRequest("红线") { Kind = "text", To = PartialDate.Year(2020) })).Value;
        Assert.Single(found.Hits);
        Assert.Empty((await test.Find(new FindRequest("红线") { Kind = "text", From = PartialDate.Year(2021) })).Value.Hits);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_rebuilt_index_is_the_index_that_was(StoreKind kind)
    {
        await using var test = await TestStore.Open(kind);
        await test.AddCoded("红线 red line", PartialDate.Day(2024, 5, 16), Venue.FaceToFace);
        await test.AddNote("红线 note");
        await using var scope = test.Seated();
        var store = scope.ServiceProvider.GetRequiredService<Store>();
        var before = await store.Set<SearchEntry>().AsNoTracking().OrderBy(e => e.Key).Select(e => new { e.Key, e.Kind, e.ThingId, e.Part }).ToListAsync();
        Assert.Equal(9, before.Count);
        await store.Set<SearchEntry>().Where(e => e.Kind == "note").ExecuteDeleteAsync();
        Assert.Null(await scope.ServiceProvider.GetRequiredService<RebuildSearch>().Run());
        Assert.Equal(before, await store.Set<SearchEntry>().AsNoTracking().OrderBy(e => e.Key).Select(e => new { e.Key, e.Kind, e.ThingId, e.Part }).ToListAsync());
        Assert.Equal(3, await test.Count("红线"));
        await using var scholar = test.Seated(test.Account, test.Compartment, Role.Scholar);
        Assert.IsType<NotAllowed>(await scholar.ServiceProvider.GetRequiredService<RebuildSearch>().Run());
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Only_the_newest_text_of_a_source_is_found_and_the_earlier_again_when_it_goes(StoreKind kind)
    {
        await using var test = await TestStore.Open(kind);
        var first = await test.AddSource("One", "旧稿 共同");
        var newest = await test.AddText(first, "新稿 共同");
        Assert.Equal((1, 0, 1), (await test.Count("共同"), await test.Count("旧稿"), await test.Count("新稿")));
        await test.Change<SourceText>(newest, null);
        Assert.Equal((1, 1, 0), (await test.Count("共同"), await test.Count("旧稿"), await test.Count("新稿")));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task The_hit_is_marked_in_the_original_words(StoreKind kind)
    {
        await using var test = await TestStore.Open(kind);
        await test.AddSource("One", new string('前', 300) + "。在臺灣海峽，Ｔｈｅ Café。" + new string('后', 300));
        var hit = Assert.Single((await test.Find(new FindRequest("台湾海 cafe"))).Value.Hits);
        var snippet = Assert.Single(hit.Places).Snippet;
        Assert.Equal(["臺灣海", "Café"], snippet.Parts.Where(p => p.Marked).Select(p => p.Text));
        Assert.True(snippet.CutBefore && snippet.CutAfter);
        Assert.Contains("在", string.Concat(snippet.Parts.Select(p => p.Text)), StringComparison.Ordinal);
        Assert.Equal("臺", Assert.Single((await test.Find(new FindRequest("台"))).Value.Hits[0].Places[0].Snippet.Parts, p => p.Marked).Text);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Many_hits_come_in_pages_and_are_counted_up_to_a_limit(StoreKind kind)
    {
        await using var test = await TestStore.Open(kind);
        await using (var scope = test.Seated())
        {
            var store = scope.ServiceProvider.GetRequiredService<Store>();
            store.AddRange(Enumerable.Range(0, 1050).Select(i => test.NewNote($"共同的词 {i}")));
            Assert.True((await store.Save(Label)).Done);
        }
        await test.AddSource("共同的词 by name", "none");
        var first = (await test.Find(new FindRequest("共同"))).Value;
        Assert.Equal((1000, true, true, 20), (first.Total, first.ThereIsMore, first.HasNextPage, first.Hits.Count));
        var third = (await test.Find(new FindRequest("共同") { Page = 3 })).Value;
        Assert.Empty(first.Hits.Select(h => h.Id).Intersect(third.Hits.Select(h => h.Id)));
        Assert.Equal(50, (await test.Find(new FindRequest("共同") { Page = 9999 })).Value.Page);
    }
}
