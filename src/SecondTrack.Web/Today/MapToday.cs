using SecondTrack.Keeping;
using SecondTrack.Web.Layout;

namespace SecondTrack.Web.Today;

public static class TodayRoutes
{
    public static void MapToday(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/today", () => Show.Page<TodayPage>()).Needs(Need.Agenda);
    }
}
