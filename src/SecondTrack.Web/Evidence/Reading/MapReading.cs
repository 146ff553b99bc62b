using SecondTrack.Evidence.Sources;
using SecondTrack.Keeping;
using SecondTrack.Web.Layout;

namespace SecondTrack.Web.Evidence.Reading;

/// <summary>Public texts without anything of ours on them: open also in travel mode.</summary>
public static class ReadingRoutes
{
    public static void MapReading(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/reading", async (ListPublic list, CancellationToken cancel) =>
            await list.Run(cancel) is { Done: true } found ? Show.Page<ReadingPage>(new { Model = found.Value }) : Show.NotThere()).Needs(Need.Reading);
        routes.MapGet("/reading/{id:guid}", async (Guid id, ListPublic list, CancellationToken cancel) =>
            await list.One(id, cancel) is { Done: true } found ? Show.Page<PublicTextPage>(new { Model = found.Value }) : Show.NotThere()).Needs(Need.Reading);
    }
}
