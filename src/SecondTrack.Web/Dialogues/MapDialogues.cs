namespace SecondTrack.Web.Dialogues;

public static class DialoguesRoutes
{
    public static void MapDialogues(this IEndpointRouteBuilder routes)
    {
    }
}
