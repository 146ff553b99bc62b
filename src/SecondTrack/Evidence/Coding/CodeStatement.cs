using Microsoft.EntityFrameworkCore;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Evidence.Coding;

public sealed record StatementCoded(Guid Id, Guid PassageId, Guid SourceId, Guid Change);

/// <summary>
/// Who holds what on which proposition, read off one passage: the passage, the statement and a person or proposition that is new are saved,
/// and undone, together.
/// </summary>
public sealed class CodeStatement(Store store, Seat seat, TimeProvider time, Chance chance, QuotePassage quoting, SettleStatement settle)
{
    public static readonly Words Label = new("Statement coded", "已编码陈述");

    /// <summary>Off words just selected.</summary>
    public async Task<Outcome<StatementCoded>> Run(QuoteIn quote, StatementIn input, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Write)) return new NotAllowed();
        var placed = await quoting.Place(quote, cancel);
        return placed.Done ? await Save(placed.Value, input, cancel) : placed.Refusal!;
    }

    /// <summary>Off a passage that is marked already.</summary>
    public async Task<Outcome<StatementCoded>> Run(Guid passageId, StatementIn input, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Write)) return new NotAllowed();
        var passage = await store.Set<Passage>().SingleOrDefaultAsync(p => p.Id == passageId, cancel);
        return passage is null ? new NotThere() : await Save(passage, input, cancel);
    }

    private async Task<Outcome<StatementCoded>> Save(Passage passage, StatementIn input, CancellationToken cancel)
    {
        var source = await store.Set<Source>().AsNoTracking().SingleAsync(s => s.Id == passage.SourceId, cancel);
        var statement = new Statement
        {
            Id = chance.NewId(), CompartmentId = seat.CompartmentId, PassageId = passage.Id, SourceId = source.Id, CodedAt = time.GetUtcNow(),
        };
        if (await settle.Run(input, source, statement, cancel) is { } refusal) return refusal;
        store.Add(statement);
        var saved = await store.Save(Label, cancel);
        return saved.Done ? new StatementCoded(statement.Id, passage.Id, source.Id, saved.Value) : saved.Refusal!;
    }
}
