using Microsoft.EntityFrameworkCore;
using SecondTrack.Keeping;
using SecondTrack.Keeping.Retention;
using SecondTrack.Storage;

namespace SecondTrack.Dialogues.Consents;

/// <summary>What withdrawing will do; then it is done as it was said, for good.</summary>
public sealed record WithdrawalPlan(Guid Consent, Purpose Purpose, IReadOnlyList<Words> What);

/// <summary>Withdraws one consent with everything that rested on it. It cannot be undone; that the consent was once given stays noted.</summary>
public sealed class WithdrawConsent(Store store, Seat seat, TimeProvider time, TellRetentionDay tell, IEnumerable<WithdrawalEffect> effects)
{
    public static readonly Words Label = new("Consent withdrawn", "已撤回同意");

    public async Task<Outcome<WithdrawalPlan>> Plan(Guid consent, CancellationToken cancel = default)
    {
        var found = await Find(consent, cancel);
        if (!found.Done) return found.Refusal!;
        return new WithdrawalPlan(consent, found.Value.Consent.Purpose, [.. found.Value.Effects.Select(e => e.What)]);
    }

    public async Task<Outcome<Guid>> Run(Guid consent, CancellationToken cancel = default)
    {
        if (await LegalHolds.Now(store, (await tell.Run(cancel)).Today, cancel) is { } held) return new IsHeld(held);
        var found = await Find(consent, cancel);
        if (!found.Done) return found.Refusal!;
        foreach (var effect in found.Value.Effects) await effect.Do(cancel);
        found.Value.Consent.WithdrawnAt = time.GetUtcNow();
        return await store.Forget(Label, cancel);
    }

    private async Task<Outcome<(Consent Consent, List<Effect> Effects)>> Find(Guid id, CancellationToken cancel)
    {
        if (!seat.May(Need.Convene)) return new NotAllowed();
        if (await store.Set<Consent>().SingleOrDefaultAsync(c => c.Id == id && c.WithdrawnAt == null, cancel) is not { } consent) return new NotThere();
        var all = new List<Effect>();
        foreach (var effect in effects) all.AddRange(await effect.Plan(store, consent.PersonId, consent.Purpose, cancel));
        return (consent, all);
    }
}
