using Microsoft.Extensions.DependencyInjection;

namespace SecondTrack.Evidence;

public static class EvidenceRegistration
{
    public static IServiceCollection AddEvidence(this IServiceCollection services) => services
        .AddEvidenceToSearch();
}
