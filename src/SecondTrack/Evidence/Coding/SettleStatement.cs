using Microsoft.EntityFrameworkCore;
using SecondTrack.Dialogues;
using SecondTrack.Keeping;
using SecondTrack.Search;
using SecondTrack.Storage;

namespace SecondTrack.Evidence.Coding;

/// <summary>
/// Decides what a statement refers to, before anything is saved: whether its source's ground rule lets the actor be named, whether actor,
/// proposition and coder are there, and the new person or proposition that comes with it.
/// </summary>
public sealed class SettleStatement(Store store, Seat seat, Chance chance)
{
    internal static readonly LocalText UnsortedTitle = LocalText.Of("Not sorted yet", "待归类");

    internal async Task<Refusal?> Run(StatementIn input, Source source, Statement statement, CancellationToken cancel)
    {
        var recording = await Sources.SourceRules.RecordingOf(store, source, cancel);
        if (recording.Refuses(seat.AccountId) is { } refuses) return refuses;
        if (input.Stance is < -2 or > 2) return new StanceIsOutside();
        var coder = input.CoderId ?? seat.AccountId;
        if (!await store.Set<Membership>().AnyAsync(m => m.CompartmentId == seat.CompartmentId && m.AccountId == coder, cancel)) return new CoderIsNotOfUs();

        if (!recording.MayName(input.Actor.Kind)) return new RuleForbidsTheName(source.GroundRule);
        if (await Actor(input.Actor, cancel) is not { } actor) return new WhoHoldsIt();
        if (await Proposition(input.Proposition, cancel) is not { } proposition) return new OnWhichProposition();

        (statement.ActorKind, statement.ActorId, statement.PropositionId) = (input.Actor.Kind, actor, proposition);
        (statement.Stance, statement.Venue, statement.SpokenAs, statement.Confidence) = (input.Stance, input.Venue, input.SpokenAs, input.Confidence);
        (statement.Date, statement.DateKey, statement.CoderId) = (input.Date, input.Date.SortKey, coder);
        statement.Content = new(input.Note);
        return null;
    }

    private async Task<Guid?> Actor(ActorIn actor, CancellationToken cancel)
    {
        if (actor.Id is { } id)
        {
            var there = actor.Kind switch
            {
                ActorKind.Person => await store.Set<Person>().AnyAsync(p => p.Id == id, cancel),
                ActorKind.Organisation => await store.Set<Organisation>().AnyAsync(o => o.Id == id, cancel),
                ActorKind.Side => await store.Set<Side>().AnyAsync(s => s.Id == id, cancel),
                _ => await store.Set<Community>().AnyAsync(c => c.Id == id, cancel),
            };
            return there ? id : null;
        }
        if (actor.Kind != ActorKind.Person || string.IsNullOrWhiteSpace(actor.NewName)) return null;
        var person = NewPerson.Named(chance, seat, actor.NewName);
        store.Add(person);
        return person.Id;
    }

    private async Task<Guid?> Proposition(PropositionIn proposition, CancellationToken cancel)
    {
        if (proposition.Id is { } id) return await store.Set<Proposition>().AnyAsync(p => p.Id == id, cancel) ? id : null;
        if (string.IsNullOrWhiteSpace(proposition.NewClaim)) return null;
        var issue = proposition.IssueId is { } given && await store.Set<Issue>().AnyAsync(i => i.Id == given, cancel) ? given : await Unsorted(cancel);
        var made = new Proposition
        {
            Id = chance.NewId(), CompartmentId = seat.CompartmentId, IssueId = issue,
            Ordinal = 1 + (await store.Set<Proposition>().Where(p => p.IssueId == issue).MaxAsync(p => (int?)p.Ordinal, cancel) ?? 0),
            Content = new(LocalText.In(seat.Language.Tag(), proposition.NewClaim), LocalText.Empty),
        };
        store.Add(made);
        return made.Id;
    }

    /// <summary>Where a proposition waits that nobody has put under an issue yet.</summary>
    private async Task<Guid> Unsorted(CancellationToken cancel)
    {
        var roots = await store.Set<Issue>().AsNoTracking().Where(i => i.ParentId == null).ToListAsync(cancel);
        if (roots.Find(i => i.Content.Title == UnsortedTitle) is { } there) return there.Id;
        var issue = new Issue
        {
            Id = chance.NewId(), CompartmentId = seat.CompartmentId, Ordinal = 1 + roots.Select(r => r.Ordinal).DefaultIfEmpty().Max(),
            Content = new(UnsortedTitle, LocalText.Empty),
        };
        store.Add(issue);
        return issue.Id;
    }
}
