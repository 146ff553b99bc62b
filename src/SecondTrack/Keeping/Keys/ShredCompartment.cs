using Microsoft.EntityFrameworkCore;
using SecondTrack.Storage;

namespace SecondTrack.Keeping.Keys;

/// <summary>What is shown, and kept by whoever asked for it, after a compartment was shredded.</summary>
public sealed record ShredReceipt(Guid Compartment, LocalText Name, DateTimeOffset At, int Rows, Guid Change);

/// <summary>
/// Deletes the keys of the seat's compartment, and then all of it: what lies in backups, which hold no keys, is noise from then on. It need
/// not be unlocked for that. The compartment's trail stays, with hashes and no content.
/// </summary>
public sealed class ShredCompartment(Store store, Seat seat, TimeProvider time, Keyring ring)
{
    public async Task<Outcome<ShredReceipt>> Run(string typedName, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Unlock)) return new NotAllowed();
        var at = seat.CompartmentId;
        await using var whole = await store.Database.BeginTransactionAsync(cancel);
        await AuditChain.Lock(store, at, cancel);
        var compartment = await store.Set<Compartment>().SingleAsync(c => c.Id == at, cancel);
        if (compartment.KeyId is null) return new IsNotEncrypted();
        var typed = typedName.Trim();
        if (typed.Length == 0 || !compartment.Name.Texts.Values.Any(n => string.Equals(n.Trim(), typed, StringComparison.Ordinal))) return new NameIsNotTyped();
        await store.Set<CompartmentKey>().Where(k => k.CompartmentId == at).ExecuteDeleteAsync(cancel);
        await store.Set<PersonKey>().Where(k => k.CompartmentId == at).ExecuteDeleteAsync(cancel);
        var rows = await RemoveRows.Of(store, at, cancel);
        store.Remove(compartment);
        var saved = await store.Save(new Words("Compartment shredded", "已销毁隔间"), cancel);
        if (!saved.Done) return saved.Refusal!;
        await whole.CommitAsync(cancel);
        ring.Lock(at);
        await store.LeaveNothingBehind(cancel);
        return new ShredReceipt(at, compartment.Name, time.GetUtcNow(), rows, saved.Value);
    }
}

/// <summary>
/// Deletes the key of one person in the seat's compartment, inside the transaction that erases them: what is about them in backups can then
/// be read by nobody.
/// </summary>
internal static class ShredPersonKey
{
    public static async Task Run(Store store, Guid person, CancellationToken cancel)
    {
        var at = store.Within;
        await store.Set<PersonKey>().Where(k => k.CompartmentId == at && k.PersonId == person).ExecuteDeleteAsync(cancel);
        store.OpenOne?.Forget(person);
    }
}
