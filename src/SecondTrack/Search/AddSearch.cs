using Microsoft.Extensions.DependencyInjection;

namespace SecondTrack.Search;

public static class SearchRegistration
{
    public static IServiceCollection AddSearch(this IServiceCollection services) => services
        .AddSingleton<SearchDoor>()
        .AddScoped<Find>()
        .AddScoped<Complete>()
        .AddScoped<RebuildSearch>();
}
