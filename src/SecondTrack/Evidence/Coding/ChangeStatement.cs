using Microsoft.EntityFrameworkCore;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Evidence.Coding;

/// <summary>Corrects a statement. Its passage stays; how it was before is kept beside it.</summary>
public sealed class ChangeStatement(Store store, Seat seat, SettleStatement settle)
{
    public static readonly Words Label = new("Statement changed", "已修改陈述");

    public async Task<Outcome<StatementCoded>> Run(Guid id, StatementIn input, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Write)) return new NotAllowed();
        var statement = await store.Set<Statement>().SingleOrDefaultAsync(s => s.Id == id, cancel);
        if (statement is null) return new NotThere();
        var source = await store.Set<Source>().AsNoTracking().SingleAsync(s => s.Id == statement.SourceId, cancel);
        if (await settle.Run(input, source, statement, cancel) is { } refusal) return refusal;
        var saved = await store.Save(Label, cancel);
        return saved.Done ? new StatementCoded(id, statement.PassageId, source.Id, saved.Value) : saved.Refusal!;
    }
}
