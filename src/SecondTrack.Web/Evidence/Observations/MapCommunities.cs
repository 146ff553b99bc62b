using SecondTrack.Evidence.Issues;
using SecondTrack.Evidence.Observing;
using SecondTrack.Keeping;
using SecondTrack.Web.Layout;

namespace SecondTrack.Web.Evidence.Observations;

internal static class CommunityRoutes
{
    public static void MapCommunities(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/communities", (ShowCommunities show, CancellationToken cancel) => Tree(show, null, null, cancel)).Needs(Need.Read);
        routes.MapPost("/communities", async (HttpContext http, FormIn form, AddCommunity add, ShowCommunities show, CancellationToken cancel) =>
        {
            var saved = await add.Run(new CommunityIn(form.Local("name"), form.Id("parent")), cancel);
            return saved.Done ? Show.Saved(http, $"communities#c-{saved.Value.Id:N}", saved.Value.Change) : await Tree(show, form, saved.Refusal, cancel);
        }).Needs(Need.Write);
        routes.MapGet("/communities/{id:guid}/edit", (Guid id, FindCommunity find, CancellationToken cancel) => Form(id, find, null, null, cancel)).Needs(Need.Write);
        routes.MapPost("/communities/{id:guid}/edit", async (HttpContext http, Guid id, FormIn form, ChangeCommunity change, FindCommunity find, CancellationToken cancel) =>
        {
            var saved = await change.Run(id, new CommunityIn(form.Local("name"), form.Id("parent")), cancel);
            return saved.Done ? Show.Saved(http, $"communities#c-{id:N}", saved.Value.Change) : await Form(id, find, form, saved.Refusal, cancel);
        }).Needs(Need.Write);
        foreach (var direction in Enum.GetValues<Direction>())
            routes.MapPost($"/communities/{{id:guid}}/{(direction == Direction.Up ? "up" : "down")}", async (HttpContext http, Guid id, MoveCommunity move, CancellationToken cancel) =>
                await move.Run(id, direction, cancel) is { Done: true } saved ? Show.Saved(http, $"communities#c-{id:N}", saved.Value.Change) : Show.NotThere()).Needs(Need.Write);
        routes.MapPost("/communities/{id:guid}/remove", async (HttpContext http, Guid id, RemoveCommunity remove, FindCommunity find, CancellationToken cancel) =>
        {
            var saved = await remove.Run(id, cancel);
            return saved.Done ? Show.Saved(http, "communities", saved.Value.Change) : await Form(id, find, null, saved.Refusal, cancel);
        }).Needs(Need.Write);
    }

    private static async Task<IResult> Tree(ShowCommunities show, FormIn? typed, Refusal? refusal, CancellationToken cancel) =>
        await show.Run(cancel) is { Done: true } tree ? Show.Page<CommunitiesPage>(new { Model = tree.Value, Typed = typed, Refusal = refusal }) : Show.NotThere();

    private static async Task<IResult> Form(Guid id, FindCommunity find, FormIn? typed, Refusal? refusal, CancellationToken cancel) =>
        await find.Run(id, cancel) is { Done: true } found ? Show.Page<CommunityEditPage>(new { Model = found.Value, Typed = typed, Refusal = refusal }) : Show.NotThere();
}
