using Microsoft.EntityFrameworkCore;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Evidence.Issues;

public sealed class ChangeProposition(Store store, Seat seat)
{
    public async Task<Outcome<Saved>> Run(Guid id, PropositionIn input, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Write)) return new NotAllowed();
        var proposition = await store.Set<Proposition>().SingleOrDefaultAsync(p => p.Id == id, cancel);
        if (proposition is null) return new NotThere();
        if (input.Claim.IsEmpty) return new ClaimIsMissing();
        if (input.IssueId is not { } issue || !await store.Set<Issue>().AnyAsync(i => i.Id == issue, cancel)) return new PropositionNeedsAnIssue();
        if (proposition.IssueId != issue)
        {
            proposition.IssueId = issue;
            proposition.Ordinal = 1 + (await store.Set<Proposition>().Where(p => p.IssueId == issue).MaxAsync(p => (int?)p.Ordinal, cancel) ?? 0);
        }
        proposition.Polarity = Math.Sign(input.Polarity) < 0 ? -1 : 1;
        proposition.Content = new(input.Claim.Over(proposition.Content.Claim), input.Note.Over(proposition.Content.Note));
        var saved = await store.Save(new Words("Proposition changed", "已修改命题"), cancel);
        return saved.Done ? new Saved(id, saved.Value) : saved.Refusal!;
    }
}
