using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using SecondTrack.Keeping.Keys;
using SecondTrack.Keeping.Retention;
using SecondTrack.Storage;

namespace SecondTrack.Keeping;

public static class KeepingRegistration
{
    public static IServiceCollection AddKeeping(this IServiceCollection services) => services
        .AddSingleton(TimeProvider.System)
        .AddSingleton(Chance.Secure)
        .AddKeys()
        .AddScoped<CheckAudit>().AddScoped<StoreCheck, TrailsCheck>()
        .AddRetention()
        .AddScoped<StartTravel>().AddScoped<EndTravel>().AddScoped<NoteOpening>()
        .AddScoped<FindChange>()
        .AddScoped<UndoChange>()
        .AddScoped<ListChanges>()
        .AddScoped<LeaveAsInternalCopy>()
        .AddScoped<FindHistory>()
        .AddScoped<IPasswordHasher<Account>, PasswordHasher<Account>>()
        .AddScoped<CreateFirstLink>()
        .AddScoped<UseInvitation>()
        .AddScoped<Invite>()
        .AddScoped<RevokeInvitation>()
        .AddScoped<ChangeMember>()
        .AddScoped<RemoveMember>()
        .AddScoped<ListMembers>()
        .AddScoped<ListMyCompartments>()
        .AddScoped<TakeSeat>()
        .AddScoped<CreateCompartment>()
        .AddScoped<FindAccount>()
        .AddScoped<ChangeAccount>()
        .AddScoped<ChangePassword>()
        .AddScoped<SignOutEverywhere>()
        .AddScoped<GuessLimit>()
        .AddScoped<AddPasskey>()
        .AddScoped<RenamePasskey>()
        .AddScoped<RemovePasskey>()
        .AddScoped<AcceptIdentity>()
        .AddScoped<LinkIdentity>()
        .AddScoped<UnlinkIdentity>()
        .AddScoped<CheckHealth>()
        .AddScoped<IssueReset>()
        .AddScoped<UseReset>()
        .AddScoped<RenameCompartment>();
}
