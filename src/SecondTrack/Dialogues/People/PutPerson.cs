using Microsoft.EntityFrameworkCore;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Dialogues.People;

/// <param name="Name">In as many languages and scripts as are known, by tag.</param>
/// <param name="Latin">By what the name is sorted: its Latin or pinyin form; empty lets the application make it.</param>
public sealed record PersonIn(LocalText Name, string Latin, Guid? Side, LocalText Note)
{
    public int? Revision { get; init; }
}

/// <summary>Adds a person, with suggested aliases, or changes one. Aliases are kept and confirmed one by one by other operations.</summary>
public sealed class PutPerson(Store store, Seat seat, Chance chance)
{
    public static readonly Words Added = new("Person added", "已新增人物");
    public static readonly Words Changed = new("Person changed", "已修改人物");

    public async Task<Outcome<Put>> Run(Guid? id, PersonIn input, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Write)) return new NotAllowed();
        var person = id is null ? null : await store.Set<Person>().SingleOrDefaultAsync(p => p.Id == id, cancel);
        if (id is not null && person is null) return new NotThere();
        if (person is not null && person.IsStale(input.Revision)) return new SomebodyElseChangedIt();
        if (input.Name.IsEmpty) return new NameIsMissing();
        if (input.Name.Texts.Values.Any(n => n.Length > 200)) return new TooLong(200);
        if (input.Side is { } side && !await store.Set<Side>().AnyAsync(s => s.Id == side, cancel)) return new NotThere();
        if (person is null) store.Add(person = New(chance, seat, input.Name));
        person.SideId = input.Side;
        person.SortKey = NameKey.Of(input.Latin, input.Name);
        person.Content = person.Content with { Name = input.Name, Note = input.Note };
        return await store.SaveAs(person.Id, id is null ? Added : Changed, cancel);
    }

    internal static Person New(Chance chance, Seat seat, LocalText name) => new()
    {
        Id = chance.NewId(), CompartmentId = seat.CompartmentId, PersonKey = chance.NewId(), SortKey = NameKey.Of(null, name),
        Content = new PersonContent(name, SuggestAliases.For(name, []), LocalText.Empty),
    };
}
