using SecondTrack.Evidence;
using SecondTrack.Evidence.Observing;
using SecondTrack.Keeping;
using SecondTrack.Web.Layout;

namespace SecondTrack.Web.Evidence.Observations;

public static class ObservationRoutes
{
    public static void MapObservations(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/observations", (string? community, int? page, ListObservations list, ObservationChoices choices, CancellationToken cancel) =>
            List(new ObservationFilter(Guid.TryParse(community, out var id) ? id : null), page ?? 1, list, choices, null, null, cancel)).Needs(Need.Read);
        routes.MapPost("/observations", async (HttpContext http, FormIn form, AddObservation add, ListObservations list, ObservationChoices choices, CancellationToken cancel) =>
        {
            var date = form.Date("date");
            if (!date.Done) return await List(new(), 1, list, choices, form, date.Refusal, cancel);
            var saved = await add.Run(new ObservationIn(form.Id("community"), form.Id("observer"), form.Id("source"), form.Id("issue"),
                form.Pick("confidence", Confidence.Medium), date.Value, form.Local("text")), cancel);
            return saved.Done ? Show.Saved(http, "observations", saved.Value.Change) : await List(new(), 1, list, choices, form, saved.Refusal, cancel);
        }).Needs(Need.Write);
        routes.MapPost("/observations/{id:guid}/remove", async (HttpContext http, Guid id, RemoveObservation remove, CancellationToken cancel) =>
            await remove.Run(id, cancel) is { Done: true } saved ? Show.Saved(http, "observations", saved.Value.Change) : Show.NotThere()).Needs(Need.Write);
        routes.MapPost("/communities", async (HttpContext http, FormIn form, AddCommunity add, ListObservations list, ObservationChoices choices, CancellationToken cancel) =>
        {
            var saved = await add.Run(new CommunityIn(form.Local("name"), form.Id("parent")), cancel);
            return saved.Done ? Show.Saved(http, "observations", saved.Value.Change) : await List(new(), 1, list, choices, form, saved.Refusal, cancel);
        }).Needs(Need.Write);
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
