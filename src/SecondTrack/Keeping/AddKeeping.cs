using Microsoft.Extensions.DependencyInjection;

namespace SecondTrack.Keeping;

public static class KeepingRegistration
{
    public static IServiceCollection AddKeeping(this IServiceCollection services) => services
        .AddSingleton(TimeProvider.System)
        .AddSingleton(Chance.Secure)
        .AddScoped<CheckAudit>()
        .AddScoped<FindChange>()
        .AddScoped<UndoChange>();
}
