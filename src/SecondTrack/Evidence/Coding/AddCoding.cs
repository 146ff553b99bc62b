using Microsoft.Extensions.DependencyInjection;

namespace SecondTrack.Evidence.Coding;

internal static class CodingRegistration
{
    public static IServiceCollection AddCoding(this IServiceCollection services) => services
        .AddSingleton<SecondTrack.Dialogues.ActorUse, StatementActors>()
        .AddScoped<ChangeStatement>()
        .AddScoped<CodeStatement>()
        .AddScoped<CodingDefaults>()
        .AddScoped<FindMeant>()
        .AddScoped<MovePassage>()
        .AddScoped<QuotePassage>()
        .AddScoped<ReadParagraph>()
        .AddScoped<ReadPassage>()
        .AddScoped<ReadStatement>()
        .AddScoped<RemovePassage>()
        .AddScoped<RemoveStatement>()
        .AddScoped<SettleStatement>();
}
