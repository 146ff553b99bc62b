using Microsoft.EntityFrameworkCore;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Evidence.Coding;

/// <summary>One statement as it stands, for correcting it.</summary>
public sealed record StatementToChange(Guid Id, Guid SourceId, Guid PassageId, LocalText SourceTitle, string Quote, string LanguageTag, StatementIn Filled, LocalText Claim, ActorName? Actor);

public sealed class ReadStatement(Store store, Seat seat)
{
    public async Task<Outcome<StatementToChange>> Run(Guid id, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Write)) return new NotAllowed();
        var row = await store.Set<Statement>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, cancel);
        if (row is null) return new NotThere();
        var passage = await store.Set<Passage>().AsNoTracking().SingleAsync(p => p.Id == row.PassageId, cancel);
        var source = await store.Set<Source>().AsNoTracking().SingleAsync(s => s.Id == row.SourceId, cancel);
        var proposition = await store.Set<Proposition>().AsNoTracking().SingleAsync(p => p.Id == row.PropositionId, cancel);
        var actor = await NameActors.Of(store, [(row.ActorKind, row.ActorId)], cancel);
        var filled = new StatementIn(new(row.ActorKind, row.ActorId), new(row.PropositionId), row.Stance)
        {
            Date = row.Date, Venue = row.Venue, SpokenAs = row.SpokenAs, Confidence = row.Confidence, CoderId = row.CoderId, Note = row.Content.Note,
        };
        return new StatementToChange(id, source.Id, passage.Id, source.Content.Title, passage.Content.Quote, source.LanguageTag, filled, proposition.Content.Claim,
            actor.GetValueOrDefault(row.ActorId));
    }
}
