using SecondTrack.Evidence.Issues;
using SecondTrack.Keeping;
using SecondTrack.Web.Layout;

namespace SecondTrack.Web.Evidence.Issues;

public static class IssueRoutes
{
    public static void MapIssues(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/issues", (ShowIssues show, CancellationToken cancel) => Tree(show, null, null, cancel)).Needs(Need.Read);
        routes.MapPost("/issues", async (HttpContext http, FormIn form, AddIssue add, ShowIssues show, CancellationToken cancel) =>
        {
            var saved = await add.Run(new IssueIn(form.Local("title"), LocalText.Empty, form.Id("parent")), cancel);
            return saved.Done ? Show.Saved(http, $"issues#i-{saved.Value.Id:N}", saved.Value.Change) : await Tree(show, form, saved.Refusal, cancel);
        }).Needs(Need.Write);
        routes.MapGet("/issues/{id:guid}/edit", (Guid id, FindIssue find, CancellationToken cancel) => Form(id, find, null, null, cancel)).Needs(Need.Write);
        routes.MapPost("/issues/{id:guid}/edit", async (HttpContext http, Guid id, FormIn form, ChangeIssue change, FindIssue find, CancellationToken cancel) =>
        {
            var saved = await change.Run(id, new IssueIn(form.Local("title"), form.Local("note"), form.Id("parent")), cancel);
            return saved.Done ? Show.Saved(http, $"issues#i-{id:N}", saved.Value.Change) : await Form(id, find, form, saved.Refusal, cancel);
        }).Needs(Need.Write);
        foreach (var direction in Enum.GetValues<Direction>())
            routes.MapPost($"/issues/{{id:guid}}/{(direction == Direction.Up ? "up" : "down")}", async (HttpContext http, Guid id, MoveIssue move, CancellationToken cancel) =>
                await move.Run(id, direction, cancel) is { Done: true } saved ? Show.Saved(http, $"issues#i-{id:N}", saved.Value.Change) : Show.NotThere()).Needs(Need.Write);
        routes.MapPost("/issues/{id:guid}/remove", async (HttpContext http, Guid id, RemoveIssue remove, FindIssue find, CancellationToken cancel) =>
        {
            var saved = await remove.Run(id, cancel);
            return saved.Done ? Show.Saved(http, "issues", saved.Value.Change) : await Form(id, find, null, saved.Refusal, cancel);
        }).Needs(Need.Write);
        routes.MapPost("/propositions", async (HttpContext http, FormIn form, AddProposition add, ShowIssues show, CancellationToken cancel) =>
        {
            var saved = await add.Run(new PropositionIn(form.Id("issue"), form.Local("claim"), LocalText.Empty, form.Number("polarity") ?? 1), cancel);
            return saved.Done ? Show.Saved(http, $"propositions/{saved.Value.Id:N}", saved.Value.Change) : await Tree(show, form, saved.Refusal, cancel);
        }).Needs(Need.Write);
        routes.MapPropositions();
    }

    private static async Task<IResult> Tree(ShowIssues show, FormIn? typed, Refusal? refusal, CancellationToken cancel) =>
        await show.Run(cancel) is { Done: true } tree ? Show.Page<IssuesPage>(new { Model = tree.Value, Typed = typed, Refusal = refusal }) : Show.NotThere();

    private static async Task<IResult> Form(Guid id, FindIssue find, FormIn? typed, Refusal? refusal, CancellationToken cancel) =>
        await find.Run(id, cancel) is { Done: true } found ? Show.Page<IssueEditPage>(new { Model = found.Value, Typed = typed, Refusal = refusal }) : Show.NotThere();
}
