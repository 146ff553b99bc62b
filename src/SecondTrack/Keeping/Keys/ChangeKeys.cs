using Microsoft.EntityFrameworkCore;
using SecondTrack.Storage;

namespace SecondTrack.Keeping.Keys;

/// <summary>Encrypts the seat's compartment, which was plain until now. What lies in older backups and in the free space of the disk stays readable.</summary>
public sealed class EncryptCompartment(Store store, Seat seat, Keyring ring, MakeKeys make, ResealCompartment reseal)
{
    public async Task<Refusal?> Run(KeysIn keys, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Unlock)) return new NotAllowed();
        await using var whole = await store.Database.BeginTransactionAsync(cancel);
        await AuditChain.Lock(store, seat.CompartmentId, cancel);
        var compartment = await store.Set<Compartment>().SingleAsync(c => c.Id == seat.CompartmentId, cancel);
        if (compartment.KeyId is not null) return new IsEncryptedAlready();
        var made = make.For(compartment.Id, keys);
        if (!made.Done) return made.Refusal;
        if (made.Value is not { } secret) return null;
        store.Add(secret.Row);
        (compartment.KeyId, compartment.IsResealing) = (secret.KeyId, true);
        if ((await store.Save(new Words("Compartment encrypted", "已加密隔间"), cancel)).Refusal is { } refusal) return refusal;
        await whole.CommitAsync(cancel);
        ring.Open(secret.Open);
        secret.Open.Index.Begin();
        reseal.Begin(compartment.Id);
        return null;
    }
}

/// <summary>
/// Sets one way to open the seat's compartment: another passphrase in place of the old one, or the key file of this server beside it. Who
/// changes a way shows that they have one.
/// </summary>
public sealed class PutKeyWay(Store store, Seat seat, MakeKeys make)
{
    public async Task<Refusal?> Run(KeyWay by, string passphrase, KeysIn asked, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Unlock)) return new NotAllowed();
        await using var whole = await store.Database.BeginTransactionAsync(cancel);
        await AuditChain.Lock(store, seat.CompartmentId, cancel);
        var at = seat.CompartmentId;
        var compartment = await store.Set<Compartment>().AsNoTracking().SingleAsync(c => c.Id == at, cancel);
        if (compartment.KeyId is null) return new IsNotEncrypted();
        if (compartment.IsResealing) return new StillSealing();
        var rows = await store.Set<CompartmentKey>().Where(k => k.CompartmentId == at).ToListAsync(cancel);
        var opened = OpenKeys.With(make, rows, by, passphrase);
        if (!opened.Done) return opened.Refusal;
        using var keys = opened.Value;
        var wrapped = make.Wrap(at, keys, asked);
        if (!wrapped.Done) return wrapped.Refusal;
        if (rows.Find(r => r.Way == wrapped.Value.Way) is { } old) store.Entry(old).CurrentValues.SetValues(wrapped.Value);
        else store.Add(wrapped.Value);
        await store.SaveChangesAsync(cancel);
        await store.NoteInside(AuditAct.Changed, nameof(CompartmentKey), at, cancel);
        await whole.CommitAsync(cancel);
        await store.LeaveNothingBehind(cancel);
        return null;
    }
}

/// <summary>Takes the key file of the server away as a way to open the seat's compartment: the passphrase stays.</summary>
public sealed class RemoveSystemWay(Store store, Seat seat)
{
    public async Task<Refusal?> Run(CancellationToken cancel = default)
    {
        if (!seat.May(Need.Unlock)) return new NotAllowed();
        var at = seat.CompartmentId;
        await using var whole = await store.Database.BeginTransactionAsync(cancel);
        await AuditChain.Lock(store, at, cancel);
        if (!await store.Set<CompartmentKey>().AnyAsync(k => k.CompartmentId == at && k.Way == KeyWay.Passphrase, cancel)) return new LastWayStays();
        await store.Set<CompartmentKey>().Where(k => k.CompartmentId == at && k.Way == KeyWay.System).ExecuteDeleteAsync(cancel);
        await store.NoteInside(AuditAct.Removed, nameof(CompartmentKey), at, cancel);
        await whole.CommitAsync(cancel);
        await store.LeaveNothingBehind(cancel);
        return null;
    }
}

public sealed record LastWayStays() : Refusal(new Words(
    "This is the only way to open the compartment. Set a passphrase first.", "这是打开该隔间的唯一方式。请先设置口令。"));

/// <summary>
/// A new key for the seat's compartment: everything is sealed again under it, and whoever kept the old key, or a passphrase that opened it,
/// opens nothing written from now on. Both keys are held until the last row is done.
/// </summary>
public sealed class RotateKey(Store store, Seat seat, Chance chance, Keyring ring, MakeKeys make, ResealCompartment reseal)
{
    public async Task<Refusal?> Run(string passphrase, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Unlock)) return new NotAllowed();
        var at = seat.CompartmentId;
        await using var whole = await store.Database.BeginTransactionAsync(cancel);
        await AuditChain.Lock(store, at, cancel);
        var compartment = await store.Set<Compartment>().SingleAsync(c => c.Id == at, cancel);
        if (compartment.KeyId is null) return new IsNotEncrypted();
        if (compartment.IsResealing) return new StillSealing();
        var rows = await store.Set<CompartmentKey>().Where(k => k.CompartmentId == at).ToListAsync(cancel);
        DataKeys? both = null;
        try
        {
            // Every way has to be opened once, to be wrapped anew: the passphrase as typed, the key file as it lies here.
            foreach (var row in rows)
            {
                var by = make.KeyOf(row, passphrase);
                if (!by.Done) return by.Refusal;
                using var key = by.Value;
                if (both is null)
                {
                    if (DataKeys.Unwrap(key, row) is not { } keys) return new PassphraseIsWrong();
                    both = keys;
                    both.AddNew((byte)(both.Newest == byte.MaxValue ? 1 : both.Newest + 1), chance);
                }
                else
                {
                    using var same = DataKeys.Unwrap(key, row);
                    if (same is null) return new PassphraseIsWrong();
                }
                using var next = both.NewestAlone();
                row.WrappedNext = next.Wrap(key, row, chance);
                make.Wrap(row, key, both);
            }
            if (both is null) return new KeyIsLost();
            (compartment.KeyId, compartment.IsResealing) = (chance.NewId(), true);
            if ((await store.Save(new Words("New key for the compartment", "已为隔间更换密钥"), cancel)).Refusal is { } refusal) return refusal;
            await whole.CommitAsync(cancel);
            ring.Find(at)?.Turn(compartment.KeyId.Value, both);
        }
        finally
        {
            both?.Dispose();
        }
        reseal.Begin(at);
        return null;
    }
}

internal static class OpenKeys
{
    public static Outcome<DataKeys> With(MakeKeys make, List<CompartmentKey> rows, KeyWay way, string passphrase)
    {
        if (rows.Count == 0) return new KeyIsLost();
        if (rows.Find(r => r.Way == way) is not { } row) return way == KeyWay.System ? new KeyFileIsOfAnother() : new PassphraseIsWrong();
        var by = make.KeyOf(row, passphrase);
        if (!by.Done) return by.Refusal!;
        using var key = by.Value;
        return DataKeys.Unwrap(key, row) is { } keys ? keys : way == KeyWay.System ? new KeyIsDamaged() : new PassphraseIsWrong();
    }
}
