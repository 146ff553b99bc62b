using SecondTrack.Keeping;
using SecondTrack.Web.Layout;

namespace SecondTrack.Web.Keeping;

/// <summary>The switch on one's own account. There is no route that ends it for oneself.</summary>
public static class TravelRoutes
{
    public static void MapTravel(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/account/travel", (FindAccount find, CancellationToken cancel) => Draw(find, cancel)).ForSignedIn();
        routes.MapPost("/account/travel", async (StartTravel start, CancellationToken cancel) =>
            await start.Run(cancel) is { Done: true } ? Show.GoTo("/account/travel") : Show.NotThere()).ForSignedIn();
    }

    private static async Task<IResult> Draw(FindAccount find, CancellationToken cancel)
    {
        var found = await find.Run(cancel);
        return found.Done ? Show.Page<TravelPage>(new { Since = found.Value.TravellingSince }) : Show.Refused(found.Refusal!);
    }
}
