using Microsoft.Extensions.DependencyInjection;

namespace SecondTrack.Evidence.Sources;

internal static class SourcesRegistration
{
    public static IServiceCollection AddSources(this IServiceCollection services) => services
        .AddScoped<AddSource>()
        .AddScoped<AddText>()
        .AddScoped<DescribeSource>()
        .AddScoped<KeepParagraph>()
        .AddScoped<NextText>()
        .AddScoped<OpenOriginal>()
        .AddScoped<ReadAgain>()
        .AddScoped<RecognisePeople>()
        .AddScoped<RemovePersonOfSource>()
        .AddScoped<RemoveSource>()
        .AddScoped<SetPersonOfSource>();
}
