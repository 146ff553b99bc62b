using SecondTrack.Evidence;
using SecondTrack.Evidence.Issues;
using SecondTrack.Keeping;
using SecondTrack.Web.Layout;

namespace SecondTrack.Web.Evidence.Issues;

/// <summary>One proposition with its official lines: seen, changed, moved and removed.</summary>
internal static class PropositionRoutes
{
    public static void MapPropositions(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/propositions/{id:guid}", (Guid id, int? page, int? holders, ShowProposition show, CancellationToken cancel) =>
            One(id, page, holders, show, null, null, cancel)).Needs(Need.Read);
        routes.MapGet("/propositions/{id:guid}/edit", (Guid id, FindProposition find, CancellationToken cancel) => Form(id, find, null, null, cancel)).Needs(Need.Write);
        routes.MapPost("/propositions/{id:guid}/edit", async (HttpContext http, Guid id, FormIn form, ChangeProposition change, FindProposition find, CancellationToken cancel) =>
        {
            var saved = await change.Run(id, new PropositionIn(form.Id("issue"), form.Local("claim"), form.Local("note"), form.Number("polarity") ?? 1), cancel);
            return saved.Done ? Show.Saved(http, $"propositions/{id:N}", saved.Value.Change) : await Form(id, find, form, saved.Refusal, cancel);
        }).Needs(Need.Write);
        foreach (var direction in Enum.GetValues<Direction>())
            routes.MapPost($"/propositions/{{id:guid}}/{(direction == Direction.Up ? "up" : "down")}", async (HttpContext http, Guid id, MoveProposition move, CancellationToken cancel) =>
                await move.Run(id, direction, cancel) is { Done: true } saved ? Show.Saved(http, $"issues#p-{id:N}", saved.Value.Change) : Show.NotThere()).Needs(Need.Write);
        routes.MapPost("/propositions/{id:guid}/remove", async (HttpContext http, Guid id, RemoveProposition remove, FindProposition find, CancellationToken cancel) =>
        {
            var saved = await remove.Run(id, cancel);
            return saved.Done ? Show.Saved(http, $"issues#i-{saved.Value.Id:N}", saved.Value.Change) : await Form(id, find, null, saved.Refusal, cancel);
        }).Needs(Need.Write);

        routes.MapPost("/propositions/{id:guid}/lines", async (HttpContext http, Guid id, FormIn form, AddOfficialLine add, ShowProposition show, CancellationToken cancel) =>
        {
            var line = Line(form);
            if (!line.Done) return await One(id, 1, 1, show, form, line.Refusal, cancel);
            var saved = await add.Run(id, line.Value, cancel);
            return saved.Done ? Show.Saved(http, $"propositions/{id:N}", saved.Value.Change) : await One(id, 1, 1, show, form, saved.Refusal, cancel);
        }).Needs(Need.Write);
        routes.MapGet("/lines/{id:guid}/edit", (Guid id, FindOfficialLine find, CancellationToken cancel) => LineForm(id, find, null, null, cancel)).Needs(Need.Write);
        routes.MapPost("/lines/{id:guid}/edit", async (HttpContext http, Guid id, FormIn form, ChangeOfficialLine change, FindOfficialLine find, CancellationToken cancel) =>
        {
            var line = Line(form);
            if (!line.Done) return await LineForm(id, find, form, line.Refusal, cancel);
            var saved = await change.Run(id, line.Value, cancel);
            return saved.Done ? Show.Saved(http, $"propositions/{saved.Value.Id:N}", saved.Value.Change) : await LineForm(id, find, form, saved.Refusal, cancel);
        }).Needs(Need.Write);
        routes.MapPost("/lines/{id:guid}/remove", async (HttpContext http, Guid id, RemoveOfficialLine remove, CancellationToken cancel) =>
            await remove.Run(id, cancel) is { Done: true } saved ? Show.Saved(http, $"propositions/{saved.Value.Id:N}", saved.Value.Change) : Show.NotThere()).Needs(Need.Write);
    }

    private static Outcome<OfficialLineIn> Line(FormIn form)
    {
        var date = form.Date("date");
        if (!date.Done) return date.Refusal!;
        return new OfficialLineIn(form.Id("side") is null ? LineOf.OurInstitute : LineOf.Government, form.Id("side"), form.Number("stance"), date.Value, form.Local("text"), form.Local("citation"));
    }

    private static async Task<IResult> One(Guid id, int? page, int? holders, ShowProposition show, FormIn? typed, Refusal? refusal, CancellationToken cancel) =>
        await show.Run(id, page ?? 1, holders ?? 1, cancel) is { Done: true } found
            ? Show.Page<PropositionPage>(new { Model = found.Value, Typed = typed, Refusal = refusal }) : Show.NotThere();

    private static async Task<IResult> Form(Guid id, FindProposition find, FormIn? typed, Refusal? refusal, CancellationToken cancel) =>
        await find.Run(id, cancel) is { Done: true } found ? Show.Page<PropositionEditPage>(new { Model = found.Value, Typed = typed, Refusal = refusal }) : Show.NotThere();

    private static async Task<IResult> LineForm(Guid id, FindOfficialLine find, FormIn? typed, Refusal? refusal, CancellationToken cancel) =>
        await find.Run(id, cancel) is { Done: true } found ? Show.Page<LineEditPage>(new { Model = found.Value, Typed = typed, Refusal = refusal }) : Show.NotThere();
}
