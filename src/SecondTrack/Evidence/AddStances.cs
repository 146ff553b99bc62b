using Microsoft.Extensions.DependencyInjection;
using SecondTrack.Evidence.Issues;
using SecondTrack.Evidence.Notes;
using SecondTrack.Evidence.Observing;
using SecondTrack.Evidence.Stances;
using SecondTrack.Evidence.Translating;

namespace SecondTrack.Evidence;

/// <summary>Who holds what: stances, issues, observations and notes.</summary>
internal static class StancesRegistration
{
    public static IServiceCollection AddStances(this IServiceCollection services) => services
        .AddScoped<FindActors>().AddScoped<NameActor>().AddScoped<DescribeActor>().AddScoped<ReadSentences>().AddScoped<ListStatements>().AddScoped<ShowActor>()
        .AddScoped<ShowIssues>().AddScoped<ShowProposition>()
        .AddScoped<AddIssue>().AddScoped<ChangeIssue>().AddScoped<MoveIssue>().AddScoped<RemoveIssue>()
        .AddScoped<AddProposition>().AddScoped<ChangeProposition>().AddScoped<MoveProposition>().AddScoped<RemoveProposition>()
        .AddScoped<AddOfficialLine>().AddScoped<ChangeOfficialLine>().AddScoped<RemoveOfficialLine>()
        .AddScoped<ShowCommunities>().AddScoped<AddCommunity>().AddScoped<ChangeCommunity>().AddScoped<MoveCommunity>().AddScoped<RemoveCommunity>()
        .AddScoped<ListObservations>().AddScoped<ObservationChoices>().AddScoped<AddObservation>().AddScoped<ChangeObservation>().AddScoped<RemoveObservation>()
        .AddScoped<FindIssue>().AddScoped<FindProposition>().AddScoped<FindOfficialLine>().AddScoped<FindCommunity>()
        .AddScoped<ListToTranslate>().AddScoped<Translate>()
        .AddScoped<ListNotes>().AddScoped<AddNote>().AddScoped<ChangeNote>().AddScoped<RemoveNote>()
        .AddScoped<Waiting>();
}
