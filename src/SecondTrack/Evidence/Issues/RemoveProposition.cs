using Microsoft.EntityFrameworkCore;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Evidence.Issues;

public sealed record PropositionIsUsed() : Refusal(new Words(
    "Statements or official lines still refer to this proposition. Remove those first, or reword it instead.",
    "仍有陈述或官方立场引用该命题。请先处理它们，或改写命题的措辞。"));

public sealed class RemoveProposition(Store store, Seat seat)
{
    public async Task<Outcome<Saved>> Run(Guid id, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Write)) return new NotAllowed();
        var proposition = await store.Set<Proposition>().SingleOrDefaultAsync(p => p.Id == id, cancel);
        if (proposition is null) return new NotThere();
        if (await store.Set<Statement>().AnyAsync(s => s.PropositionId == id, cancel)
            || await store.Set<OfficialLine>().AnyAsync(l => l.PropositionId == id, cancel)) return new PropositionIsUsed();
        store.RemoveRange(await store.Set<Note>().Where(n => n.AboutId == id && n.About == NoteAbout.Proposition).ToListAsync(cancel));
        store.Remove(proposition);
        var saved = await store.Save(new Words("Proposition removed", "已删除命题"), cancel);
        return saved.Done ? new Saved(proposition.IssueId, saved.Value) : saved.Refusal!;
    }
}
