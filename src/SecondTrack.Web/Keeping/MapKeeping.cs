using SecondTrack.Keeping;
using SecondTrack.Web.Layout;

namespace SecondTrack.Web.Keeping;

public static class KeepingRoutes
{
    public static void MapKeeping(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/changes/{change:guid}/undo", Undo).Needs(Need.Write);
        routes.MapGet("/changes", async (HttpContext http, ListChanges list, CancellationToken cancel) =>
        {
            var page = int.TryParse(http.Request.Query["page"], out var n) && n is > 0 and < 1_000_000 ? n : 1;
            var found = await list.Run(page, http.Request.Query.ContainsKey("check"), cancel);
            return found.Done ? Show.Page<ChangesPage>(new { Model = found.Value }) : Show.Refused(found.Refusal!);
        }).Needs(Need.Convene);
        routes.MapMembers();
        routes.MapKeys();
    }

    private static async Task<IResult> Undo(Guid change, FormIn form, UndoChange undo, Reader reader, CancellationToken cancel)
    {
        var undone = await undo.Run(change, cancel);
        if (!undone.Done) return Show.Refused(undone.Refusal!);
        var to = LocalAddress.Or(form.Text("to"), reader.In("today"));
        return Show.GoTo($"{to}{(to.Contains('?') ? '&' : '?')}saved={undone.Value:N}");
    }
}
