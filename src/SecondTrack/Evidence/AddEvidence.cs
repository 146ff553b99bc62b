using Microsoft.Extensions.DependencyInjection;
using SecondTrack.Evidence.Coding;
using SecondTrack.Evidence.Imports;
using SecondTrack.Evidence.Ingest.Fetch;
using SecondTrack.Evidence.Points;
using SecondTrack.Evidence.Sources;
using SecondTrack.Storage;

namespace SecondTrack.Evidence;

public static class EvidenceRegistration
{
    public static IServiceCollection AddEvidence(this IServiceCollection services) => services
        .AddScoped<PutPoint>().AddScoped<RemovePoint>().AddScoped<ListPoints>().AddScoped<ListPublic>()
        .AddScoped<Dialogues.Consents.WithdrawalEffect, WordsWithdrawn>()
        .AddEvidenceToSearch()
        .KeepEvidence()
        .AddSources()
        .AddCoding()
        .AddStances()
        .AddScoped<StoreCheck, SourcesCheck>()
        .AddScoped<ActorsAndClaims>().AddScoped<ImportBibliography>().AddScoped<ImportDna>().AddScoped<ExportCslJson>().AddScoped<ExportStatements>()
        .AddScoped<ImportQdpx>().AddScoped<CodesAsIssues>().AddScoped<ExportQdpx>()
        .AddSingleton(_ => new FetchPage());
}
