using System.Text;
using SecondTrack.Dialogues;
using SecondTrack.Dialogues.Convening;
using SecondTrack.Dialogues.People;
using SecondTrack.Dialogues.Rosters;
using SecondTrack.Keeping;
using SecondTrack.Storage;
using SecondTrack.Tests.Storage;
using Xunit;
using static SecondTrack.Tests.Dialogues.Table;

namespace SecondTrack.Tests.Dialogues;

public class RosterTests
{
    [Theory]
    [InlineData("name,organisation,capacity\nAda North,\"Institute, North\",think tank\n")]
    [InlineData("\uFEFFName;Organization;Role\r\nAda North;Institute, North;Think Tank\r\n")]
    [InlineData("sep=;\nName;Organization;Role\nAda North;Institute, North;ThinkTank\n")]
    [InlineData("英文名\t单位\t身份\nAda North\tInstitute, North\t智库")]
    [InlineData("姓名,机构,参会身份\r Ada North ,\"Institute, North\",智库学者\r")]
    public void Separators_marks_and_headers_of_both_languages_are_understood(string text)
    {
        var row = Assert.Single(ReadRoster.Run(text).Value.Rows);
        Assert.Equal(("Ada North", "Institute, North", Capacity.ThinkTank), (row.Name.En, row.Organisation, row.Capacity));
        Assert.Empty(row.Problems);
    }

    [Fact]
    public void Every_capacity_is_known_by_its_names_in_both_languages()
    {
        foreach (var capacity in Enum.GetValues<Capacity>())
            foreach (var word in new[] { capacity.Name().En, capacity.Name().Zh, capacity.ToString() })
                Assert.Equal(capacity, Assert.Single(ReadRoster.Run($"name;capacity\nX Y;{word}").Value.Rows).Capacity);
    }

