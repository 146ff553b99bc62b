using Microsoft.Extensions.DependencyInjection;
using SecondTrack.Storage;

namespace SecondTrack.Search;

public static class SearchRegistration
{
    public static IServiceCollection AddSearch(this IServiceCollection services) => services
        .AddSingleton<SearchDoor>()
        .AddScoped<StoreCheck, SearchCheck>()
        .AddScoped<Find>()
        .AddScoped<Complete>()
        .AddScoped<RebuildSearch>();
}
