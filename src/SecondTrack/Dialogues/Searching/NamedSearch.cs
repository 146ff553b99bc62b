using SecondTrack.Search;
using SecondTrack.Storage;

namespace SecondTrack.Dialogues.Searching;

/// <summary>People by all their names and aliases, confirmed or not.</summary>
internal sealed class PersonSearch() : SearchType<Person>(OfKind, new("Person", "人物"))
{
    public const string OfKind = "person";

    public override bool IsByName => true;

    protected override Task<IReadOnlyList<SearchCard>> Describe(Store store, IReadOnlyList<Person> rows, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<SearchCard>>([.. rows.Select(p => Named.Card(p.Id, p.Content.Name, p.Content.Aliases, p.Content.Note, _ => $"people/{p.Id:N}") with
        {
            Marks = [SearchMark.Of(Facet.Person, p.Id)],
            NameKey = p.NameKey,
        })]);
}

internal sealed class OrganisationSearch() : SearchType<Organisation>(OfKind, new("Organisation", "机构"))
{
    public const string OfKind = "organisation";

    public override bool IsByName => true;

    protected override Task<IReadOnlyList<SearchCard>> Describe(Store store, IReadOnlyList<Organisation> rows, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<SearchCard>>([.. rows.Select(o => Named.Card(o.Id, o.Content.Name, o.Content.Aliases, o.Content.Note, _ => $"organisations/{o.Id:N}") with
        {
            Marks = [SearchMark.Of(Facet.Person, o.Id)],
            NameKey = o.NameKey,
        })]);
}

file static class Named
{
    public static SearchCard Card(Guid id, LocalText name, IReadOnlyList<Alias> aliases, LocalText note, Func<int, string> address) => new(id, PartialDate.Unknown)
    {
        Title = name,
        Parts = [[.. SearchText.Of(name), .. aliases.Select(a => new SearchText(a.Text, "")), .. SearchText.Of(note)]],
        Names = [.. name.Texts.Values, .. aliases.Select(a => a.Text)],
        Address = address,
    };
}
