using SecondTrack.Dialogues;
using SecondTrack.Dialogues.People;
using SecondTrack.Dialogues.Searching;
using SecondTrack.Keeping;
using SecondTrack.Search;
using SecondTrack.Web.Layout;

namespace SecondTrack.Web.Dialogues;

public static class PeopleRoutes
{
    public static void MapPeople(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/people", List).Needs(Need.Read);
        routes.MapGet("/people/new", (PersonForm form, CancellationToken cancel) => form.Draw(null, new PersonIn(LocalText.Empty, "", null, LocalText.Empty), null, null, null, cancel)).Needs(Need.Write);
        routes.MapPost("/people/new", Add).Needs(Need.Write);
        routes.MapGet("/people/{id:guid}/edit", (Guid id, PersonForm form, CancellationToken cancel) => form.Draw(id, null, null, null, null, cancel)).Needs(Need.Write);
        routes.MapPost("/people/{id:guid}/edit", Change).Needs(Need.Write);
        routes.MapPost("/people/{id:guid}/remove", Remove).Needs(Need.Convene);
        routes.MapPost("/people/{id:guid}/merge", Merge).Needs(Need.Convene);
        routes.MapPost("/people/{id:guid}/aliases", async (HttpContext http, Guid id, FormIn form, AddAlias add, ConfirmAlias confirm, RemoveAlias remove, PersonForm draw, CancellationToken cancel) =>
        {
            var saved = await Alias(id, form, add, confirm, remove, cancel);
            return saved.Done ? Show.Saved(http, $"people/{id:N}/edit#aliases", saved.Value) : await draw.Draw(id, null, saved.Refusal, form, null, cancel);
        }).Needs(Need.Write);
        routes.MapPost("/people/{id:guid}/affiliations", (HttpContext http, Guid id, FormIn form, PutAffiliation put, PersonForm draw, CancellationToken cancel) =>
            Affiliate(http, id, null, form, put, draw, cancel)).Needs(Need.Write);
        routes.MapPost("/people/{id:guid}/affiliations/{which:guid}", (HttpContext http, Guid id, Guid which, FormIn form, PutAffiliation put, PersonForm draw, CancellationToken cancel) =>
            Affiliate(http, id, which, form, put, draw, cancel)).Needs(Need.Write);
        routes.MapPost("/people/{id:guid}/affiliations/{which:guid}/remove", async (HttpContext http, Guid id, Guid which, RemoveAffiliation remove, CancellationToken cancel) =>
            await remove.Run(which, cancel) is { Done: true } removed ? Show.Saved(http, $"people/{id:N}/edit#affiliations", removed.Value) : Show.NotThere()).Needs(Need.Write);
    }

    internal static Task<Outcome<Guid>> Alias(Guid id, FormIn form, AddAlias add, ConfirmAlias confirm, RemoveAlias remove, CancellationToken cancel) => form.Text("act") switch
    {
        "confirm" => confirm.Run(id, form.Text("alias"), cancel),
        "remove" => remove.Run(id, form.Text("alias"), cancel),
        _ => add.Run(id, form.Text("alias"), confirmed: true, cancel),
    };

    private static async Task<IResult> List(HttpContext http, ListPeople list, ListSides sides, ListOrganisations organisations, CancellationToken cancel)
    {
        var query = http.Request.Query;
        Guid? Id(string name) => Guid.TryParse(query[name], out var id) ? id : null;
        var filter = new PeopleFilter(query["q"].ToString().Trim(), Id("side"), Id("organisation"),
            Enum.TryParse<Capacity>(query["capacity"], out var capacity) && Enum.IsDefined(capacity) ? capacity : null, SeriesRoutes.Page(http));
        var found = await list.Run(filter, cancel);
        return found.Done
            ? Show.Page<PeoplePage>(new { Model = found.Value, Filter = filter, Sides = await sides.Run(cancel), Organisations = await organisations.Choices(cancel) })
            : Show.Refused(found.Refusal!);
    }

