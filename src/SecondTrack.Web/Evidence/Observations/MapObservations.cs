using SecondTrack.Evidence;
using SecondTrack.Evidence.Observing;
using SecondTrack.Keeping;
using SecondTrack.Web.Layout;

namespace SecondTrack.Web.Evidence.Observations;

public static class ObservationRoutes
{
    public static void MapObservations(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/observations", (string? community, string? issue, string? observer, int? page, ListObservations list, ObservationChoices choices, CancellationToken cancel) =>
            List(new ObservationFilter(Id(community), Id(issue), Id(observer)), page ?? 1, list, choices, null, null, cancel)).Needs(Need.Read);
        routes.MapPost("/observations", async (HttpContext http, FormIn form, AddObservation add, ListObservations list, ObservationChoices choices, CancellationToken cancel) =>
        {
            var input = Input(form);
            if (!input.Done) return await List(new(), 1, list, choices, form, input.Refusal, cancel);
            var saved = await add.Run(input.Value, cancel);
            return saved.Done ? Show.Saved(http, "observations", saved.Value.Change) : await List(new(), 1, list, choices, form, saved.Refusal, cancel);
        }).Needs(Need.Write);
        routes.MapGet("/observations/{id:guid}/edit", (Guid id, ListObservations list, ObservationChoices choices, CancellationToken cancel) =>
            Form(id, list, choices, null, null, cancel)).Needs(Need.Write);
        routes.MapPost("/observations/{id:guid}/edit", async (
            HttpContext http, Guid id, FormIn form, ChangeObservation change, ListObservations list, ObservationChoices choices, CancellationToken cancel) =>
        {
            var input = Input(form);
            if (!input.Done) return await Form(id, list, choices, form, input.Refusal, cancel);
            var saved = await change.Run(id, input.Value, cancel);
            return saved.Done ? Show.Saved(http, "observations", saved.Value.Change) : await Form(id, list, choices, form, saved.Refusal, cancel);
        }).Needs(Need.Write);
        routes.MapPost("/observations/{id:guid}/remove", async (HttpContext http, Guid id, RemoveObservation remove, CancellationToken cancel) =>
            await remove.Run(id, cancel) is { Done: true } saved ? Show.Saved(http, "observations", saved.Value.Change) : Show.NotThere()).Needs(Need.Write);
        routes.MapCommunities();
    }

    private static Guid? Id(string? text) => Guid.TryParse(text, out var id) ? id : null;

    private static Outcome<ObservationIn> Input(FormIn form)
    {
        var date = form.Date("date");
        if (!date.Done) return date.Refusal!;
        return new ObservationIn(form.Id("community"), form.Id("observer"), form.Id("source"), form.Id("issue"), form.Pick("confidence", Confidence.Medium), date.Value, form.Local("text"));
    }

    private static async Task<IResult> Form(Guid id, ListObservations list, ObservationChoices choices, FormIn? typed, Refusal? refusal, CancellationToken cancel)
    {
        if (await list.One(id, cancel) is not { Done: true } found) return Show.NotThere();
        var offered = await choices.Run(found.Value.SourceId, cancel);
        return offered.Done ? Show.Page<ObservationEditPage>(new { Model = found.Value, Choices = offered.Value, Typed = typed, Refusal = refusal }) : Show.NotThere();
    }

    private static async Task<IResult> List(
        ObservationFilter filter, int page, ListObservations list, ObservationChoices choices, FormIn? typed, Refusal? refusal, CancellationToken cancel)
    {
        var offered = await choices.Run(cancel: cancel);
        var found = await list.Run(filter, page, cancel: cancel);
        return offered.Done && found.Done
            ? Show.Page<ObservationsPage>(new { Model = found.Value, Choices = offered.Value, Filter = filter, Typed = typed, Refusal = refusal }) : Show.NotThere();
    }
}
