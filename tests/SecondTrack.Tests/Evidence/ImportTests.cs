using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SecondTrack.Dialogues;
using SecondTrack.Evidence;
using SecondTrack.Evidence.Coding;
using SecondTrack.Evidence.Imports;
using SecondTrack.Keeping;
using SecondTrack.Storage;
using SecondTrack.Tests.Evidence.Formats;
using SecondTrack.Tests.Storage;
using Xunit;

namespace SecondTrack.Tests.Evidence;

public class ImportTests
{
    private static readonly byte[] Library = Encoding.UTF8.GetBytes("""
        [{"id":"a","type":"article-newspaper","title":"人工智能与国际安全","author":[{"family":"林","given":"知远"}],"issued":{"date-parts":[[2024,5,16]]},"container-title":"某报","language":"zh-CN","section":"国际"},
         {"id":"b","type":"personal_communication","title":"A letter","author":[{"literal":"Ada"}]}]
        """);

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_bibliography_is_seen_before_it_is_taken_and_taken_once(StoreKind kind)
    {
        await using var test = await TestStore.Open(kind);
        await using (var scope = test.Seated())
        {
            var seen = (await scope.ServiceProvider.GetRequiredService<ImportBibliography>().Run(Library, null, take: false)).Value;
            Assert.Equal((2, (Guid?)null), (seen.Sources, seen.Change));
            Assert.Equal(0, await Count<Source>(scope));
        }
        Guid change;
        await using (var scope = test.Seated())
        {
            change = (await scope.ServiceProvider.GetRequiredService<ImportBibliography>().Run(Library, null, take: true)).Value.Change!.Value;
            Assert.Equal(2, await Count<Source>(scope));
        }
        await using (var scope = test.Seated())
        {
            var again = (await scope.ServiceProvider.GetRequiredService<ImportBibliography>().Run(Library, null, take: true)).Value;
            Assert.Equal((0, (Guid?)null), (again.Sources, again.Change));
            Assert.Equal(2, again.Report.Lines.Count(l => l.Why == ImportWords.AlreadyHere));
            var written = (await scope.ServiceProvider.GetRequiredService<ExportCslJson>().Run()).Value;
            Assert.Contains("\"section\": \"国际\"", written, StringComparison.Ordinal);
            Assert.Contains("\"family\": \"林\"", written, StringComparison.Ordinal);
            Assert.DoesNotContain("A letter", written, StringComparison.Ordinal);
            Assert.True((await scope.ServiceProvider.GetRequiredService<UndoChange>().Run(change)).Done);
        }
        await using (var scope = test.Seated()) Assert.Equal(0, await Count<Source>(scope));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_discourse_network_becomes_sources_passages_and_statements_once_with_one_undo(StoreKind kind)
    {
        await using var test = await TestStore.Open(kind);
        var file = DnaTests.File(3);
        await using (var scope = test.Seated())
        {
            var seen = (await scope.ServiceProvider.GetRequiredService<ImportDna>().Run(file, take: false)).Value;
            Assert.Equal((1, 1, 1, (Guid?)null), (seen.Sources, seen.Passages, seen.Statements, seen.Change));
            Assert.Equal(0, await Count<Person>(scope));
        }
        Guid change;
        await using (var scope = test.Seated()) change = (await scope.ServiceProvider.GetRequiredService<ImportDna>().Run(file, take: true)).Value.Change!.Value;
        await using (var scope = test.Seated())
        {
            var store = scope.ServiceProvider.GetRequiredService<Store>();
            var statement = await store.Set<Statement>().SingleAsync();
            var passage = await store.Set<Passage>().SingleAsync(p => p.Id == statement.PassageId);
            var text = await store.Set<SourceText>().SingleAsync();
            Assert.True(new Anchor(passage.Start, passage.End, passage.Content.Quote, passage.Content.Before, passage.Content.After, passage.Content.TextHash).Fits(text.Content.Text));
            Assert.Equal(("必须赢", 1, 20240516), (passage.Content.Quote, statement.Stance, statement.DateKey));
            Assert.Equal("林知远", (await store.Set<Person>().SingleAsync(p => p.Id == statement.ActorId)).Content.Name.Zh);
            Assert.Equal("要赢", (await store.Set<Proposition>().SingleAsync(p => p.Id == statement.PropositionId)).Content.Claim.Zh);
            var again = (await scope.ServiceProvider.GetRequiredService<ImportDna>().Run(file, take: true)).Value;
            Assert.Equal((0, 0, 0, (Guid?)null), (again.Sources, again.Passages, again.Statements, again.Change));
        }
        await using (var scope = test.Seated()) Assert.True((await scope.ServiceProvider.GetRequiredService<UndoChange>().Run(change)).Done);
        await using (var scope = test.Seated())
            Assert.Equal((0, 0, 0), (await Count<Source>(scope), await Count<Statement>(scope), await Count<Person>(scope)));
    }

    [Fact]
    public async Task A_real_network_is_taken_whole()
    {
        var file = SharedData.Bytes("dna/synthetic-v3.dna");
        await using var test = await TestStore.Open(StoreKind.Sqlite);
        await using var scope = test.Seated();
        var done = (await scope.ServiceProvider.GetRequiredService<ImportDna>().Run(file, take: true)).Value;
        Assert.Equal(240, done.Statements + done.Report.Lines.Count(l => l.Why.En.Contains("only its passage was kept", StringComparison.Ordinal)));
        Assert.Equal(done.Statements, await Count<Statement>(scope));
    }

    [Fact]
    public async Task A_participant_imports_nothing()
    {
        await using var test = await TestStore.Open(StoreKind.Sqlite);
        await using var scope = test.Seated(test.Account, test.Compartment, Role.Participant);
        Assert.IsType<NotAllowed>((await scope.ServiceProvider.GetRequiredService<ImportBibliography>().Run(Library, null, take: true)).Refusal);
        Assert.IsType<NotAllowed>((await scope.ServiceProvider.GetRequiredService<ImportDna>().Run(DnaTests.File(3), take: true)).Refusal);
        Assert.IsType<NotAllowed>((await scope.ServiceProvider.GetRequiredService<ExportCslJson>().Run()).Refusal);
    }

    private static Task<int> Count<T>(AsyncServiceScope scope) where T : class => scope.ServiceProvider.GetRequiredService<Store>().Set<T>().CountAsync();
}
