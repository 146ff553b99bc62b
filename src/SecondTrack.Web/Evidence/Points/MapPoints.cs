using SecondTrack.Evidence.Points;
using SecondTrack.Keeping;
using SecondTrack.Web.Layout;

namespace SecondTrack.Web.Evidence.Points;

/// <summary>The rapporteur's page: points without names, written as they fall.</summary>
public static class PointRoutes
{
    public static void MapPoints(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/sessions/{id:guid}/points", (Guid id, Guid? change, ListPoints list, CancellationToken cancel) => Open(id, change, null, null, list, cancel)).Needs(Need.Read);
        routes.MapPost("/sessions/{id:guid}/points", (HttpContext http, Guid id, FormIn form, PutPoint put, ListPoints list, CancellationToken cancel) =>
            Put(http, id, null, form, put, list, cancel)).Needs(Need.Write);
        routes.MapPost("/sessions/{id:guid}/points/{point:guid}", (HttpContext http, Guid id, Guid point, FormIn form, PutPoint put, ListPoints list, CancellationToken cancel) =>
            Put(http, id, point, form, put, list, cancel)).Needs(Need.Write);
        routes.MapPost("/sessions/{id:guid}/points/{point:guid}/remove", async (HttpContext http, Guid id, Guid point, RemovePoint remove, CancellationToken cancel) =>
            await remove.Run(point, cancel) is { Done: true } removed ? Show.Saved(http, $"sessions/{id:N}/points", removed.Value) : Show.NotThere()).Needs(Need.Write);
    }

    private static async Task<IResult> Put(HttpContext http, Guid id, Guid? point, FormIn form, PutPoint put, ListPoints list, CancellationToken cancel)
    {
        var saved = await put.Run(id, point, new(form.Local("text"), Of(form.Text("of"))), cancel);
        return saved.Done ? Show.Saved(http, $"sessions/{id:N}/points", saved.Value.Change) : await Open(id, point, form, saved.Refusal, list, cancel);
    }

    private static (ActorKind, Guid)? Of(string key) =>
        key.Split(':') is [var kind, var id] && Enum.TryParse<ActorKind>(kind, out var of) && Guid.TryParse(id, out var its) ? (of, its) : null;

    private static async Task<IResult> Open(Guid id, Guid? change, FormIn? typed, Refusal? refusal, ListPoints list, CancellationToken cancel)
    {
        var found = await list.Run(id, cancel);
        return found.Done ? Show.Page<PointsPage>(new { Model = found.Value, Changing = change, Typed = typed, Refusal = refusal }) : Show.Refused(found.Refusal!);
    }
}
