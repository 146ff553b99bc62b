namespace SecondTrack.Web.Search;

public static class SearchRoutes
{
    public static void MapSearch(this IEndpointRouteBuilder routes)
    {
    }
}
