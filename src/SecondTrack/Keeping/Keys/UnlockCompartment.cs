using Microsoft.EntityFrameworkCore;
using SecondTrack.Storage;

namespace SecondTrack.Keeping.Keys;

/// <summary>
/// Opens the seat's compartment on this server, for everybody who is in it: with the passphrase, or with the key file of the server. What
/// a power cut left half sealed goes on being sealed.
/// </summary>
public sealed class UnlockCompartment(Store store, Seat seat, Keyring ring, MakeKeys make, ResealCompartment reseal)
{
    public async Task<Refusal?> Run(KeyWay way, string passphrase, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Unlock)) return new NotAllowed();
        var at = seat.CompartmentId;
        var compartment = await store.Set<Compartment>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == at, cancel);
        if (compartment?.KeyId is not { } keyId) return new IsNotEncrypted();
        if (ring.Find(at) is { } already && already.KeyId == keyId) return null;
        ring.Lock(at);
        var rows = await store.Set<CompartmentKey>().AsNoTracking().Where(k => k.CompartmentId == at).ToListAsync(cancel);
        if (rows.Count == 0) return new KeyIsLost();
        if (rows.Find(r => r.Way == way) is not { } row) return way == KeyWay.System ? new KeyFileIsOfAnother() : new PassphraseIsWrong();
        var by = make.KeyOf(row, passphrase);
        if (!by.Done) return by.Refusal;
        using var key = by.Value;
        using var keys = DataKeys.Unwrap(key, row);
        if (keys is null)
        {
            await store.Note(AuditAct.Refused, "unlock", at, cancel: cancel);
            return way == KeyWay.System ? new KeyIsDamaged() : new PassphraseIsWrong();
        }
        var open = make.Open(at, keyId, keys);
        foreach (var person in await store.Set<PersonKey>().AsNoTracking().Where(p => p.CompartmentId == at).ToListAsync(cancel)) open.Remember(person);
        ring.Open(open);
        await store.Note(AuditAct.Unlocked, nameof(Compartment), at, cancel: cancel);
        open.Index.Begin();
        if (compartment.IsResealing) reseal.Begin(at);
        return null;
    }
}

/// <summary>Locks the seat's compartment on this server at once.</summary>
public sealed class LockCompartment(Store store, Seat seat, Keyring ring)
{
    public async Task<Refusal?> Run(CancellationToken cancel = default)
    {
        if (!seat.May(Need.Read)) return new NotAllowed();
        if (!ring.IsOpen(seat.CompartmentId)) return null;
        ring.Lock(seat.CompartmentId);
        await store.Note(AuditAct.Locked, nameof(Compartment), seat.CompartmentId, cancel: cancel);
        return null;
    }
}
