using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using SecondTrack.Keeping;
using SecondTrack.Keeping.Keys;
using SecondTrack.Storage;
using SecondTrack.Tests.Storage;
using Xunit;

namespace SecondTrack.Tests.Keeping;

public class WhoIsInTests
{
    private const string Password = "a sentence only I say";

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task An_invitation_lets_one_person_in_once(StoreKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var secret = await Invited(store, Role.Scholar);
        await using (var scope = store.Unseated())
        {
            var joined = await Get<UseInvitation>(scope).Run($"http://workbench/join#{secret} ", Newcomer("Lin"));
            Assert.Equal(store.Compartment, joined.Value.Compartment);
            var data = Get<Store>(scope);
            Assert.Equal(Role.Scholar, (await data.Set<Membership>().SingleAsync(m => m.AccountId == joined.Value.Account)).Role);
            var account = await data.Set<Account>().SingleAsync(a => a.Id == joined.Value.Account);
            Assert.False(account.IsOperator);
            Assert.DoesNotContain(Password, account.PasswordHash!, StringComparison.Ordinal);
            Assert.False(await data.Set<Invitation>().AnyAsync(i => i.SecretHash == System.Text.Encoding.UTF8.GetBytes(secret)));
        }
        await using var again = store.Unseated();
        Assert.IsType<InvitationIsOver>((await Get<UseInvitation>(again).Run(secret, Newcomer("Chen"))).Refusal);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Of_two_who_use_one_link_at_once_one_gets_in(StoreKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var secret = await Invited(store, Role.Scholar);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(async n =>
        {
            await using var scope = store.Unseated();
            return await Get<UseInvitation>(scope).Run(secret, Newcomer($"guest {n}"));
        }));
        Assert.Single(outcomes, o => o.Done);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task An_invitation_ends_after_its_week_or_when_taken_back(StoreKind kind)
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 3, 1, 9, 0, 0, TimeSpan.Zero));
        await using var store = await TestStore.Open(kind, services => services.AddSingleton<TimeProvider>(clock));
        var late = await Invited(store, Role.Scholar);
        var revoked = await Invited(store, Role.Participant);
        await using (var scope = store.Seated())
        {
            var open = (await Get<ListMembers>(scope).Run()).Value.Open;
            Assert.Equal(2, open.Count);
            Assert.True((await Get<RevokeInvitation>(scope).Run(open.Single(i => i.Role == Role.Participant).Id)).Done);
        }
        await using (var scope = store.Unseated())
            Assert.IsType<InvitationIsOver>((await Get<UseInvitation>(scope).Run(revoked, Newcomer("Wu"))).Refusal);
        clock.Advance(Invite.Lasts);
        await using (var scope = store.Unseated())
            Assert.IsType<InvitationIsOver>((await Get<UseInvitation>(scope).Run(late, Newcomer("Wu"))).Refusal);
        await using (var scope = store.Seated())
            Assert.Empty((await Get<ListMembers>(scope).Run()).Value.Open);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task What_a_newcomer_writes_is_checked_and_a_refusal_does_not_use_the_link_up(StoreKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var secret = await Invited(store, Role.Scholar);
        async Task<Refusal?> Try(NewcomerIn newcomer)
        {
            await using var scope = store.Unseated();
            return (await Get<UseInvitation>(scope).Run(secret, newcomer)).Refusal;
        }
        Assert.IsType<PasswordIsShort>(await Try(Newcomer("Lin") with { Password = "short", PasswordAgain = "short" }));
        Assert.IsType<PasswordsDiffer>(await Try(Newcomer("Lin") with { PasswordAgain = "a sentence I mistyped" }));
        Assert.IsType<SignInNameIsNeeded>(await Try(Newcomer(" ")));
        Assert.Null(await Try(Newcomer("Lin")));
        secret = await Invited(store, Role.Scholar);
        Assert.IsType<SignInNameIsTaken>(await Try(Newcomer("lin ")));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task The_last_convenor_stays_and_members_change(StoreKind kind)
    {
        await using var store = await TestStore.Open(kind);
        Guid other;
        var secret = await Invited(store, Role.Scholar);
        await using (var scope = store.Unseated()) other = (await Get<UseInvitation>(scope).Run(secret, Newcomer("Lin"))).Value.Account;
        await using (var scope = store.Seated())
        {
            Assert.IsType<LastConvenorStays>((await Get<ChangeMember>(scope).Run(store.Account, Role.Scholar)).Refusal);
            Assert.IsType<LastConvenorStays>((await Get<RemoveMember>(scope).Run(store.Account)).Refusal);
            Assert.IsType<RoleIsNotGiven>((await Get<ChangeMember>(scope).Run(other, Role.Operator)).Refusal);
            Assert.IsType<NotThere>((await Get<RemoveMember>(scope).Run(Guid.Empty)).Refusal);
        }
        await using (var scope = store.Seated()) Assert.True((await Get<ChangeMember>(scope).Run(other, Role.Convenor)).Done);
        await using (var scope = store.Seated()) Assert.True((await Get<ChangeMember>(scope).Run(store.Account, Role.Scholar)).Done);
        await using (var scope = store.Seated(other, store.Compartment, Role.Convenor))
        {
            Assert.True((await Get<RemoveMember>(scope).Run(store.Account)).Done);
            Assert.Equal([other], (await Get<ListMembers>(scope).Run()).Value.Members.Select(m => m.Account));
            var trail = (await Get<ListChanges>(scope).Run(1, walk: true)).Value;
            Assert.True(trail.Audit!.Whole);
            Assert.Equal("Member removed", trail.Lines[0].Label!.En);
            Assert.False(trail.Lines[0].CanUndo);
            Assert.IsType<CannotBeUndone>((await Get<UndoChange>(scope).Run(trail.Lines[0].Change)).Refusal);
        }
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Of_two_convenors_who_take_each_other_out_one_stays(StoreKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var secret = await Invited(store, Role.Convenor);
        Guid other;
        await using (var scope = store.Unseated()) other = (await Get<UseInvitation>(scope).Run(secret, Newcomer("Lin"))).Value.Account;
        var outcomes = await Task.WhenAll(new[] { (store.Account, other), (other, store.Account) }.Select(async pair =>
        {
            await using var scope = store.Seated(pair.Item1, store.Compartment, Role.Convenor);
            return await Get<RemoveMember>(scope).Run(pair.Item2);
        }));
        Assert.Single(outcomes, o => o.Done);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_scholar_and_the_convenor_of_another_compartment_change_nobody(StoreKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var (stranger, elsewhere) = await store.Enrol("stranger", Role.Convenor);
        await using (var scope = store.Seated(store.Account, store.Compartment, Role.Scholar))
        {
            Assert.IsType<NotAllowed>((await Get<Invite>(scope).Run(Role.Participant)).Refusal);
            Assert.IsType<NotAllowed>((await Get<ListMembers>(scope).Run()).Refusal);
            Assert.IsType<NotAllowed>((await Get<ListChanges>(scope).Run(1, walk: false)).Refusal);
            Assert.IsType<NotAllowed>((await Get<RemoveMember>(scope).Run(store.Account)).Refusal);
        }
        await using (var scope = store.Seated(stranger, elsewhere, Role.Convenor))
        {
            Assert.IsType<NotThere>((await Get<ChangeMember>(scope).Run(store.Account, Role.Scholar)).Refusal);
            Assert.DoesNotContain((await Get<ListMembers>(scope).Run()).Value.Members, m => m.Account == store.Account);
            Assert.Equal([elsewhere], (await Get<ListMyCompartments>(scope).Run()).Compartments.Select(c => c.Id));
        }
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Only_convenors_make_compartments_and_are_in_them(StoreKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var (participant, room) = await store.Enrol("participant", Role.Participant);
        await using (var scope = store.Seated(participant, room, Role.Participant))
            Assert.IsType<OnlyConvenorsCreate>((await Get<CreateCompartment>(scope).Run(LocalText.Of("Mine", null), KeysIn.Plain)).Refusal);
        await using (var scope = store.Seated())
        {
            Assert.IsType<CompartmentNeedsAName>((await Get<CreateCompartment>(scope).Run(LocalText.Empty, KeysIn.Plain)).Refusal);
            var made = (await Get<CreateCompartment>(scope).Run(LocalText.Of("Second", "第二"), KeysIn.Plain)).Value;
            Assert.Contains((await Get<ListMyCompartments>(scope).Run()).Compartments, c => c.Id == made && c.Role == Role.Convenor);
        }
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task The_first_link_is_for_an_empty_store_alone(StoreKind kind)
    {
        await using var store = await TestStore.Open(kind);
        await using (var scope = store.Seated()) Assert.IsType<SomebodyIsInAlready>((await Get<CreateFirstLink>(scope).Run()).Refusal);
        await using (var scope = store.Unseated())
        {
            var data = Get<Store>(scope);
            data.RemoveRange(await data.Set<Account>().ToListAsync());
            await data.SaveChangesAsync();
        }
        string older, secret;
        await using (var scope = store.Unseated()) older = (await Get<CreateFirstLink>(scope).Run()).Value;
        await using (var scope = store.Unseated()) secret = (await Get<CreateFirstLink>(scope).Run()).Value;
        await using (var scope = store.Unseated()) Assert.IsType<InvitationIsOver>((await Get<UseInvitation>(scope).Run(older, Newcomer("Lin"))).Refusal);
        await using (var scope = store.Unseated())
        {
            var first = (await Get<UseInvitation>(scope).Run(secret, Newcomer("Lin") with { Compartment = LocalText.Of("Ours", "本所") })).Value;
            var data = Get<Store>(scope);
            Assert.True((await data.Set<Account>().SingleAsync()).IsOperator);
            Assert.Equal(Role.Convenor, (await data.Set<Membership>().SingleAsync(m => m.CompartmentId == first.Compartment)).Role);
        }
    }

    private static NewcomerIn Newcomer(string name) => new(name, name, Password, Password, LocalText.Empty);

    private static async Task<string> Invited(TestStore store, Role role)
    {
        await using var scope = store.Seated();
        return (await Get<Invite>(scope).Run(role)).Value.Secret;
    }

    private static T Get<T>(AsyncServiceScope scope)
        where T : notnull => scope.ServiceProvider.GetRequiredService<T>();
}