    [Fact]
    public void A_problem_has_its_line_and_says_what_was_expected()
    {
        var read = ReadRoster.Run("name,capacity,shoe size\n\nAda,wizard,4\n\"Ben\nSouth\",academic,5\n,academic,6\nCy,host,7,8\nDan,\"open\nEve,host\n").Value;
        Assert.Equal([3, 4, 6, 7, 8], read.Rows.Select(r => r.Line));
        Assert.Contains("“wizard” is not a capacity. Expected one of: think tank, ", Assert.Single(read.Rows[0].Problems).In(Language.English), StringComparison.Ordinal);
        Assert.Contains("“wizard”不是可识别的身份。可填：智库、企业", Assert.Single(read.Rows[0].Problems).In(Language.Chinese), StringComparison.Ordinal);
        Assert.Empty(read.Rows[1].Problems);
        Assert.Equal("There is no name.", Assert.Single(read.Rows[2].Problems).In(Language.English));
        Assert.StartsWith("The line has 4 cells", Assert.Single(read.Rows[3].Problems).In(Language.English), StringComparison.Ordinal);
        Assert.Contains(read.Rows[4].Problems, p => p.En.StartsWith("A quotation mark is opened", StringComparison.Ordinal));
        Assert.Contains("shoe size", Assert.Single(read.Remarks).In(Language.English), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  \n")]
    [InlineData("name,capacity\n")]
    [InlineData("Ada North,academic\n")]
    [InlineData("sep=;")]
    public void What_is_no_list_is_refused(string text) => Assert.IsType<RosterIsUnreadable>(ReadRoster.Run(text).Refusal);

    [Fact]
    public void More_than_five_hundred_lines_are_refused() =>
        Assert.IsType<RosterIsUnreadable>(ReadRoster.Run("name\n" + string.Concat(Enumerable.Range(0, 501).Select(i => $"Person {i}\n"))).Refusal);

    [Fact]
    public void What_goes_out_is_no_formula_and_opens_as_Chinese()
    {
        var bytes = WriteCsv.Of([["=1+1", "+1", "-1", "@x", "\tx", "＝1", "白若水", "a,b"]]);
        Assert.Equal(Encoding.UTF8.Preamble.ToArray(), bytes[..3]);
        Assert.Equal("\"'=1+1\",\"'+1\",\"'-1\",\"'@x\",\"'\tx\",'＝1,白若水,\"a,b\"\r\n", Encoding.UTF8.GetString(bytes[3..]));
        foreach (var language in Enum.GetValues<Language>())
        {
            var template = Encoding.UTF8.GetString(WriteRosterTemplate.In(language));
            var row = Assert.Single(ReadRoster.Run(template + "Ada North,白若水,Institute,Fellow,host,,").Value.Rows);
            Assert.Equal(("Ada North", "白若水", "Fellow", Capacity.Host), (row.Name.En, row.Name.Zh, row.Title, row.Capacity));
        }
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_list_is_looked_at_line_by_line_and_then_taken_in_one_change(StoreKind kind)
    {
        await using var table = await Open(kind);
        var series = await table.Series();
        var (round, side) = (await table.Round(series), await table.Side(series));
        var known = await table.Person("Ada North");
        var alias = await table.Person("Ruoshui Bai", "白若水");
        var there = await table.Person("Ben South");
        await table.With((ConfirmAlias o) => o.Run(alias, "Bai Ruoshui"));
        await table.With((PutParticipant o) => o.Run(round, null, there, Capacity.Host, null, Nothing));
        const string text = """
            name,organisation,title,capacity,side
            ADA NORTH,,,academic,north
            Bai Ruoshui,,,think tank,北方
            New Person,New Institute,Fellow,enterprise,North
            Other New,new institute,Head,observer,
            Ben South,,,host,
            Ada North,,,academic,North
            Cy West,,,academic,East
            Di Vale,,,interpreter,North
            """;
        var report = (await table.With((PreviewRoster o) => o.Run(round, text, null))).Value;
        Assert.Equal([RosterMark.Known, RosterMark.KnownByAlias, RosterMark.New, RosterMark.New, RosterMark.There, RosterMark.Problem, RosterMark.Problem, RosterMark.Problem],
            report.Lines.Select(l => l.Mark));
        Assert.Equal("The same person stands in line 2 already.", report.Lines[5].Why[0].In(Language.English));
        Assert.Equal("“East” is not a side of this series. Expected: North.", report.Lines[6].Why[0].In(Language.English));
        var taken = (await table.With((TakeRoster o) => o.Run(round, text, null, new Dictionary<int, RosterChoice>()))).Value;
        Assert.Equal((4, 4), (taken.Taken, taken.LeftOut));
        var list = (await table.With((FindRound o) => o.Run(round))).Value.Participants;
        Assert.Equal(["Ada North", "Ben South", "New Person", "Other New", "Ruoshui Bai"], list.Select(p => p.Name.En));
        Assert.Equal((side, "New Institute", "Fellow"), (list[2].Side, list[2].Organisation.En, list[2].Title.En));
        Assert.Single((await table.With((ListOrganisations o) => o.Run("", 1))).Value.Organisations);
        await table.Undo(taken.Change);
        Assert.Single((await table.With((FindRound o) => o.Run(round))).Value.Participants);
        Assert.Equal(3, (await table.With((ListPeople o) => o.Run(PeopleFilter.None))).Value.People.Count);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Somebody_says_who_is_meant_where_a_name_does_not(StoreKind kind)
    {
        await using var table = await Open(kind);
        var round = await table.Round(await table.Series());
        var (first, second) = (await table.Person("Ada North"), await table.Person("Ada North"));
        var suggested = await table.Person("Ruoshui Bai");
        const string text = "name,capacity\nAda North,academic\nBai Ruoshui,academic\n";
        var report = (await table.With((PreviewRoster o) => o.Run(round, text, null))).Value;
        Assert.Equal(new HashSet<Guid> { first, second }, report.Lines[0].Choices.Select(c => c.Id).ToHashSet());
        Assert.Equal(suggested, Assert.Single(report.Lines[1].Choices).Id);
        Task<Outcome<RosterTaken>> Take(Dictionary<int, RosterChoice> choices) => table.With((TakeRoster o) => o.Run(round, text, null, choices));
        Assert.IsType<ChoiceIsMissing>((await Take([])).Refusal);
        Assert.IsType<ChoiceIsMissing>((await Take(new() { [2] = new(true, suggested), [3] = new(false, null) })).Refusal);
        Assert.Equal(2, (await Take(new() { [2] = new(true, second), [3] = new(true, null) })).Value.Taken);
        var people = (await table.With((FindRound o) => o.Run(round))).Value.Participants.Select(p => p.Person).ToList();
        Assert.Contains(second, people);
        Assert.DoesNotContain(suggested, people);
        Assert.IsType<NotAllowed>((await table.With((PreviewRoster o) => o.Run(round, text, null), Role.Scholar)).Refusal);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_capacity_may_be_given_once_for_all_lines_without_one(StoreKind kind)
    {
        await using var table = await Open(kind);
        var round = await table.Round(await table.Series());
        const string text = "姓名\n白若水\n";
        Assert.IsType<NothingToTake>((await table.With((TakeRoster o) => o.Run(round, text, null, new Dictionary<int, RosterChoice>()))).Refusal);
        Assert.Equal(1, (await table.With((TakeRoster o) => o.Run(round, text, Capacity.Observer, new Dictionary<int, RosterChoice>()))).Value.Taken);
        Assert.Equal("白若水", Assert.Single((await table.With((FindRound o) => o.Run(round))).Value.Participants).Name.Zh);
    }
}
