using Microsoft.EntityFrameworkCore;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Evidence.Issues;

/// <summary>A proposition to be changed, with what depends on it and the issues it may move to.</summary>
public sealed record PropositionFound(Guid Id, PropositionIn Facts, int Statements, int Lines, int Notes, IReadOnlyList<IssueNode> Tree)
{
    /// <summary>Notes about it go with it.</summary>
    public bool IsFree => Statements + Lines == 0;
}

public sealed class FindProposition(Store store, Seat seat, ShowIssues issues)
{
    public async Task<Outcome<PropositionFound>> Run(Guid id, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Read)) return new NotAllowed();
        var row = await store.Set<Proposition>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, cancel);
        if (row is null) return new NotThere();
        return new PropositionFound(id, new(row.IssueId, row.Content.Claim, row.Content.Note, row.Polarity), await store.Set<Statement>().CountAsync(s => s.PropositionId == id, cancel),
            await store.Set<OfficialLine>().CountAsync(l => l.PropositionId == id, cancel),
            await store.Set<Note>().CountAsync(n => n.AboutId == id && n.About == NoteAbout.Proposition, cancel), (await issues.Tree(cancel)).Value);
    }
}
