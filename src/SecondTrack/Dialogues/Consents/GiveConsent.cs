using Microsoft.EntityFrameworkCore;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Dialogues.Consents;

public sealed record ConsentLine(Guid Id, Purpose Purpose, PartialDate GivenOn, ConsentGiven Given, LocalText Note, DateTimeOffset? WithdrawnAt);

public sealed record ConsentsFound(Guid Person, LocalText Name, IReadOnlyList<ConsentLine> Lines)
{
    public bool IsGiven(Purpose purpose) => Lines.Any(l => l.Purpose == purpose && l.WithdrawnAt is null);
}

public sealed record ConsentNeedsADay() : Refusal(new Words(
    "Say when the consent was given. A year is enough.", "请注明何时表示同意，只写年份也可以。"));

public sealed record ConsentIsGiven() : Refusal(new Words(
    "This consent is noted already. Withdraw it first if it was given anew.", "这项同意已有记录。若为重新给予，请先撤回原记录。"));

/// <summary>Notes to what one person agreed, when and by what way.</summary>
public sealed class GiveConsent(Store store, Seat seat, Chance chance)
{
    public static readonly Words Label = new("Consent noted", "已记录同意");

    public async Task<Outcome<Guid>> Run(Guid person, Purpose purpose, PartialDate givenOn, ConsentGiven given, LocalText note, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Convene)) return new NotAllowed();
        if (!await store.Set<Person>().AnyAsync(p => p.Id == person, cancel)) return new NotThere();
        if (!givenOn.IsKnown) return new ConsentNeedsADay();
        if (await store.Set<Consent>().AnyAsync(c => c.PersonId == person && c.Purpose == purpose && c.WithdrawnAt == null, cancel)) return new ConsentIsGiven();
        store.Add(new Consent
        {
            Id = chance.NewId(), CompartmentId = seat.CompartmentId, PersonId = person, Purpose = purpose, GivenOn = givenOn, Given = given, Content = new(note),
        });
        return await store.Save(Label, cancel);
    }
}

/// <summary>The consents of one person, given and withdrawn, newest first.</summary>
public sealed class ListConsents(Store store, Seat seat)
{
    public async Task<Outcome<ConsentsFound>> Run(Guid person, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Read)) return new NotAllowed();
        if (await store.Set<Person>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == person, cancel) is not { } row) return new NotThere();
        var rows = await store.Set<Consent>().AsNoTracking().Where(c => c.PersonId == person).ToListAsync(cancel);
        return new ConsentsFound(person, row.Content.Name, [.. rows.OrderBy(c => c.WithdrawnAt is not null).ThenByDescending(c => c.GivenOn.SortKey).ThenBy(c => c.Id)
            .Select(c => new ConsentLine(c.Id, c.Purpose, c.GivenOn, c.Given, c.Content.Note, c.WithdrawnAt))]);
    }
}
