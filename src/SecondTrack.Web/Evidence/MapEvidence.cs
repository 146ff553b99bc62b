namespace SecondTrack.Web.Evidence;

public static class EvidenceRoutes
{
    public static void MapEvidence(this IEndpointRouteBuilder routes)
    {
    }
}
