using Microsoft.EntityFrameworkCore;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Evidence.Stances;

/// <summary>One statement as a page shows it: the sentence, who is meant, where it stands.</summary>
public sealed record StatementRow(
    Guid Id, ActorName? Actor, Guid PropositionId, LocalText Claim, int? Stance, PartialDate Date, Venue Venue, SpokenAs SpokenAs, Confidence Confidence,
    string Coder, LocalText Note, Guid PassageId, string Quote, string Before, string After, Guid SourceId, LocalText SourceTitle, SourceKind SourceKind,
    string SourceLanguage, bool PublicText)
{
    /// <summary>Counts as the actor's own position.</summary>
    public bool Own => Holding.IsOwn(Actor?.Kind ?? ActorKind.Person, SpokenAs);
}

/// <summary>The words of some statements, newest first: four queries at most, however many there are.</summary>
public sealed class ReadSentences(Store store, FindActors actors)
{
    internal async Task<IReadOnlyList<StatementRow>> Run(IReadOnlyCollection<Guid> ids, CancellationToken cancel) =>
        ids.Count == 0 ? [] : await Run(store.Set<Statement>().Where(s => ids.Contains(s.Id)), cancel);

    internal async Task<IReadOnlyList<StatementRow>> Run(IQueryable<Statement> some, CancellationToken cancel)
    {
        var rows = await some.AsNoTracking()
            .Join(store.Set<Passage>(), s => s.PassageId, p => p.Id, (s, p) => new { Statement = s, Passage = p })
            .Join(store.Set<Source>(), r => r.Statement.SourceId, o => o.Id, (r, o) => new { r.Statement, r.Passage, Source = o })
            .Join(store.Set<Proposition>(), r => r.Statement.PropositionId, p => p.Id, (r, p) => new { r.Statement, r.Passage, r.Source, Proposition = p })
            .OrderByDescending(r => r.Statement.DateKey).ThenBy(r => r.Statement.Id).ToListAsync(cancel);
        var names = await actors.Run(rows.Select(r => (r.Statement.ActorKind, r.Statement.ActorId)), cancel);
        var coderIds = rows.Select(r => r.Statement.CoderId).Distinct().ToList();
        var coders = await store.Set<Account>().AsNoTracking().Where(a => coderIds.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.DisplayName, cancel);
        return rows.ConvertAll(r => new StatementRow(
            r.Statement.Id, names.GetValueOrDefault(r.Statement.ActorId), r.Statement.PropositionId, r.Proposition.Content.Claim, r.Statement.Stance,
            r.Statement.Date, r.Statement.Venue, r.Statement.SpokenAs, r.Statement.Confidence, coders.GetValueOrDefault(r.Statement.CoderId, ""),
            r.Statement.Content.Note, r.Passage.Id, r.Passage.Content.Quote, r.Passage.Content.Before, r.Passage.Content.After, r.Source.Id,
            r.Source.Content.Title, r.Source.Kind, r.Source.LanguageTag, r.Source.IsPublic && !r.Source.FirstHand));
    }
}
