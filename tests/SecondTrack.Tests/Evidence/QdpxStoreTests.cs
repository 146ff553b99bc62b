using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SecondTrack.Dialogues;
using SecondTrack.Evidence;
using SecondTrack.Evidence.Coding;
using SecondTrack.Evidence.Formats.Qdpx;
using SecondTrack.Evidence.Imports;
using SecondTrack.Keeping;
using SecondTrack.Storage;
using SecondTrack.Tests.Evidence.Formats;
using SecondTrack.Tests.Storage;
using SecondTrack.Text;
using Xunit;

namespace SecondTrack.Tests.Evidence;

public class QdpxStoreTests
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_project_is_seen_taken_once_and_undone_in_one_step(StoreKind kind)
    {
        await using var test = await TestStore.Open(kind);
        var file = QdpxTests.File("前言😀必须赢不能输", QdpxTests.Selection(3, 6, "必须赢", "not a guid"));
        await using (var scope = test.Seated())
        {
            var seen = await Import(scope, file, take: false);
            Assert.Equal((1, 1, 0, 3, (Guid?)null), (seen.Sources, seen.Passages, seen.Statements, seen.Questions, seen.Change));
            Assert.Equal(0, await Rows<Source>(scope).CountAsync());
        }
        Guid change;
        await using (var scope = test.Seated()) change = (await Import(scope, file, take: true)).Change!.Value;
        await using (var scope = test.Seated())
        {
            var (source, text, passage) = (await Rows<Source>(scope).SingleAsync(), await Rows<SourceText>(scope).SingleAsync(), await Rows<Passage>(scope).SingleAsync());
            Assert.Equal(("讲话", false, GroundRule.Background), (source.Content.Title.Zh, source.IsPublic, source.GroundRule));
            Assert.True(QuotePassage.AnchorOf(passage).Fits(text.Content.Text));
            var proposition = await Rows<Proposition>(scope).SingleAsync();
            Assert.Equal(("hotline", proposition.Id), (proposition.Content.Claim.En, Assert.Single(passage.Content.Codes)));
            var issue = await Rows<Issue>(scope).SingleAsync(i => i.Id == proposition.IssueId);
            Assert.Equal(("军控", "Round one"), (issue.Content.Title.Zh, (await Rows<Issue>(scope).SingleAsync(i => i.Id == issue.ParentId)).Content.Title.En));
            var again = await Import(scope, file, take: true);
            Assert.Equal((false, (Guid?)null), (again.BringsSomething, again.Change));
        }
        await using (var scope = test.Seated()) Assert.True((await scope.ServiceProvider.GetRequiredService<UndoChange>().Run(change)).Done);
        await using (var scope = test.Seated())
            Assert.Equal((0, 0, 0), (await Rows<Source>(scope).CountAsync(), await Rows<Passage>(scope).CountAsync(), await Rows<Issue>(scope).CountAsync()));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_text_that_changed_in_the_other_program_becomes_another_text_and_moves_nothing(StoreKind kind)
    {
        await using var test = await TestStore.Open(kind);
        await using (var scope = test.Seated()) await Import(scope, QdpxTests.File("前言必须赢", QdpxTests.Selection(2, 5, "必须赢")), take: true);
        await using (var scope = test.Seated()) await Import(scope, QdpxTests.File("新的前言必须赢", QdpxTests.Selection(4, 7, "必须赢")), take: true);
        await using (var scope = test.Seated())
        {
            Assert.Equal(1, await Rows<Source>(scope).CountAsync());
            var texts = await Rows<SourceText>(scope).ToDictionaryAsync(t => t.Id);
            Assert.Equal([1, 2], texts.Values.Select(t => t.Number).Order());
            var passages = await Rows<Passage>(scope).ToListAsync();
            Assert.Equal([2, 4], passages.Select(p => p.Start).Order());
            Assert.All(passages, p => Assert.True(QuotePassage.AnchorOf(p).Fits(texts[p.SourceTextId].Content.Text)));
        }
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task What_goes_out_comes_in_the_same_elsewhere_and_changes_nothing_where_it_came_from(StoreKind kind)
    {
        await using var test = await TestStore.Open(kind);
        await using (var scope = test.Seated()) await Import(scope, QdpxTests.File("前言😀必须赢不能输", QdpxTests.Selection(3, 6, "必须赢", "not a guid")), take: true);
        await using (var scope = test.Seated())
        {
            var passage = await Rows<Passage>(scope).SingleAsync();
            var note = LocalText.Of("two\nlines: here", "两行");
            var code = scope.ServiceProvider.GetRequiredService<CodeStatement>();
            foreach (var (claim, stance, who) in new[] { ("We must win", (int?)2, "林知远"), ("We may lose", null, "Ada Green") })
                Assert.True((await code.Run(new QuoteIn(passage.SourceTextId, 3, 6, "必须赢"), new StatementIn(new ActorIn(ActorKind.Person, null) { NewName = who }, new SecondTrack.Evidence.Coding.PropositionIn(null) { NewClaim = claim }, stance)
                {
                    Venue = Venue.FaceToFace, SpokenAs = SpokenAs.FloatingAnIdea,
                    Date = PartialDate.Parse("2024-05"), Confidence = Confidence.Low, Note = note,
                })).Done);
        }
        byte[] file;
        string[] before;
        await using (var scope = test.Seated())
        {
            file = (await scope.ServiceProvider.GetRequiredService<ExportQdpx>().Run()).Value;
            before = await Told(scope);
            Assert.Equal(2, before.Length);
            var own = await Import(scope, file, take: true);
            Assert.Equal((false, (Guid?)null), (own.BringsSomething, own.Change));
        }
        var read = ReadQdpx.Read(file).Value;
        Assert.DoesNotContain(read.Report.Lines, l => l.Mark is ImportMark.NotCarriedOver or ImportMark.Skipped);
        var (account, compartment) = await test.Enrol("elsewhere", Role.Convenor);
        await using (var scope = test.Seated(account, compartment, Role.Convenor))
        {
            var done = await Import(scope, file, take: true);
            Assert.Equal((1, 2), (done.Sources, done.Statements));
        }
        await using (var scope = test.Seated(account, compartment, Role.Convenor))
        {
            Assert.Equal(before, await Told(scope));
            Assert.Single((await Rows<Passage>(scope).SingleAsync()).Content.Codes);
            Assert.False((await Import(scope, file, take: true)).BringsSomething);
        }
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task What_the_ground_rule_forbids_to_name_comes_in_as_a_passage_only(StoreKind kind)
    {
        await using var test = await TestStore.Open(kind);
        var (source, person, claim, passage) = (Id(1), Id(2), Id(3), Id(4));
        var file = WriteQdpx.Write(new QdpxProject("p")
        {
            Variables = [.. QdpxOwn.Variables],
            Codes =
            [
                new(QdpxOwn.Issues, "Issues", null, false), new(Id(5), "Issue", QdpxOwn.Issues, true) { Description = "issue: Issue" },
                new(claim, "We must win", Id(5), true) { Description = "polarity: 1" }, new(QdpxOwn.ActorKind(ActorKind.Person), "Persons", QdpxOwn.Actors, false),
                new(person, "Ada Green", QdpxOwn.ActorKind(ActorKind.Person), true),
            ],
            Sources =
            [
                new(source, "Talk", "One two")
                {
                    Values = [new(QdpxOwn.Fact("ground rule"), "ChathamHouse")],
                    Selections = [new(passage, "two", 4, 7, "two") { Codings = [.. new[] { claim, person, QdpxOwn.Stance(1) }.Select((c, i) => new QdpxCoding(Id(10 + i), c, null))] }],
                },
                new(Id(6), "Closed", "Nothing") { Values = [new(QdpxOwn.Fact("ground rule"), "Closed")] },
            ],
        });
        await using (var scope = test.Seated())
        {
            var done = await Import(scope, file, take: true);
            Assert.Equal((1, 1, 0), (done.Sources, done.Passages, done.Statements));
            Assert.Equal(["Closed", "two"], done.Report.Troubles.Select(l => l.What).Order(StringComparer.Ordinal));
        }
        await using (var scope = test.Seated()) Assert.Equal((0, 0), (await Rows<Statement>(scope).CountAsync(), await Rows<Person>(scope).CountAsync()));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_real_project_of_qualitative_coding_is_taken_whole(StoreKind kind)
    {
        var file = SharedData.Bytes("qdpx/qc_demo.qdpx");
        await using var test = await TestStore.Open(kind);
        await using (var scope = test.Seated())
        {
            var done = await Import(scope, file, take: true);
            Assert.Equal((2, 0), (done.Sources, done.Report.Troubles.Count()));
            Assert.Equal(262 + 1, done.Questions);
        }
        await using (var scope = test.Seated())
        {
            var project = ReadQdpx.Read(file).Value.Value;
            var places = project.Sources.SelectMany(s => s.Selections.Select(x => (s.Id, x.Start, x.End))).Distinct().Count();
            var passages = await Rows<Passage>(scope).ToListAsync();
            Assert.Equal(places, passages.Count);
            var distinct = project.Sources.Sum(s => s.Selections.GroupBy(x => (x.Start, x.End)).Sum(g => g.SelectMany(x => x.Codings).Select(c => c.CodeId).Distinct().Count()));
            Assert.Equal(distinct, passages.Sum(p => p.Content.Codes.Count));
            Assert.False((await Import(scope, file, take: true)).BringsSomething);
            var written = (await scope.ServiceProvider.GetRequiredService<ExportQdpx>().Run()).Value;
            var again = ReadQdpx.Read(written).Value.Value;
            Assert.Equal(project.Sources.Select(s => s.Text).Order(StringComparer.Ordinal), again.Sources.Select(s => s.Text).Order(StringComparer.Ordinal));
            Assert.Equal(Quotes(project), Quotes(again));
        }
    }

    [Fact]
    public async Task A_real_project_of_NVivo_brings_its_codes_and_its_empty_texts()
    {
        var file = SharedData.Bytes("qdpx/nvivo_project.qdpx");
        await using var test = await TestStore.Open(StoreKind.Sqlite);
        await using var scope = test.Seated();
        var done = await Import(scope, file, take: true);
        Assert.Equal((2, 0, 0, 263), (done.Sources, done.Passages, done.Statements, done.Questions));
        Assert.False((await Import(scope, file, take: true)).BringsSomething);
    }

    [Fact]
    public async Task A_participant_takes_nothing_in_and_a_scholar_nothing_out()
    {
        await using var test = await TestStore.Open(StoreKind.Sqlite);
        await using (var scope = test.Seated(test.Account, test.Compartment, Role.Participant))
            Assert.IsType<NotAllowed>((await scope.ServiceProvider.GetRequiredService<ImportQdpx>().Run(QdpxTests.File("x", ""), take: true)).Refusal);
        await using (var scope = test.Seated(test.Account, test.Compartment, Role.Scholar))
            Assert.IsType<NotAllowed>((await scope.ServiceProvider.GetRequiredService<ExportQdpx>().Run()).Refusal);
        await using (var scope = test.Seated())
        {
            Assert.IsType<NotThere>((await scope.ServiceProvider.GetRequiredService<ExportQdpx>().Run(Id(9))).Refusal);
            Assert.Equal(0, await Rows<AuditEntry>(scope).CountAsync(a => a.Act == AuditAct.Exported));
            Assert.True((await scope.ServiceProvider.GetRequiredService<ExportQdpx>().Run()).Done);
            Assert.Equal(1, await Rows<AuditEntry>(scope).CountAsync(a => a.Act == AuditAct.Exported && a.Thing == nameof(ExportQdpx)));
        }
    }

    private static Guid Id(int n) => Chance.Seeded(n).NewId();

    private static IEnumerable<string> Quotes(QdpxProject project) => project.Sources.SelectMany(s => s.Selections).Select(s => s.Quote).Distinct().Order(StringComparer.Ordinal);

    private static async Task<ImportDone> Import(AsyncServiceScope scope, byte[] file, bool take) =>
        (await scope.ServiceProvider.GetRequiredService<ImportQdpx>().Run(file, take)).Value;

    private static DbSet<T> Rows<T>(AsyncServiceScope scope) where T : class => scope.ServiceProvider.GetRequiredService<Store>().Set<T>();

    /// <summary>Every statement told in words, without an id.</summary>
    private static async Task<string[]> Told(AsyncServiceScope scope)
    {
        var people = await Rows<Person>(scope).ToDictionaryAsync(p => p.Id, p => p.Content.Name);
        var claims = await Rows<Proposition>(scope).ToDictionaryAsync(p => p.Id, p => p.Content.Claim);
        var passages = await Rows<Passage>(scope).ToDictionaryAsync(p => p.Id, p => p.Content.Quote);
        return [.. (await Rows<Statement>(scope).ToListAsync()).Select(s => string.Join(" | ", people[s.ActorId], claims[s.PropositionId], passages[s.PassageId],
            s.Stance, s.Venue, s.SpokenAs, s.Date, s.DateKey, s.Confidence, s.Content.Note.En, s.Content.Note.Zh)).Order(StringComparer.Ordinal)];
    }
}