    private static PersonIn Read(FormIn form) =>
        new(NameFields.Read(form), form.Text("latin"), form.Id("side"), form.Local("note")) { Revision = form.Number("revision") };

    private static async Task<IResult> Add(HttpContext http, FormIn form, PutPerson put, PersonForm draw, CancellationToken cancel)
    {
        var input = Read(form);
        var saved = await put.Run(null, input, cancel);
        return saved.Done ? Show.Saved(http, $"people/{saved.Value.Id:N}/edit", saved.Value.Change) : await draw.Draw(null, input, saved.Refusal, null, null, cancel);
    }

    private static async Task<IResult> Change(HttpContext http, Guid id, FormIn form, PutPerson put, PersonForm draw, CancellationToken cancel)
    {
        var input = Read(form);
        var saved = await put.Run(id, input, cancel);
        return saved.Done ? Show.Saved(http, $"people/{id:N}/edit", saved.Value.Change) : await draw.Draw(id, input, saved.Refusal, null, null, cancel);
    }

    private static async Task<IResult> Remove(HttpContext http, Guid id, RemovePerson remove, PersonForm draw, CancellationToken cancel)
    {
        var removed = await remove.Run(id, cancel);
        return removed.Done ? Show.Saved(http, "people", removed.Value) : await draw.Draw(id, null, removed.Refusal, null, null, cancel);
    }

    private static async Task<IResult> Merge(HttpContext http, Guid id, FormIn form, MergePersons merge, CompletePeople complete, PersonForm draw, CancellationToken cancel)
    {
        var other = form.Id("id");
        if (other is null)
        {
            var name = form.Text("person");
            var found = name.Length == 0 ? [] : (await complete.Run(name, cancel)).Value.Where(c => c.Id != id).ToList();
            if (found.Count == 0) return await draw.Draw(id, null, new NobodyOfThatName(name), form, null, cancel);
            if (found.Count > 1) return await draw.Draw(id, null, new SeveralAreMeant(), form, found, cancel);
            other = found[0].Id;
        }
        var merged = await merge.Run(id, other.Value, cancel);
        return merged.Done ? Show.Saved(http, $"people/{id:N}/edit", merged.Value) : await draw.Draw(id, null, merged.Refusal, form, null, cancel);
    }

    private static async Task<IResult> Affiliate(HttpContext http, Guid id, Guid? which, FormIn form, PutAffiliation put, PersonForm draw, CancellationToken cancel)
    {
        var (from, to) = (form.Date("from"), form.Date("to"));
        var saved = (from.Refusal ?? to.Refusal) is { } unclear ? unclear
            : await put.Run(id, which, form.Id("organisation") ?? Guid.Empty, form.Local("title"), from.Value, to.Value, cancel);
        return saved.Done ? Show.Saved(http, $"people/{id:N}/edit#affiliations", saved.Value.Change) : await draw.Draw(id, null, saved.Refusal, form, null, cancel);
    }
}

/// <summary>Draws the form of a person with everything around it, as it is or as it was typed.</summary>
internal sealed class PersonForm(FindPerson find, ListSides sides, ListOrganisations organisations)
{
    public async Task<IResult> Draw(Guid? id, PersonIn? typed, Refusal? refusal, FormIn? small, IReadOnlyList<Completion>? mayBe, CancellationToken cancel)
    {
        PersonFacts? facts = null;
        if (id is { } there)
        {
            var found = await find.Run(there, cancel);
            if (!found.Done) return Show.Refused(found.Refusal!);
            facts = found.Value;
            typed ??= new PersonIn(facts.Name, facts.SortKey, facts.Side, facts.Note) { Revision = facts.Revision };
        }
        return Show.Page<PersonEditPage>(new
        {
            Facts = facts, Written = typed!, Sides = await sides.Run(cancel), Organisations = await organisations.Choices(cancel), MayBe = mayBe ?? [], Refusal = refusal, Small = small,
        });
    }
}
