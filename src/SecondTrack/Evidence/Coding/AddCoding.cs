using Microsoft.Extensions.DependencyInjection;

namespace SecondTrack.Evidence.Coding;

internal static class CodingRegistration
{
    public static IServiceCollection AddCoding(this IServiceCollection services) => services
        .AddSingleton<SecondTrack.Dialogues.ActorUse, StatementActors>()
        .AddScoped<ChangeStatement>()
        .AddScoped<CodeStatement>()
        .AddScoped<MovePassage>()
        .AddScoped<QuotePassage>()
        .AddScoped<RemovePassage>()
        .AddScoped<RemoveStatement>()
        .AddScoped<SettleStatement>();
}
