using SecondTrack.Web.Evidence.Coding;
using SecondTrack.Web.Evidence.Imports;
using SecondTrack.Web.Evidence.Issues;
using SecondTrack.Web.Evidence.Observations;
using SecondTrack.Web.Evidence.People;
using SecondTrack.Web.Evidence.Points;
using SecondTrack.Web.Evidence.Reading;
using SecondTrack.Web.Evidence.Sources;
using SecondTrack.Web.Evidence.Translating;

namespace SecondTrack.Web.Evidence;

public static class EvidenceRoutes
{
    public static void MapEvidence(this IEndpointRouteBuilder routes)
    {
        routes.MapSources();
        routes.MapActors();
        routes.MapIssues();
        routes.MapObservations();
        routes.MapTranslating();
        routes.MapPoints();
        routes.MapReading();
        routes.MapReview();
        routes.MapImports();
        routes.MapCoding();
    }
}
