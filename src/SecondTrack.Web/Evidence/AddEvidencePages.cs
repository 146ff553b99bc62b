using SecondTrack.Web.Evidence.Coding;

namespace SecondTrack.Web.Evidence;

public static class EvidencePagesRegistration
{
    public static IServiceCollection AddEvidencePages(this IServiceCollection services) => services
        .AddScoped<Pieces>()
        .AddScoped<ReadCodeForm>();
}
