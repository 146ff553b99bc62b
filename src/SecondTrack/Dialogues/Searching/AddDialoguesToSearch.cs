using Microsoft.Extensions.DependencyInjection;
using SecondTrack.Dialogues.Searching;
using SecondTrack.Search;

namespace SecondTrack.Dialogues;

internal static class DialoguesSearchRegistration
{
    /// <summary>What of the dialogues can be found, registered at the one door.</summary>
    public static IServiceCollection AddDialoguesToSearch(this IServiceCollection services) => services
        .AddSingleton<SearchType, PersonSearch>()
        .AddSingleton<SearchType, OrganisationSearch>()
        .AddSingleton<SearchType, SeriesSearch>()
        .AddSingleton<SearchType, RoundSearch>()
        .AddScoped<CompletePeople>();
}
