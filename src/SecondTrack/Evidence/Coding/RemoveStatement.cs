using Microsoft.EntityFrameworkCore;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Evidence.Coding;

/// <summary>Takes a statement away. The passage stays marked, for somebody may have meant to code it otherwise.</summary>
public sealed class RemoveStatement(Store store, Seat seat)
{
    public static readonly Words Label = new("Statement removed", "已删除陈述");

    public async Task<Outcome<StatementCoded>> Run(Guid id, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Write)) return new NotAllowed();
        var statement = await store.Set<Statement>().SingleOrDefaultAsync(s => s.Id == id, cancel);
        if (statement is null) return new NotThere();
        store.Remove(statement);
        var saved = await store.Save(Label, cancel);
        return saved.Done ? new StatementCoded(id, statement.PassageId, statement.SourceId, saved.Value) : saved.Refusal!;
    }
}
