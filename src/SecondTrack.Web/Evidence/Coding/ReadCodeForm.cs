using System.Globalization;
using SecondTrack.Evidence.Coding;
using SecondTrack.Keeping;
using SecondTrack.Search;
using SecondTrack.Web.Layout;

namespace SecondTrack.Web.Evidence.Coding;

/// <summary>What the form asks for, or why not, with what was typed and may be meant.</summary>
public sealed record CodeAsked(CodeTyped Typed, StatementIn? Statement, Refusal? Refusal)
{
    public IReadOnlyList<Completion> Propositions { get; init; } = [];

    public IReadOnlyList<Completion> People { get; init; } = [];
}

/// <summary>Reads the coding form: with scripts ids come, without them only what was typed.</summary>
public sealed class ReadCodeForm(FindMeant find, Seat seat)
{
    public async Task<CodeAsked> Run(FormIn form, LocalText note, CancellationToken cancel)
    {
        var typed = CodeTyped.From(form);
        var date = form.Date("date");
        if (!date.Done) return new(typed, null, date.Refusal);
        var (actor, actorAsked) = await Actor(typed, cancel);
        if (actor is null) return actorAsked!;
        var (proposition, propositionAsked) = await Proposition(typed, cancel);
        if (proposition is null) return propositionAsked!;
        var (isGiven, stance) = Stance(typed.Stance);
        if (!isGiven) return new(typed, null, new NoStanceChosen());
        return new(typed, new StatementIn(actor, proposition, stance)
        {
            Date = date.Value, Venue = typed.Venue, SpokenAs = typed.SpokenAs, Confidence = typed.Confidence,
            CoderId = Guid.TryParse(typed.Coder, out var coder) ? coder : null, Note = note.With(seat.Language.Tag(), typed.Note),
        }, null);
    }

    private async Task<(ActorIn?, CodeAsked?)> Actor(CodeTyped typed, CancellationToken cancel)
    {
        var parts = typed.Actor.Split(':');
        if (parts.Length == 2 && Enum.TryParse<ActorKind>(parts[0], out var kind) && Guid.TryParse(parts[1], out var id)) return (new(kind, id), null);
        if (typed.ActorName.Length == 0) return (null, new(typed, null, new WhoHoldsIt()));
        if (typed.ActorIsNew) return (new(ActorKind.Person, null) { NewName = typed.ActorName }, null);
        var meant = await find.Person(typed.ActorName, cancel);
        if (!meant.Done) return (null, new(typed, null, meant.Refusal));
        if (meant.Value.Id is { } person) return (new(ActorKind.Person, person), null);
        return (null, new(typed, null, Unclear(typed.ActorName, meant.Value)) { People = meant.Value.MayBe });
    }

    private async Task<(PropositionIn?, CodeAsked?)> Proposition(CodeTyped typed, CancellationToken cancel)
    {
        if (typed.PropositionIsNew && typed.PropositionText.Length > 0)
            return (new(null) { NewClaim = typed.PropositionText, IssueId = Guid.TryParse(typed.Issue, out var issue) ? issue : null }, null);
        if (Guid.TryParse(typed.Proposition, out var id)) return (new(id), null);
        if (typed.PropositionText.Length == 0) return (null, new(typed, null, new OnWhichProposition()));
        var meant = await find.Proposition(typed.PropositionText, cancel);
        if (!meant.Done) return (null, new(typed, null, meant.Refusal));
        if (meant.Value.Id is { } proposition) return (new(proposition), null);
        return (null, new(typed, null, Unclear(typed.PropositionText, meant.Value)) { Propositions = meant.Value.MayBe });
    }

    private static Refusal Unclear(string typed, Meant meant) => meant.MayBe.Count > 0 ? new WhichOneIsMeant(typed) : new NothingIsCalledSo(typed);

    private static (bool IsGiven, int? Stance) Stance(string text) => text == CodeTyped.Declines ? (true, null)
        : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var n) ? (true, n) : (false, null);
}
