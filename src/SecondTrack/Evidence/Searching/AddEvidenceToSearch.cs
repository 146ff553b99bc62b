using Microsoft.Extensions.DependencyInjection;
using SecondTrack.Evidence.Searching;
using SecondTrack.Search;

namespace SecondTrack.Evidence;

internal static class EvidenceSearchRegistration
{
    /// <summary>What of the evidence can be found, registered at the one door.</summary>
    public static IServiceCollection AddEvidenceToSearch(this IServiceCollection services) => services
        .AddSingleton<SearchType, SourceSearch>()
        .AddSingleton<SearchType, SourceTextSearch>()
        .AddSingleton<SearchType, PassageSearch>()
        .AddSingleton<SearchType, IssueSearch>()
        .AddSingleton<SearchType, PropositionSearch>()
        .AddSingleton<SearchType, OfficialLineSearch>()
        .AddSingleton<SearchType, ObservationSearch>()
        .AddSingleton<SearchType, NoteSearch>()
        .AddSingleton<SearchType, PointSearch>()
        .AddSingleton<SearchWidening, IssueWidening>()
        .AddScoped<CompletePropositions>()
        .AddScoped<CompleteIssues>()
        .AddScoped<SearchFilters>();
}
