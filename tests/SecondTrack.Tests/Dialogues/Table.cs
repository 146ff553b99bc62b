using Microsoft.Extensions.DependencyInjection;
using SecondTrack.Dialogues;
using SecondTrack.Dialogues.Convening;
using SecondTrack.Dialogues.People;
using SecondTrack.Keeping;
using SecondTrack.Tests.Storage;
using Xunit;

namespace SecondTrack.Tests.Dialogues;

/// <summary>A store with what a test of dialogues starts from. Every call takes a scope of its own, as every request does.</summary>
internal sealed class Table(TestStore store) : IAsyncDisposable
{
    public static readonly LocalText Nothing = LocalText.Empty;

    public TestStore Store => store;

    public static async Task<Table> Open(SecondTrack.Storage.StoreKind kind) => new(await TestStore.Open(kind));

    public static LocalText Both(string en, string zh) => LocalText.Of(en, zh);

    public async Task<TResult> With<TOperation, TResult>(Func<TOperation, Task<TResult>> run, Role role = Role.Convenor)
        where TOperation : notnull
    {
        await using var scope = store.Seated(store.Account, store.Compartment, role);
        return await run(scope.ServiceProvider.GetRequiredService<TOperation>());
    }

    public async Task<Guid> Series(Lead lead = Lead.UnofficialInstitutions) => (await With((PutSeries o) => o.Run(null,
        new SeriesIn(Both("AI", "人工智能"), Nothing, lead, TakesPart.Unofficial, Aim.Policy, Hears.OfficialsByReport)))).Value.Id;

    public async Task<Guid> Side(Guid series, string en = "North", string zh = "北方") =>
        (await With((PutSide o) => o.Run(series, null, Both(en, zh), Nothing))).Value.Id;

    public async Task<Guid> Round(Guid series, string dates = "2023-05", RoundStatus status = RoundStatus.Held, Cause cause = Cause.None) => (await With((PutRound o) =>
        o.Run(series, null, new RoundIn(null, Nothing, Both("Oslo", "奥斯陆"), PartialDate.Parse(dates), Mode.InPerson, status, cause, Nothing)))).Value.Id;

    public async Task<Guid> Session(Guid round, GroundRule rule = GroundRule.ChathamHouse) => (await With((PutSession o) => o.Run(round, null,
        new SessionIn(Both("Opening, talk; and more", "开幕"), Both("Hall", "大厅"), new DateTime(2023, 5, 16, 9, 30, 0), 90, "Asia/Shanghai", rule, null, Nothing)))).Value.Id;

    public async Task<Guid> Person(string? en, string? zh = null) =>
        (await With((PutPerson o) => o.Run(null, new PersonIn(LocalText.Of(en, zh), "", null, Nothing)))).Value.Id;

    public async Task<Guid> Organisation(string en, string? zh = null) =>
        (await With((PutOrganisation o) => o.Run(null, new OrganisationIn(LocalText.Of(en, zh), "", null, Nothing)))).Value.Id;

    public async Task Undo(Guid change) => Assert.Null((await With((UndoChange o) => o.Run(change))).Refusal);

    public ValueTask DisposeAsync() => store.DisposeAsync();
}
