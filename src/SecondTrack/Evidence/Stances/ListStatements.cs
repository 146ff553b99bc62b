using Microsoft.EntityFrameworkCore;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Evidence.Stances;

/// <summary>Which statements: of one actor, on one proposition, in one venue; only what counts as the actor's own position, or only what does not.</summary>
public sealed record StatementFilter(ActorName? Actor = null, Guid? PropositionId = null, bool? Own = null, Venue? Venue = null);

public sealed record StatementPage(IReadOnlyList<StatementRow> Rows, int Page, bool HasMore)
{
    public static readonly StatementPage Empty = new([], 1, false);
}

/// <summary>Statements with their sentences, newest first, a page at a time.</summary>
public sealed class ListStatements(Store store, Seat seat, ReadSentences sentences)
{
    public const int PageSize = 50;

    public async Task<Outcome<StatementPage>> Run(StatementFilter filter, int page, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Read)) return new NotAllowed();
        page = Math.Max(1, page);
        var statements = store.Set<Statement>().AsQueryable();
        if (filter.Actor is { } actor) statements = statements.Where(s => s.ActorId == actor.Id && s.ActorKind == actor.Kind);
        if (filter.PropositionId is { } proposition) statements = statements.Where(s => s.PropositionId == proposition);
        if (filter.Venue is { } venue) statements = statements.Where(s => s.Venue == venue);
        if (filter.Own is { } own)
            statements = statements.Where(s => own == (s.SpokenAs == SpokenAs.Personally || (s.ActorKind != ActorKind.Person && s.SpokenAs == SpokenAs.ForTheInstitute)));
        // The page is cut by keys alone; the sealed words are opened for its rows only.
        var ids = await statements.OrderByDescending(s => s.DateKey).ThenBy(s => s.Id).Skip((page - 1) * PageSize).Take(PageSize + 1).Select(s => s.Id).ToListAsync(cancel);
        return new StatementPage(await sentences.Run(ids.Take(PageSize).ToList(), cancel), page, ids.Count > PageSize);
    }
}
