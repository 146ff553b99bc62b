using SecondTrack.Keeping;
using SecondTrack.Web.Layout;

namespace SecondTrack.Web.Keeping;

public static class KeepingRoutes
{
    public static void MapKeeping(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/changes/{change:guid}/undo", Undo).Needs(Need.Write);
    }

    private static async Task<IResult> Undo(Guid change, FormIn form, UndoChange undo, Reader reader, CancellationToken cancel)
    {
        var undone = await undo.Run(change, cancel);
        if (!undone.Done) return Show.Refused(undone.Refusal!);
        var to = LocalAddress.Or(form.Text("to"), reader.In("today"));
        return Show.GoTo($"{to}{(to.Contains('?') ? '&' : '?')}saved={undone.Value:N}");
    }
}
