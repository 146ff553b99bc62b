using SecondTrack.Evidence;
using SecondTrack.Keeping;
using SecondTrack.Web.Layout;

namespace SecondTrack.Web.Today;

public static class TodayRoutes
{
    public static void MapToday(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/today", async (Waiting waiting, CancellationToken cancel) =>
            await waiting.Run(cancel) is { Done: true } found ? Show.Page<TodayPage>(new { Model = found.Value }) : Show.NotThere()).Needs(Need.Agenda);
    }
}
