using Microsoft.Extensions.DependencyInjection;

namespace SecondTrack.Dialogues;

public static class DialoguesRegistration
{
    public static IServiceCollection AddDialogues(this IServiceCollection services) => services
        .AddDialoguesToSearch();
}
