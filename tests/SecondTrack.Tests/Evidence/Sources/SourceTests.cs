using System.Text;
using Microsoft.EntityFrameworkCore;
using SecondTrack.Dialogues;
using SecondTrack.Evidence;
using SecondTrack.Evidence.Coding;
using SecondTrack.Evidence.Ingest;
using SecondTrack.Evidence.Sources;
using SecondTrack.Keeping;
using SecondTrack.Storage;
using SecondTrack.Tests.Storage;
using Xunit;

namespace SecondTrack.Tests.Evidence.Sources;

public class SourceTests
{
    private const string Page = "<html><title>Talks</title><nav>Menu</nav><p>The dialogue should go on.</p><nav>More news</nav><p>Both sides agree.</p></html>";

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_source_is_saved_at_once_with_its_text_and_its_bytes(StoreKind kind)
    {
        await using var bench = await EvidenceBench.Open(kind);
        var added = await bench.Do<AddSource, Outcome<SourceAdded>>(a => a.Run(null, new(Encoding.UTF8.GetBytes(Page), "talks.html") { ContentType = "text/html" }));
        var text = await bench.Text(added.Value.Id);
        Assert.Contains("The dialogue should go on.", text.Content.Text, StringComparison.Ordinal);
        Assert.Equal(Anchor.HashOf(text.Content.Text), text.Content.Hash);
        Assert.Equal(CodePoints.Count(text.Content.Text), text.Length);
        var original = await bench.Do<OpenOriginal, Outcome<OriginalBytes>>(o => o.Run(added.Value.Id));
        Assert.Equal(Page, Encoding.UTF8.GetString(original.Value.Bytes));
        Assert.Equal(("talks.html", Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(Page)))),
            (original.Value.FileName, original.Value.Sha256));
        Assert.Equal(1, await bench.Read(s => s.Set<AuditEntry>().CountAsync(a => a.CompartmentId == bench.Test.Compartment && a.Act == AuditAct.Exported)));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task The_same_bytes_lead_to_the_source_that_has_them(StoreKind kind)
    {
        await using var bench = await EvidenceBench.Open(kind);
        var first = await bench.Add();
        var again = await bench.Do<AddSource, Outcome<SourceAdded>>(a => a.Run(null, EvidenceBench.Pasted(EvidenceBench.Article)));
        Assert.Equal((first, null), (again.Value.Id, again.Value.Change));
        Assert.NotEqual(first, await bench.Add(EvidenceBench.Article + "。"));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Two_browsers_that_send_the_same_at_once_make_one_source(StoreKind kind)
    {
        await using var bench = await EvidenceBench.Open(kind);
        var added = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => bench.Add()));
        Assert.Single(added.Distinct());
        Assert.Equal(1, await bench.Read(s => s.Set<Source>().CountAsync()));
        Assert.Equal(1, await bench.Read(s => s.Set<SourceOriginal>().CountAsync()));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task The_text_is_frozen_composed_and_with_plain_line_ends(StoreKind kind)
    {
        await using var bench = await EvidenceBench.Open(kind);
        var id = await bench.Add("\ufeffCafe\u0301 talks.\r\nSecond 𠮷.");
        Assert.Equal("Café talks.\n\nSecond 𠮷.", (await bench.Text(id)).Content.Text);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_kept_paragraph_makes_the_next_text_and_leaves_the_one_before(StoreKind kind)
    {
        await using var bench = await EvidenceBench.Open(kind);
        var id = await bench.Add();
        var before = await bench.Text(id);
        var last = before.Content.Blocks.Count - 1;
        var words = before.Content.Blocks[last].Text;
        Assert.True((await bench.Do<KeepParagraph, Outcome<Guid>>(k => k.Run(id, 1, last, keep: false))).Done);
        Assert.DoesNotContain(words, (await bench.Text(id, 2)).Content.Text, StringComparison.Ordinal);
        var saved = await bench.Do<KeepParagraph, Outcome<Guid>>(k => k.Run(id, 2, last, keep: true));
        Assert.True(saved.Done);
        Assert.Contains(words, (await bench.Text(id, 3)).Content.Text, StringComparison.Ordinal);
        Assert.Equal(before.Content.Text, (await bench.Text(id)).Content.Text);
        Assert.IsType<TextHasMovedOn>((await bench.Do<KeepParagraph, Outcome<Guid>>(k => k.Run(id, 1, 0, keep: !before.Content.Blocks[0].Kept))).Refusal);
        Assert.True((await bench.Undo(saved.Value)).Done);
        Assert.Equal(2, await bench.Read(s => s.Set<SourceText>().CountAsync(t => t.SourceId == id)));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Two_people_who_choose_at_once_do_not_both_make_the_same_number(StoreKind kind)
    {
        await using var bench = await EvidenceBench.Open(kind);
        var id = await bench.Add();
        var done = await Task.WhenAll(Enumerable.Range(0, 3).Select(i => bench.Do<KeepParagraph, Outcome<Guid>>(k => k.Run(id, 1, i, keep: false))));
        Assert.Single(done, d => d.Done);
        Assert.All(done.Where(d => !d.Done), d => Assert.IsType<TextHasMovedOn>(d.Refusal));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Another_encoding_reads_the_same_bytes_into_a_new_text(StoreKind kind)
    {
        await using var bench = await EvidenceBench.Open(kind);
        var bytes = Encoding.UTF8.GetBytes("Rencontre à Genève");
        var id = (await bench.Do<AddSource, Outcome<SourceAdded>>(a => a.Run(null, new(bytes, "a.txt") { Encoding = "windows-1252" }))).Value.Id;
        Assert.DoesNotContain("à", (await bench.Text(id)).Content.Text, StringComparison.Ordinal);
        Assert.True((await bench.Do<ReadAgain, Outcome<Guid>>(r => r.Run(id, 1, "utf-8"))).Done);
        Assert.Equal("Rencontre à Genève", (await bench.Text(id, 2)).Content.Text);
        Assert.IsType<SameTextAgain>((await bench.Do<ReadAgain, Outcome<Guid>>(r => r.Run(id, 2, "utf-8"))).Refusal);
        Assert.NotNull((await bench.Do<ReadAgain, Outcome<Guid>>(r => r.Run(id, 2, "no-such"))).Refusal);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_closed_session_is_refused_and_a_sessions_rule_is_not_made_looser(StoreKind kind)
    {
        await using var bench = await EvidenceBench.Open(kind);
        var closed = await Session(bench, GroundRule.Closed);
        var chatham = await Session(bench, GroundRule.ChathamHouse);
        var record = new SourceIn { Kind = SourceKind.SessionRecord, Title = LocalText.Of("Record", "记录"), IsPublic = false };
        var refused = await bench.Do<AddSource, Outcome<SourceAdded>>(a => a.Run(record with { SessionId = closed }, EvidenceBench.Pasted("points")));
        Assert.IsType<ClosedNeedsEncryption>(refused.Refusal);
        Assert.Equal(0, await bench.Read(s => s.Set<SourceOriginal>().CountAsync()));
        Assert.IsType<ClosedNeedsEncryption>((await bench.Do<AddSource, Outcome<SourceAdded>>(a => a.Run(record with { GroundRule = GroundRule.Closed }, null))).Refusal);
        var kept = await bench.Do<AddSource, Outcome<SourceAdded>>(a => a.Run(record with { SessionId = chatham, GroundRule = GroundRule.OnTheRecord }, null));
        var source = await bench.Read(s => s.Set<Source>().SingleAsync(x => x.Id == kept.Value.Id));
        Assert.Equal((GroundRule.ChathamHouse, false), (source.GroundRule, source.IsPublic));
        Assert.NotNull(source.SeriesId);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task An_author_is_recognised_by_name_or_confirmed_alias_alone(StoreKind kind)
    {
        await using var bench = await EvidenceBench.Open(kind);
        var facts = new SourceIn { Title = LocalText.Of("x", null) };
        foreach (var (byline, known) in new[] { ("孙文海", true), ("By S. Wenhai and Nobody", true), ("老孙", false), ("孙文", false) })
        {
            var id = await bench.Add(byline + "：text", facts with { Byline = byline });
            Assert.Equal(known, await bench.Read(s => s.Set<SourcePerson>().AnyAsync(p => p.SourceId == id && p.PersonId == bench.Person)));
        }
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_person_is_noted_removed_and_may_be_new(StoreKind kind)
    {
        await using var bench = await EvidenceBench.Open(kind);
        var id = await bench.Add();
        Assert.IsType<WhoIsIt>((await bench.Do<SetPersonOfSource, Outcome<Guid>>(p => p.Run(id, null, "Nobody Known", false, SourceRole.Speaker))).Refusal);
        Assert.True((await bench.Do<SetPersonOfSource, Outcome<Guid>>(p => p.Run(id, null, "Nobody Known", true, SourceRole.Speaker))).Done);
        Assert.True((await bench.Do<SetPersonOfSource, Outcome<Guid>>(p => p.Run(id, bench.Person, "", false, SourceRole.Author))).Done);
        Assert.True((await bench.Do<SetPersonOfSource, Outcome<Guid>>(p => p.Run(id, null, "sun wenhai", false, SourceRole.Present))).Done);
        var people = await bench.Read(s => s.Set<SourcePerson>().Where(p => p.SourceId == id).ToListAsync());
        Assert.Equal(2, people.Count);
        Assert.Equal(SourceRole.Present, people.Single(p => p.PersonId == bench.Person).Role);
        Assert.True((await bench.Do<RemovePersonOfSource, Outcome<Guid>>(r => r.Run(id, people[0].Id))).Done);
        Assert.Equal(1, await bench.Read(s => s.Set<SourcePerson>().CountAsync(p => p.SourceId == id)));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Facts_are_changed_without_losing_a_third_language(StoreKind kind)
    {
        await using var bench = await EvidenceBench.Open(kind);
        var id = await bench.Add(facts: new() { Title = LocalText.In("ja", "対話") });
        var facts = new SourceIn { Title = LocalText.Of("Dialogue", null), Kind = SourceKind.Speech, Date = PartialDate.Parse("2024-05-16"), Venue = Venue.PublicStage };
        Assert.True((await bench.Do<DescribeSource, Outcome<Guid>>(d => d.Run(id, facts))).Done);
        var source = await bench.Read(s => s.Set<Source>().SingleAsync(x => x.Id == id));
        Assert.Equal(("対話", "Dialogue", 20240516), (source.Content.Title.Texts["ja"], source.Content.Title.En, source.DateKey));
        Assert.IsType<SourceNeedsTitle>((await bench.Do<DescribeSource, Outcome<Guid>>(async d => await d.Run(await bench.Add("other"), new SourceIn()))).Refusal);
        Assert.IsType<PublicMeansOnTheRecord>((await bench.Do<DescribeSource, Outcome<Guid>>(d => d.Run(id, facts with { GroundRule = GroundRule.Background }))).Refusal);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_removed_source_comes_back_whole_by_undo(StoreKind kind)
    {
        await using var bench = await EvidenceBench.Open(kind);
        var id = await bench.Add();
        var removed = await bench.Do<RemoveSource, Outcome<Guid>>(r => r.Run(id));
        Assert.False(await bench.Read(s => s.Set<SourceText>().AnyAsync()));
        Assert.True((await bench.Undo(removed.Value)).Done);
        var original = await bench.Do<OpenOriginal, Outcome<OriginalBytes>>(o => o.Run(id));
        Assert.Equal(EvidenceBench.Article, Encoding.UTF8.GetString(original.Value.Bytes));
        Assert.True((await bench.Code(await bench.Quote(id, "避免误判"), bench.Says())).Done);
        Assert.IsType<SourceIsQuoted>((await bench.Do<RemoveSource, Outcome<Guid>>(r => r.Run(id))).Refusal);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Somebody_who_may_not_write_adds_nothing(StoreKind kind)
    {
        await using var bench = await EvidenceBench.Open(kind);
        Assert.IsType<NotAllowed>((await bench.Do<AddSource, Outcome<SourceAdded>>(a => a.Run(null, EvidenceBench.Pasted("x")), Role.Participant)).Refusal);
        Assert.IsType<NothingToAdd>((await bench.Do<AddSource, Outcome<SourceAdded>>(a => a.Run(null, new([], "empty.txt")))).Refusal);
        Assert.NotNull((await bench.Do<AddSource, Outcome<SourceAdded>>(a => a.Run(null, EvidenceBench.Pasted(" \n ")))).Refusal);
        Assert.False(await bench.Read(s => s.Set<Source>().AnyAsync()));
    }

    private static Task<Guid> Session(EvidenceBench bench, GroundRule rule) => bench.Read(async store =>
    {
        var series = await store.Set<Series>().FirstAsync();
        var round = new Round { Id = EvidenceBench.Id(), CompartmentId = series.CompartmentId, SeriesId = series.Id, Content = new(LocalText.Of("Round", "轮次"), LocalText.Empty, LocalText.Empty) };
        var session = new Session { Id = EvidenceBench.Id(), CompartmentId = series.CompartmentId, RoundId = round.Id, GroundRule = rule, Content = new(LocalText.Of("Session", "会议"), LocalText.Empty, LocalText.Empty) };
        store.AddRange(round, session);
        Assert.True((await store.Save(new("Set up", "准备"))).Done);
        return session.Id;
    });
}
