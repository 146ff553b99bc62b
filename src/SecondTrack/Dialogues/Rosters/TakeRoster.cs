using Microsoft.EntityFrameworkCore;
using SecondTrack.Dialogues.People;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Dialogues.Rosters;

public sealed record NothingToTake() : Refusal(new Words(
    "No line of the list can be taken as it is. Correct the lines below and look again.", "名单中没有可以导入的行。请更正下列各行后重新检查。"));

public sealed record ChoiceIsMissing(int Line) : Refusal(new Words(
    "Line {0} needs a choice: an existing person, a new one, or leave it out.", "第 {0} 行需要选择：已有人物、新建人物或略过。").With(Line));

/// <summary>Who is meant in a line that needed a choice; <paramref name="Person"/> null makes a new one.</summary>
public sealed record RosterChoice(bool Take, Guid? Person);

public sealed record RosterTaken(int Taken, int LeftOut, Guid Change);

/// <summary>Takes the lines of a list that have no problem: people and organisations not known yet are added, all in one change.</summary>
public sealed class TakeRoster(Store store, Seat seat, Chance chance, PreviewRoster preview)
{
    public static Words Label(int taken) => taken == 1
        ? new Words("1 participant taken from a list", "已从名单导入 1 位与会者")
        : new Words("{0} participants taken from a list", "已从名单导入 {0} 位与会者").With(taken);

    public async Task<Outcome<RosterTaken>> Run(
        Guid round, string text, Capacity? otherwise, IReadOnlyDictionary<int, RosterChoice> choices, CancellationToken cancel = default)
    {
        var looked = await preview.Run(round, text, otherwise, cancel);
        if (!looked.Done) return looked.Refusal!;
        var lines = looked.Value.Lines.Where(l => l.CanBeTaken).ToList();
        if (lines.Find(l => l.Mark == RosterMark.Choose && !choices.ContainsKey(l.Row.Line)) is { } open) return new ChoiceIsMissing(open.Row.Line);
        lines.RemoveAll(l => l.Mark == RosterMark.Choose && !choices[l.Row.Line].Take);
        var taking = new Taking(store, chance, seat, round, await Present(round, cancel));
        foreach (var line in lines)
        {
            var chosen = line.Mark == RosterMark.Choose ? choices[line.Row.Line].Person : line.Person?.Id;
            if (line.Mark == RosterMark.Choose && chosen is { } id && !line.Choices.Any(c => c.Id == id)) return new ChoiceIsMissing(line.Row.Line);
            taking.Take(line, chosen);
        }
        if (taking.Taken == 0) return new NothingToTake();
        var saved = await store.Save(Label(taking.Taken), cancel);
        return saved.Done ? new RosterTaken(taking.Taken, looked.Value.Lines.Count - taking.Taken, saved.Value) : saved.Refusal!;
    }

    private async Task<HashSet<Guid>> Present(Guid round, CancellationToken cancel) =>
        (await store.Set<Participant>().Where(p => p.RoundId == round).Select(p => p.PersonId).ToListAsync(cancel)).ToHashSet();

    private sealed class Taking(Store store, Chance chance, Seat seat, Guid round, HashSet<Guid> present)
    {
        private readonly Dictionary<string, Guid> _organisations = new(StringComparer.Ordinal);

        public int Taken { get; private set; }

        public void Take(RosterLine line, Guid? person)
        {
            var row = line.Row;
            if (person is { } known && !present.Add(known)) return;
            Taken++;
            var id = person ?? AddPerson(line);
            var note = InItsLanguage(row.Note);
            store.Add(new Participant
            {
                Id = chance.NewId(), CompartmentId = seat.CompartmentId, RoundId = round, PersonId = id, SideId = line.Side, Capacity = row.Capacity!.Value,
                Content = new ParticipantContent(note),
            });
        }

        private Guid AddPerson(RosterLine line)
        {
            var person = PutPerson.New(chance, seat, line.Row.Name);
            person.SideId = line.Side;
            store.Add(person);
            if (line.Row.Organisation.Length == 0) return person.Id;
            store.Add(new Affiliation
            {
                Id = chance.NewId(), CompartmentId = seat.CompartmentId, PersonId = person.Id, OrganisationId = line.Organisation ?? AddOrganisation(line.Row.Organisation),
                Content = new AffiliationContent(InItsLanguage(line.Row.Title)),
            });
            return person.Id;
        }

        private Guid AddOrganisation(string name)
        {
            if (_organisations.TryGetValue(MatchNames.Plain(name), out var there)) return there;
            var organisation = PutOrganisation.New(chance, seat, InItsLanguage(name));
            store.Add(organisation);
            return _organisations[MatchNames.Plain(name)] = organisation.Id;
        }

        private static LocalText InItsLanguage(string text) => LocalText.In(ReadRoster.IsHan(text) ? LanguageTags.Chinese : LanguageTags.English, text);
    }
}
