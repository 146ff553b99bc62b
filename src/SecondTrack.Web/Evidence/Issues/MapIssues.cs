using SecondTrack.Evidence;
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
        routes.MapPost("/issues/{id:guid}/up", async (HttpContext http, Guid id, MoveIssue move, CancellationToken cancel) =>
            await move.Run(id, Direction.Up, cancel) is { Done: true } saved ? Show.Saved(http, "issues", saved.Value.Change) : Show.NotThere()).Needs(Need.Write);
        routes.MapPost("/issues/{id:guid}/remove", async (HttpContext http, Guid id, RemoveIssue remove, ShowIssues show, CancellationToken cancel) =>
        {
            var saved = await remove.Run(id, cancel);
            return saved.Done ? Show.Saved(http, "issues", saved.Value.Change) : saved.Refusal is NotThere ? Show.NotThere() : await Tree(show, null, saved.Refusal, cancel);
        }).Needs(Need.Write);
        routes.MapPost("/propositions", async (HttpContext http, FormIn form, AddProposition add, ShowIssues show, CancellationToken cancel) =>
        {
            var saved = await add.Run(new PropositionIn(form.Id("issue"), form.Local("claim"), LocalText.Empty, form.Number("polarity") ?? 1), cancel);
            return saved.Done ? Show.Saved(http, $"propositions/{saved.Value.Id:N}", saved.Value.Change) : await Tree(show, form, saved.Refusal, cancel);
        }).Needs(Need.Write);
        routes.MapGet("/propositions/{id:guid}", (Guid id, int? page, int? holders, ShowProposition show, CancellationToken cancel) =>
            One(id, page, holders, show, null, null, cancel)).Needs(Need.Read);
        routes.MapPost("/propositions/{id:guid}/lines", async (HttpContext http, Guid id, FormIn form, AddOfficialLine add, ShowProposition show, CancellationToken cancel) =>
        {
            var date = form.Date("date");
            if (!date.Done) return await One(id, 1, 1, show, form, date.Refusal, cancel);
            var of = form.Id("side") is null ? LineOf.OurInstitute : LineOf.Government;
            var saved = await add.Run(id, new OfficialLineIn(of, form.Id("side"), form.Number("stance"), date.Value, form.Local("text"), form.Local("citation")), cancel);
            return saved.Done ? Show.Saved(http, $"propositions/{id:N}", saved.Value.Change) : await One(id, 1, 1, show, form, saved.Refusal, cancel);
        }).Needs(Need.Write);
        routes.MapPost("/lines/{id:guid}/remove", async (HttpContext http, Guid id, RemoveOfficialLine remove, CancellationToken cancel) =>
            await remove.Run(id, cancel) is { Done: true } saved ? Show.Saved(http, $"propositions/{saved.Value.Id:N}", saved.Value.Change) : Show.NotThere()).Needs(Need.Write);
    }

    private static async Task<IResult> Tree(ShowIssues show, FormIn? typed, Refusal? refusal, CancellationToken cancel) =>
        await show.Run(cancel) is { Done: true } tree ? Show.Page<IssuesPage>(new { Model = tree.Value, Typed = typed, Refusal = refusal }) : Show.NotThere();

    private static async Task<IResult> One(Guid id, int? page, int? holders, ShowProposition show, FormIn? typed, Refusal? refusal, CancellationToken cancel) =>
        await show.Run(id, page ?? 1, holders ?? 1, cancel) is { Done: true } found
            ? Show.Page<PropositionPage>(new { Model = found.Value, Typed = typed, Refusal = refusal }) : Show.NotThere();
}
