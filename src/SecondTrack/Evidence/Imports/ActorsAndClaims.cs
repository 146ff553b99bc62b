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
    private readonly Dictionary<string, Guid?> _sides = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Guid?> _communities = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Guid?> _claims = new(StringComparer.Ordinal);
    private Guid? _unsorted;

    internal async Task Load(CancellationToken cancel)
    {
        _persons.Clear();
        _organisations.Clear();
        _sides.Clear();
        _communities.Clear();
        _claims.Clear();
        foreach (var person in await store.Set<Person>().AsNoTracking().ToListAsync(cancel))
            foreach (var name in person.Content.Name.Texts.Values.Concat(person.Content.Aliases.Where(a => a.Confirmed).Select(a => a.Text)).Distinct()) Known(_persons, name, person.Id);
        foreach (var body in await store.Set<Organisation>().AsNoTracking().ToListAsync(cancel))
            foreach (var name in body.Content.Name.Texts.Values.Concat(body.Content.Aliases.Where(a => a.Confirmed).Select(a => a.Text)).Distinct()) Known(_organisations, name, body.Id);
        foreach (var side in await store.Set<Side>().AsNoTracking().ToListAsync(cancel))
            foreach (var name in side.Content.Name.Texts.Values.Distinct()) Known(_sides, name, side.Id);
        foreach (var community in await store.Set<Community>().AsNoTracking().ToListAsync(cancel))
            foreach (var name in community.Content.Name.Texts.Values.Distinct()) Known(_communities, name, community.Id);
        foreach (var proposition in await store.Set<Proposition>().AsNoTracking().ToListAsync(cancel))
            foreach (var claim in proposition.Content.Claim.Texts.Values.Distinct()) Known(_claims, claim, proposition.Id);
        _unsorted = (await store.Set<Issue>().AsNoTracking().Where(i => i.ParentId == null).ToListAsync(cancel)).Find(i => i.Content.Title == SettleStatement.UnsortedTitle)?.Id;
    }

    internal (ActorKind Kind, Guid Id)? Actor(string? person, string? organisation) =>
        person is { Length: > 0 } ? (ActorKind.Person, Person(LocalText.In(TagOf(person), person)))
        : organisation is { Length: > 0 } ? (ActorKind.Organisation, Organisation(LocalText.In(TagOf(organisation), organisation)))
        : null;

    /// <summary>Whoever bears one of the names; new where it is a person or an organisation. Sides and communities are never made up.</summary>
    internal Guid? Actor(ActorKind kind, LocalText name) => kind switch
    {
        ActorKind.Person => Person(name),
        ActorKind.Organisation => Organisation(name),
        ActorKind.Side => Among(_sides, name),
        _ => Among(_communities, name),
    };

    /// <summary>The proposition that says exactly this, if there is one.</summary>
    internal Guid? Claim(LocalText claim) => Among(_claims, claim);

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

    private Guid Person(LocalText name)
    {
        if (Among(_persons, name) is { } there) return there;
        var made = PutPerson.New(chance, seat, name);
        store.Add(made);
        foreach (var form in name.Texts.Values) _persons[form] = made.Id;
        return made.Id;
    }

    private Guid Organisation(LocalText name)
    {
        if (Among(_organisations, name) is { } there) return there;
        var made = new Organisation { Id = chance.NewId(), CompartmentId = seat.CompartmentId, SortKey = NameKey.Of(null, name), Content = new(name, [], LocalText.Empty) };
        store.Add(made);
        foreach (var form in name.Texts.Values) _organisations[form] = made.Id;
        return made.Id;
    }

    private static Guid? Among(Dictionary<string, Guid?> names, LocalText name) => name.Texts.Values.Select(names.GetValueOrDefault).FirstOrDefault(id => id is not null);

    private Guid Unsorted()
    {
        var issue = new Issue { Id = chance.NewId(), CompartmentId = seat.CompartmentId, Ordinal = 1, Content = new(SettleStatement.UnsortedTitle, LocalText.Empty) };
        store.Add(issue);
        return issue.Id;
    }

    /// <summary>A name that two bear means neither.</summary>
    private static void Known(Dictionary<string, Guid?> names, string name, Guid id) => names[name] = names.TryGetValue(name, out var other) && other != id ? null : id;

    internal static string TagOf(string text) => text.Any(c => c is >= '\u3400' and <= '\u9fff') ? LanguageTags.Chinese : LanguageTags.English;
}
