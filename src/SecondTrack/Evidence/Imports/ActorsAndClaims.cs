using Microsoft.EntityFrameworkCore;
using SecondTrack.Dialogues;
using SecondTrack.Dialogues.People;
using SecondTrack.Evidence.Coding;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Evidence.Imports;

/// <summary>
/// People, organisations and propositions by the names that a file gives them: those that are here exactly so, else new ones, once each.
/// </summary>
public sealed class ActorsAndClaims(Store store, Seat seat, Chance chance)
{
    private readonly Dictionary<string, Guid?> _persons = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Guid?> _organisations = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Guid?> _claims = new(StringComparer.Ordinal);
    private Guid? _unsorted;

    internal async Task Load(CancellationToken cancel)
    {
        _persons.Clear();
        _organisations.Clear();
        _claims.Clear();
        foreach (var person in await store.Set<Person>().AsNoTracking().ToListAsync(cancel))
            foreach (var name in person.Content.Name.Texts.Values.Concat(person.Content.Aliases.Where(a => a.Confirmed).Select(a => a.Text)).Distinct()) Known(_persons, name, person.Id);
        foreach (var body in await store.Set<Organisation>().AsNoTracking().ToListAsync(cancel))
            foreach (var name in body.Content.Name.Texts.Values.Concat(body.Content.Aliases.Where(a => a.Confirmed).Select(a => a.Text)).Distinct()) Known(_organisations, name, body.Id);
        foreach (var proposition in await store.Set<Proposition>().AsNoTracking().ToListAsync(cancel))
            foreach (var claim in proposition.Content.Claim.Texts.Values.Distinct()) Known(_claims, claim, proposition.Id);
        _unsorted = (await store.Set<Issue>().AsNoTracking().Where(i => i.ParentId == null).ToListAsync(cancel)).Find(i => i.Content.Title == SettleStatement.UnsortedTitle)?.Id;
    }

    internal (ActorKind Kind, Guid Id)? Actor(string? person, string? organisation) =>
        person is { Length: > 0 } ? (ActorKind.Person, Person(person))
        : organisation is { Length: > 0 } ? (ActorKind.Organisation, Organisation(organisation))
        : null;

    internal Guid Proposition(string claim)
    {
        if (_claims.TryGetValue(claim, out var known) && known is { } there) return there;
        var made = new Proposition
        {
            Id = chance.NewId(), CompartmentId = seat.CompartmentId, IssueId = _unsorted ??= Unsorted(), Ordinal = _claims.Count + 1,
            Content = new(LocalText.In(TagOf(claim), claim), LocalText.Empty),
        };
        store.Add(made);
        _claims[claim] = made.Id;
        return made.Id;
    }

    private Guid Person(string name)
    {
        if (_persons.TryGetValue(name, out var known) && known is { } there) return there;
        var made = NewPerson.Named(chance, seat, name);
        store.Add(made);
        _persons[name] = made.Id;
        return made.Id;
    }

    private Guid Organisation(string name)
    {
        if (_organisations.TryGetValue(name, out var known) && known is { } there) return there;
        var title = LocalText.In(TagOf(name), name);
        var made = new Organisation { Id = chance.NewId(), CompartmentId = seat.CompartmentId, SortKey = NameKey.Of(null, title), Content = new(title, [], LocalText.Empty) };
        store.Add(made);
        _organisations[name] = made.Id;
        return made.Id;
    }

    private Guid Unsorted()
    {
        var issue = new Issue { Id = chance.NewId(), CompartmentId = seat.CompartmentId, Ordinal = 1, Content = new(SettleStatement.UnsortedTitle, LocalText.Empty) };
        store.Add(issue);
        return issue.Id;
    }

    /// <summary>A name that two bear means neither.</summary>
    private static void Known(Dictionary<string, Guid?> names, string name, Guid id) => names[name] = names.TryGetValue(name, out var other) && other != id ? null : id;

    private static string TagOf(string text) => text.Any(c => c is >= '\u3400' and <= '\u9fff') ? LanguageTags.Chinese : LanguageTags.English;
}
