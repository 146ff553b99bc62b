using Microsoft.EntityFrameworkCore;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Evidence.Issues;

/// <param name="Polarity">+1 or −1: which way agreement with the claim points on its issue.</param>
public sealed record PropositionIn(Guid? IssueId, LocalText Claim, LocalText Note, int Polarity);

public sealed record ClaimIsMissing() : Refusal(new Words(
    "The proposition has no claim. Write one sentence that a person can be for or against, in one language at least.",
    "命题没有内容。请写一句可以表示支持或反对的话，至少用一种语言。"));

public sealed record PropositionNeedsAnIssue() : Refusal(new Words(
    "Choose the issue that this proposition belongs to.",
    "请选择该命题所属的议题。"));

public sealed class AddProposition(Store store, Seat seat, Chance chance)
{
    public async Task<Outcome<Saved>> Run(PropositionIn input, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Write)) return new NotAllowed();
        if (input.Claim.IsEmpty) return new ClaimIsMissing();
        if (input.IssueId is not { } issue || !await store.Set<Issue>().AnyAsync(i => i.Id == issue, cancel)) return new PropositionNeedsAnIssue();
        var last = await store.Set<Proposition>().Where(p => p.IssueId == issue).MaxAsync(p => (int?)p.Ordinal, cancel) ?? 0;
        var proposition = new Proposition
        {
            Id = chance.NewId(), CompartmentId = seat.CompartmentId, IssueId = issue, Ordinal = last + 1, Polarity = Math.Sign(input.Polarity) < 0 ? -1 : 1,
            Content = new(input.Claim, input.Note),
        };
        store.Add(proposition);
        var saved = await store.Save(new Words("Proposition added", "已新增命题"), cancel);
        return saved.Done ? new Saved(proposition.Id, saved.Value) : saved.Refusal!;
    }
}
