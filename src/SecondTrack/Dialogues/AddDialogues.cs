using Microsoft.Extensions.DependencyInjection;
using SecondTrack.Dialogues.Calendars;
using SecondTrack.Dialogues.Consents;
using SecondTrack.Dialogues.Continuity;
using SecondTrack.Dialogues.Convening;
using SecondTrack.Dialogues.People;
using SecondTrack.Dialogues.Recordings;
using SecondTrack.Dialogues.Rosters;
using SecondTrack.Dialogues.Subjects;

namespace SecondTrack.Dialogues;

public static class DialoguesRegistration
{
    public static IServiceCollection AddDialogues(this IServiceCollection services) => services
        .AddDialoguesToSearch()
        .KeepDialogues()
        .AddScoped<ActorUses>()
        .AddConvening()
        .AddPeople()
        .AddScoped<PutEvent>()
        .AddScoped<RemoveEvent>()
        .AddScoped<ReadContinuity>()
        .AddScoped<WriteCalendar>()
        .AddScoped<GiveConsent>().AddScoped<ListConsents>().AddScoped<WithdrawConsent>().AddScoped<WithdrawalEffect, ProfileWithdrawn>()
        .AddScoped<PersonRows>().AddScoped<ErasePerson>().AddScoped<EraseAgain>().AddScoped<ExportPerson>()
        .AddScoped<SetSeriesRecording>().AddScoped<SetSessionRecording>().AddScoped<AgreeSummary>()
        .AddScoped<MatchNames>().AddScoped<PreviewRoster>().AddScoped<TakeRoster>();

    private static IServiceCollection AddConvening(this IServiceCollection services) => services
        .AddScoped<ListSeries>().AddScoped<FindSeries>().AddScoped<FindSeriesNamed>().AddScoped<FindRound>().AddScoped<FindSession>()
        .AddScoped<PutSeries>().AddScoped<RemoveSeries>()
        .AddScoped<PutSide>().AddScoped<RemoveSide>()
        .AddScoped<PutWorkingGroup>().AddScoped<RemoveWorkingGroup>()
        .AddScoped<PutRound>().AddScoped<RemoveRound>()
        .AddScoped<PutSession>().AddScoped<RemoveSession>()
        .AddScoped<PutAgendaItem>().AddScoped<MoveAgendaItem>().AddScoped<RemoveAgendaItem>()
        .AddScoped<PutParticipant>().AddScoped<RemoveParticipant>();

    private static IServiceCollection AddPeople(this IServiceCollection services) => services
        .AddScoped<ActorNames>().AddScoped<ListSides>()
        .AddScoped<ListPeople>().AddScoped<FindPerson>()
        .AddScoped<PutPerson>().AddScoped<RemovePerson>().AddScoped<MergePersons>()
        .AddScoped<AddAlias>().AddScoped<ConfirmAlias>().AddScoped<RemoveAlias>()
        .AddScoped<PutAffiliation>().AddScoped<RemoveAffiliation>()
        .AddScoped<ListOrganisations>().AddScoped<FindOrganisation>()
        .AddScoped<PutOrganisation>().AddScoped<RemoveOrganisation>();
}
