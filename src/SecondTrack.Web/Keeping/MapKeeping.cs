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
            var filter = Filter(http.Request.Query);
            var found = await list.Run(page, http.Request.Query.ContainsKey("check"), filter, cancel);
            return found.Done ? Show.Page<ChangesPage>(new { Model = found.Value, Filter = filter }) : Show.Refused(found.Refusal!);
        }).Needs(Need.Convene);
        routes.MapGet("/history/{id:guid}", async (Guid id, int? page, FindHistory find, CancellationToken cancel) =>
            await find.Run(id, page ?? 1, cancel) is { Done: true } found ? Show.Page<HistoryPage>(new { Model = found.Value }) : Show.NotThere()).Needs(Need.Read);
        routes.MapMembers();
        routes.MapRetention();
        routes.MapKeys();
    }

    /// <summary>What cannot be read in the address filters nothing.</summary>
    private static ChangeFilter Filter(IQueryCollection query)
    {
        var kind = query["kind"].ToString();
        var act = Enum.TryParse<AuditAct>(kind, out var alone) && alone is AuditAct.Refused or AuditAct.SignedIn or AuditAct.Exported ? alone : (AuditAct?)null;
        return new(Guid.TryParse(query["who"], out var who) ? who : null, ThingNames.All.Any(t => t.Kind == kind) ? kind : null, act, Day("from"), Day("to"));

        DateOnly? Day(string name) => DateOnly.TryParseExact(query[name], "yyyy-MM-dd", out var day) ? day : null;
    }

    private static async Task<IResult> Undo(Guid change, FormIn form, UndoChange undo, Reader reader, CancellationToken cancel)
    {
        var undone = await undo.Run(change, cancel);
        if (!undone.Done) return Show.Refused(undone.Refusal!);
        var to = LocalAddress.Or(form.Text("to"), reader.In("today"));
        return Show.GoTo($"{to}{(to.Contains('?') ? '&' : '?')}saved={undone.Value:N}");
    }
}
