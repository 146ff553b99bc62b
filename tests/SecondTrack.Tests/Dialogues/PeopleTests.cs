using SecondTrack.Dialogues;
using SecondTrack.Dialogues.Convening;
using SecondTrack.Dialogues.People;
using SecondTrack.Keeping;
using SecondTrack.Storage;
using SecondTrack.Tests.Storage;
using Xunit;
using static SecondTrack.Tests.Dialogues.Table;

namespace SecondTrack.Tests.Dialogues;

public class PeopleTests
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task People_stand_in_the_order_of_their_latin_or_pinyin_names_and_are_found_in_any_script(StoreKind kind)
    {
        await using var table = await Open(kind);
        foreach (var (en, zh) in new (string?, string?)[] { ("Zoe Adler", null), (null, "白若水"), ("Bea Crane", "克兰"), (null, "安远") }) await table.Person(en, zh);
        async Task<string> Names(string typed) =>
            string.Join(' ', (await table.With((ListPeople o) => o.Run(PeopleFilter.None with { Name = typed }))).Value.People.Select(p => p.Name.Zh ?? p.Name.En));
        Assert.Equal("安远 白若水 克兰 Zoe Adler", await Names(""));
        Assert.Equal("白若水", await Names("白"));
        Assert.Equal("白若水", await Names("bai ruo"));
        Assert.Equal("克兰", await Names("crane"));
        Assert.Equal("", await Names("nobody"));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task People_are_filtered_by_side_organisation_and_capacity_and_paged(StoreKind kind)
    {
        await using var table = await Open(kind);
        var series = await table.Series();
        var (side, round) = (await table.Side(series), await table.Round(series));
        var institute = await table.Organisation("Institute", "研究所");
        var ids = new List<Guid>();
        for (var i = 0; i < ListPeople.PerPage + 2; i++) ids.Add(await table.Person($"Person {i:000}"));
        Assert.True((await table.With((PutPerson o) => o.Run(ids[3], new PersonIn(LocalText.Of("Side Three", null), "", side, Nothing)))).Done);
        Assert.True((await table.With((PutAffiliation o) => o.Run(ids[4], null, institute, Both("Fellow", "研究员"), PartialDate.Year(2020), PartialDate.Unknown))).Done);
        Assert.True((await table.With((PutParticipant o) => o.Run(round, null, ids[5], Capacity.Academic, side, Nothing))).Done);
        async Task<PeopleFound> List(PeopleFilter filter) => (await table.With((ListPeople o) => o.Run(filter))).Value;
        Assert.Equal(ids[3], Assert.Single((await List(PeopleFilter.None with { Side = side })).People).Id);
        var fellow = Assert.Single((await List(PeopleFilter.None with { Organisation = institute })).People);
        Assert.Equal((ids[4], "研究所", "Fellow"), (fellow.Id, fellow.Organisation.Zh, fellow.Title.En));
        Assert.Equal([Capacity.Academic], Assert.Single((await List(PeopleFilter.None with { Capacity = Capacity.Academic })).People).Capacities);
        var first = await List(PeopleFilter.None);
        Assert.True(first.HasMore && first.People.Count == ListPeople.PerPage);
        Assert.Equal(2, (await List(PeopleFilter.None with { Page = 2 })).People.Count);
        Assert.Equal(1, Assert.Single((await table.With((ListOrganisations o) => o.Run("", 1))).Value.Organisations).PeopleNow);
        Assert.Equal("Person 004", Assert.Single((await table.With((FindOrganisation o) => o.Run(institute))).Value.People).Name.En);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Aliases_are_suggested_and_confirmed_one_by_one(StoreKind kind)
    {
        await using var table = await Open(kind);
        var id = await table.Person("Ruoshui Bai", "白若水");
        async Task<string> Aliases() => string.Join(", ", (await table.With((FindPerson o) => o.Run(id))).Value.Aliases.Select(a => a.Text + (a.Confirmed ? "!" : "?")));
        Assert.Equal("Bai Ruoshui?", await Aliases());
        var confirmed = await table.With((ConfirmAlias o) => o.Run(id, "Bai Ruoshui"));
        Assert.Equal("Bai Ruoshui!", await Aliases());
        Assert.IsType<NotThere>((await table.With((ConfirmAlias o) => o.Run(id, "Bai Ruoshui"))).Refusal);
        await table.Undo(confirmed.Value);
        Assert.True((await table.With((AddAlias o) => o.Run(id, " 若水先生 ", true))).Done);
        Assert.IsType<AliasIsThere>((await table.With((AddAlias o) => o.Run(id, "白若水", true))).Refusal);
        Assert.True((await table.With((RemoveAlias o) => o.Run(id, "Bai Ruoshui"))).Done);
        Assert.Equal("若水先生!", await Aliases());
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Nobody_is_removed_while_referred_to(StoreKind kind)
    {
        await using var table = await Open(kind);
        var round = await table.Round(await table.Series());
        var (ada, ben) = (await table.Person("Ada North"), await table.Person("Ben South"));
        var institute = await table.Organisation("Institute");
        await table.With((PutParticipant o) => o.Run(round, null, ada, Capacity.Academic, null, Nothing));
        await table.With((PutAffiliation o) => o.Run(ben, null, institute, Nothing, PartialDate.Unknown, PartialDate.Unknown));
        Assert.IsType<StillReferredTo>((await table.With((RemovePerson o) => o.Run(ada))).Refusal);
        Assert.IsType<StillReferredTo>((await table.With((RemoveOrganisation o) => o.Run(institute))).Refusal);
        var removed = await table.With((RemovePerson o) => o.Run(ben));
        Assert.IsType<NotThere>((await table.With((FindPerson o) => o.Run(ben))).Refusal);
        await table.Undo(removed.Value);
        Assert.Single((await table.With((FindPerson o) => o.Run(ben))).Value.Affiliations);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Two_records_of_one_person_become_one_and_can_become_two_again(StoreKind kind)
    {
        await using var table = await Open(kind);
        var series = await table.Series();
        var (first, second) = (await table.Round(series), await table.Round(series, "2024"));
        var (stays, goes) = (await table.Person("Ruoshui Bai"), await table.Person("R. Bai", "白若水"));
        var institute = await table.Organisation("Institute");
        foreach (var (round, who) in new[] { (first, stays), (first, goes), (second, goes) })
            await table.With((PutParticipant o) => o.Run(round, null, who, Capacity.Academic, null, Nothing));
        await table.With((PutAffiliation o) => o.Run(goes, null, institute, Nothing, PartialDate.Unknown, PartialDate.Unknown));
        var merged = await table.With((MergePersons o) => o.Run(stays, goes));
        Assert.True(merged.Done, merged.Refusal?.Sentence.En);
        var facts = (await table.With((FindPerson o) => o.Run(stays))).Value;
        Assert.Equal("白若水", facts.Name.Zh);
        Assert.Contains(new Alias("R. Bai", true), facts.Aliases);
        Assert.Equal(2, facts.Rounds.Count);
        Assert.Single(facts.Affiliations);
        Assert.IsType<NotThere>((await table.With((FindPerson o) => o.Run(goes))).Refusal);
        await table.Undo(merged.Value);
        Assert.Equal(2, (await table.With((FindPerson o) => o.Run(goes))).Value.Rounds.Count);
        Assert.Empty((await table.With((FindPerson o) => o.Run(stays))).Value.Affiliations);
        Assert.IsType<SamePerson>((await table.With((MergePersons o) => o.Run(stays, stays))).Refusal);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Affiliations_have_a_beginning_and_an_end(StoreKind kind)
    {
        await using var table = await Open(kind);
        var (ada, institute) = (await table.Person("Ada North"), await table.Organisation("Institute"));
        Task<Outcome<Put>> Try(string from, string to) => table.With((PutAffiliation o) => o.Run(ada, null, institute, Nothing, PartialDate.Parse(from), PartialDate.Parse(to)));
        Assert.IsType<EndsBeforeItBegins>((await Try("2021", "2020")).Refusal);
        Assert.True((await Try("2020", "2020-05")).Done);
        var now = (await Try("2019", "")).Value;
        Assert.Equal(["2019", "2020"], (await table.With((FindPerson o) => o.Run(ada))).Value.Affiliations.Select(a => a.From.Text));
        Assert.True((await table.With((RemoveAffiliation o) => o.Run(now.Id))).Done);
        Assert.Single((await table.With((FindPerson o) => o.Run(ada))).Value.Affiliations);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_person_of_another_compartment_is_not_there(StoreKind kind)
    {
        await using var table = await Open(kind);
        var id = await table.Person("Ada North");
        var (account, compartment) = await table.Store.Enrol("other", Role.Convenor);
        await using var scope = table.Store.Seated(account, compartment, Role.Convenor);
        T Of<T>() where T : notnull => (T)scope.ServiceProvider.GetService(typeof(T))!;
        Assert.IsType<NotThere>((await Of<FindPerson>().Run(id)).Refusal);
        Assert.IsType<NotThere>((await Of<PutPerson>().Run(id, new PersonIn(Both("X", "某"), "", null, Nothing))).Refusal);
        Assert.Empty(await Of<ActorNames>().Persons([id]));
        Assert.False((await Of<ListPeople>().Run(PeopleFilter.None)).Value.IsAny);
        Assert.IsType<NotAllowed>((await table.With((ListPeople o) => o.Run(PeopleFilter.None), Role.Participant)).Refusal);
    }
}
