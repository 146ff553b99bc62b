using SecondTrack.Web.Dialogues.Subjects;

namespace SecondTrack.Web.Dialogues;

public static class DialoguesRoutes
{
    /// <summary>What draws the forms that several routes come back to.</summary>
    public static IServiceCollection AddDialoguePages(this IServiceCollection services) => services.AddScoped<PersonForm>().AddScoped<OrganisationForm>();

    public static void MapDialogues(this IEndpointRouteBuilder routes)
    {
        routes.MapSeries();
        routes.MapEvents();
        routes.MapRounds();
        routes.MapParticipants();
        routes.MapSessions();
        routes.MapRecordings();
        routes.MapPeople();
        routes.MapSubjects();
        routes.MapOffline();
        routes.MapOrganisations();
    }
}
