using Microsoft.Extensions.DependencyInjection;

namespace SecondTrack.Evidence.Sources;

internal static class SourcesRegistration
{
    public static IServiceCollection AddSources(this IServiceCollection services) => services
        .AddScoped<AddSource>()
        .AddScoped<AddText>()
        .AddScoped<DescribeSource>()
        .AddScoped<KeepParagraph>()
        .AddScoped<ListSeriesOptions>()
        .AddScoped<ListSources>()
        .AddScoped<NextText>()
        .AddScoped<OpenOriginal>()
        .AddScoped<ReadAgain>()
        .AddScoped<ReadSource>()
        .AddScoped<ReadSourceHead>()
        .AddScoped<RecognisePeople>()
        .AddScoped<RemovePersonOfSource>()
        .AddScoped<RemoveSource>()
        .AddScoped<ReviewSource>()
        .AddScoped<SetPersonOfSource>();
}
