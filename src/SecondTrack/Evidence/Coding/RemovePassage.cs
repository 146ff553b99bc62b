using Microsoft.EntityFrameworkCore;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Evidence.Coding;

public sealed record PassageCarriesStatements(int Count) : Refusal(Count == 1
    ? new Words("1 statement rests on this passage. Remove it first.", "有1条陈述依据这一段落，请先删除该陈述。")
    : new Words("{0} statements rest on this passage. Remove them first.", "有{0}条陈述依据这一段落，请先删除这些陈述。").With(Count));

/// <summary>Takes the mark off a passage that no statement rests on.</summary>
public sealed class RemovePassage(Store store, Seat seat)
{
    public static readonly Words Label = new("Mark removed", "已取消标记");

    public async Task<Outcome<(Guid Source, Guid Change)>> Run(Guid id, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Write)) return new NotAllowed();
        var passage = await store.Set<Passage>().SingleOrDefaultAsync(p => p.Id == id, cancel);
        if (passage is null) return new NotThere();
        var statements = await store.Set<Statement>().CountAsync(s => s.PassageId == id, cancel);
        if (statements > 0) return new PassageCarriesStatements(statements);
        store.Remove(passage);
        var saved = await store.Save(Label, cancel);
        return saved.Done ? (passage.SourceId, saved.Value) : saved.Refusal!;
    }
}
