using SecondTrack.Dialogues.People;
using SecondTrack.Keeping;
using SecondTrack.Web.Layout;

namespace SecondTrack.Web.Dialogues;

public static class OrganisationRoutes
{
    public static void MapOrganisations(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/organisations", List).Needs(Need.Read);
        routes.MapGet("/organisations/new", (OrganisationForm form, CancellationToken cancel) =>
            form.Draw(null, new OrganisationIn(LocalText.Empty, "", null, LocalText.Empty), null, null, cancel)).Needs(Need.Write);
        routes.MapPost("/organisations/new", async (HttpContext http, FormIn form, PutOrganisation put, OrganisationForm draw, CancellationToken cancel) =>
        {
            var saved = await put.Run(null, Read(form), cancel);
            return saved.Done ? Show.Saved(http, $"organisations/{saved.Value.Id:N}", saved.Value.Change) : await draw.Draw(null, Read(form), saved.Refusal, null, cancel);
        }).Needs(Need.Write);
        routes.MapGet("/organisations/{id:guid}", Open).Needs(Need.Read);
        routes.MapGet("/organisations/{id:guid}/edit", (Guid id, OrganisationForm form, CancellationToken cancel) => form.Draw(id, null, null, null, cancel)).Needs(Need.Write);
        routes.MapPost("/organisations/{id:guid}/edit", async (HttpContext http, Guid id, FormIn form, PutOrganisation put, OrganisationForm draw, CancellationToken cancel) =>
        {
            var saved = await put.Run(id, Read(form), cancel);
            return saved.Done ? Show.Saved(http, $"organisations/{id:N}", saved.Value.Change) : await draw.Draw(id, Read(form), saved.Refusal, null, cancel);
        }).Needs(Need.Write);
        routes.MapPost("/organisations/{id:guid}/aliases", async (HttpContext http, Guid id, FormIn form, AddAlias add, ConfirmAlias confirm, RemoveAlias remove, OrganisationForm draw, CancellationToken cancel) =>
        {
            var saved = await PeopleRoutes.Alias(id, form, add, confirm, remove, cancel);
            return saved.Done ? Show.Saved(http, $"organisations/{id:N}/edit#aliases", saved.Value) : await draw.Draw(id, null, saved.Refusal, form, cancel);
        }).Needs(Need.Write);
        routes.MapPost("/organisations/{id:guid}/remove", async (HttpContext http, Guid id, RemoveOrganisation remove, OrganisationForm draw, CancellationToken cancel) =>
        {
            var removed = await remove.Run(id, cancel);
            return removed.Done ? Show.Saved(http, "organisations", removed.Value) : await draw.Draw(id, null, removed.Refusal, null, cancel);
        }).Needs(Need.Convene);
    }

    private static OrganisationIn Read(FormIn form) =>
        new(NameFields.Read(form), form.Text("latin"), form.Id("side"), form.Local("note")) { Revision = form.Number("revision") };

    private static async Task<IResult> List(HttpContext http, ListOrganisations list, ListSides sides, CancellationToken cancel)
    {
        var typed = http.Request.Query["q"].ToString().Trim();
        var found = await list.Run(typed, SeriesRoutes.Page(http), cancel);
        return found.Done ? Show.Page<OrganisationsPage>(new { Model = found.Value, Sides = await sides.Run(cancel), Typed = typed }) : Show.Refused(found.Refusal!);
    }

    private static async Task<IResult> Open(Guid id, FindOrganisation find, ListSides sides, CancellationToken cancel)
    {
        var found = await find.Run(id, cancel);
        return found.Done
            ? Show.Page<OrganisationPage>(new { Model = found.Value, Side = (await sides.Run(cancel)).FirstOrDefault(s => s.Id == found.Value.Side) })
            : Show.Refused(found.Refusal!);
    }
}

/// <summary>Draws the form of an organisation, as it is or as it was typed.</summary>
internal sealed class OrganisationForm(FindOrganisation find, ListSides sides)
{
    public async Task<IResult> Draw(Guid? id, OrganisationIn? typed, Refusal? refusal, FormIn? small, CancellationToken cancel)
    {
        OrganisationFacts? facts = null;
        if (id is { } there)
        {
            var found = await find.Run(there, cancel);
            if (!found.Done) return Show.Refused(found.Refusal!);
            facts = found.Value;
            typed ??= new OrganisationIn(facts.Name, facts.SortKey, facts.Side, facts.Note) { Revision = facts.Revision };
        }
        return Show.Page<OrganisationEditPage>(new { Facts = facts, Written = typed!, Sides = await sides.Run(cancel), Refusal = refusal, Small = small });
    }
}
