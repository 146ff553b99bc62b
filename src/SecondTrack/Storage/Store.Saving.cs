using Microsoft.AspNetCore.Identity;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using SecondTrack.Keeping;
using SecondTrack.Keeping.Keys;
using SecondTrack.Keeping.Retention;
using SecondTrack.Search;

namespace SecondTrack.Storage;

/// <summary>
/// Saving is one transaction: the contents are sealed, the earlier versions kept, the audit chain extended, the search entries follow.
/// </summary>
public sealed partial class Store
{
    private static readonly Words Unlabelled = new("Changed", "已更改");

    private Words _label = Unlabelled;
    private Guid? _undoes;

    /// <summary>Saves what an operation decided, under the operation's name as it stands in the list of changes. Gives the change's id, for undo.</summary>
    public async Task<Outcome<Guid>> Save(Words label, CancellationToken cancel = default)
    {
        _label = label;
        try
        {
            await SaveChangesAsync(cancel);
            return _lastChange;
        }
        catch (DbUpdateConcurrencyException)
        {
            return new SomebodyElseChangedIt();
        }
        catch (Exception e) when (e is DbUpdateException or DbException && StoreFaults.Explain(e) is { } refusal)
        {
            return refusal;
        }
        catch (CompartmentLockedException)
        {
            return new CompartmentIsLocked();
        }
        finally
        {
            _label = Unlabelled;
        }
    }

    private Guid _lastChange;

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        ChangeTracker.DetectChanges();
        var isPrivate = ChangeTracker.Entries<PrivateRow>().Any(e => e.State is not EntityState.Unchanged || e.Entity.ContentIsUnsealed);
        if (!isPrivate && !ChangeTracker.Entries().Any(IsTouched)) return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);

        await using var own = Database.CurrentTransaction is null ? await Database.BeginTransactionAsync(cancellationToken) : null;
        if (isPrivate) await SealContents(cancellationToken);
        var touched = ChangeTracker.Entries().Where(IsTouched).ToList();
        var rows = touched.Where(e => e.Entity is PrivateRow).Select(e => ((PrivateRow)e.Entity, ActOf(e))).ToList();
        foreach (var chain in touched.GroupBy(e => ChainOf(e.Entity)!.Value).OrderBy(g => g.Key).ToList())
            await Record(chain.Key, [.. chain], cancellationToken);
        var saved = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        await search.Follow(this, rows, cancellationToken);
        if (own is not null)
        {
            await own.CommitAsync(cancellationToken);
            await SqliteStatistics.AfterSave(this, cancellationToken);
        }
        foreach (var compartment in rows.GroupBy(r => r.Item1.CompartmentId))
            feed.Saved(new ChangeTold(compartment.Key, _lastChange, [.. compartment.Select(r => r.Item1.Id)]));
        return saved;
    }

    /// <summary>Only the framework's own tables (data protection keys) are saved this way; private things wait for the chain.</summary>
    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        if (ChangeTracker.Entries().Any(e => e.State is not EntityState.Unchanged && ChainOf(e.Entity) is not null))
            throw new InvalidOperationException("Save asynchronously: the audit trail is written in the same transaction.");
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    /// <summary>Writes that something was refused, signed in or exported into a chain: nothing else changes.</summary>
    public async Task Note(AuditAct act, string thing, Guid thingId, Guid? compartment = null, CancellationToken cancel = default)
    {
        await using var own = await Database.BeginTransactionAsync(cancel);
        await NoteInside(act, thing, thingId, cancel, compartment);
        await own.CommitAsync(cancel);
    }

    /// <summary>The same inside a transaction that is open already.</summary>
    internal async Task NoteInside(AuditAct act, string thing, Guid thingId, CancellationToken cancel, Guid? compartment = null)
    {
        var chain = await AuditChain.Continue(this, compartment ?? seat.CompartmentId, cancel);
        Add(chain.Next(time.GetUtcNow(), seat.AccountId, act, thing, thingId, Guid.Empty, []));
        await base.SaveChangesAsync(true, cancel);
    }

    internal void Undoing(Guid change) => _undoes = change;

    private static bool IsTouched(EntityEntry entry) =>
        entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted && ChainOf(entry.Entity) is not null;

    /// <summary>The compartment's keys; null where it is not encrypted. Read under the chain's lock: whoever changes the key takes it too.</summary>
    private async Task<OpenCompartment?> KeysOfSeat(CancellationToken cancel)
    {
        await AuditChain.Lock(this, seat.CompartmentId, cancel);
        var key = await Set<Compartment>().Where(c => c.Id == seat.CompartmentId).Select(c => c.KeyId).SingleOrDefaultAsync(cancel);
        if (key is null) return null;
        return seal.OpenOne(seat.CompartmentId) is { } open && open.KeyId == key ? open : throw new CompartmentLockedException();
    }

    private async Task SealContents(CancellationToken cancel)
    {
        var writes = ChangeTracker.Entries<PrivateRow>().Any(e => e.State is EntityState.Added or EntityState.Modified || e.Entity.ContentIsUnsealed);
        // What only goes for good needs no key: a locked compartment forgets too.
        var open = writes || !_forgets ? await KeysOfSeat(cancel) : null;
        if (open is not null)
        {
            var changed = ChangeTracker.Entries<PrivateRow>().Where(e => e.State is EntityState.Added or EntityState.Modified || e.Entity.ContentIsUnsealed).Select(e => e.Entity).ToList();
            foreach (var row in changed) row.HideInContent();
            var before = ChangeTracker.Entries<PrivateRow>().Where(e => !_forgets && e.State is (EntityState.Modified or EntityState.Deleted)).Select(PersonBefore);
            await seal.HaveKeysOf(this, open, [.. changed.Select(r => r.ConcernsPerson).Concat(before).OfType<Guid>()], cancel);
            ChangeTracker.DetectChanges();
        }
        foreach (var row in ChangeTracker.Entries<PrivateRow>().Where(e => e.Entity.ContentIsUnsealed).Select(e => e.Entity).ToList())
        {
            row.Seal ??= seal;
            row.Sealed = seal.Close(row.ContentBytes(), row.PlaceOf(nameof(PrivateRow.Sealed)), row.ConcernsPerson);
        }
        ChangeTracker.DetectChanges();
        if (open is not null) SealAgain(open);
        foreach (var entry in ChangeTracker.Entries<PrivateRow>().Where(e => e.State is EntityState.Added or EntityState.Modified))
        {
            if (entry.Entity.CompartmentId != seat.CompartmentId || seat.CompartmentId == Guid.Empty)
                throw new InvalidOperationException($"A {entry.Metadata.ClrType.Name} was put into another compartment than the seat's.");
            if (entry.Entity.Sealed.Length == 0) throw new InvalidOperationException($"A {entry.Metadata.ClrType.Name} has no content.");
            entry.Entity.Seal ??= seal;
            entry.Entity.Salt = chance.Bytes(16);
            entry.Entity.ExpiresOn ??= Expiry.Key(DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime).AddYears(Expiry.YearsProvisional));
            if (entry.State == EntityState.Modified) entry.Entity.Revision++;
        }
        ChangeTracker.DetectChanges();
    }

    /// <summary>What came sealed otherwise (put back by undo, about another person now) is sealed again as it is kept now.</summary>
    private void SealAgain(OpenCompartment open)
    {
        foreach (var entry in ChangeTracker.Entries<PrivateRow>().Where(e => e.State is EntityState.Added or EntityState.Modified))
            foreach (var column in SealedColumns.Of(entry.Metadata))
                if (entry.Property<byte[]>(column).CurrentValue is { Length: > 0 } closed && ContentSeal.IsStale(open, closed, entry.Entity.ConcernsPerson))
                    entry.Property<byte[]>(column).CurrentValue = seal.Close(seal.Open(closed, entry.Entity.PlaceOf(column)), entry.Entity.PlaceOf(column), entry.Entity.ConcernsPerson);
    }

    private async Task Record(Guid compartment, IReadOnlyList<EntityEntry> entries, CancellationToken cancel)
    {
        var chain = await AuditChain.Continue(this, compartment, cancel);
        var change = new Change
        {
            Id = chance.NewId(), CompartmentId = compartment, Seq = chain.NextSeq, At = time.GetUtcNow(), AccountId = seat.AccountId,
            LabelEn = _label.In(Language.English), LabelZh = _label.In(Language.Chinese), Undoes = _undoes,
        };
        _lastChange = change.Id;
        Add(change);
        if (_forgets) await DropEarlierVersions(compartment, entries.Select(IdOf), cancel);
        if (_forgets) await ShredKeys(entries, cancel);
        foreach (var entry in entries)
        {
            var act = _forgets && ActOf(entry) == AuditAct.Removed ? AuditAct.Erased : ActOf(entry);
            var id = IdOf(entry);
            byte[] hash = [];
            if (entry.Entity is PrivateRow row && act != AuditAct.Erased)
                hash = RowState.SaltedHash(row.Salt, RowState.Of(entry, act == AuditAct.Removed ? entry.OriginalValues : entry.CurrentValues));
            if (entry.Entity is PrivateRow kept && !_forgets)
            {
                Add(new EarlierVersion
                {
                    ChangeId = change.Id, ThingId = id, CompartmentId = compartment, Thing = entry.Metadata.ClrType.Name, Act = act,
                    RevisionAfter = kept.Revision,
                    Sealed = act == AuditAct.Added
                        ? []
                        : seal.Close(RowState.Of(entry, entry.OriginalValues), EarlierVersion.PlaceOf(change.Id, id, compartment), PersonBefore(entry)),
                });
            }
            Add(chain.Next(change.At, seat.AccountId, act, entry.Metadata.ClrType.Name, id, change.Id, hash));
        }
    }

    /// <summary>An earlier version is sealed by the key of whom it was about then.</summary>
    private static Guid? PersonBefore(EntityEntry entry) => ContentSeal.PersonOf((byte[])entry.Property(nameof(PrivateRow.Sealed)).OriginalValue!);

    private static Guid? ChainOf(object entity) => entity switch
    {
        PrivateRow row => row.CompartmentId,
        Membership membership => membership.CompartmentId,
        Invitation invitation => invitation.CompartmentId ?? Guid.Empty,
        Account or Compartment or IdentityUserPasskey<Guid> or IdentityUserLogin<Guid> or PasswordReset => Guid.Empty,
        _ => null,
    };

    private static Guid IdOf(EntityEntry entry) => entry.Entity switch
    {
        PrivateRow row => row.Id,
        Membership membership => membership.AccountId,
        Invitation invitation => invitation.Id,
        Account account => account.Id,
        IdentityUserPasskey<Guid> passkey => passkey.UserId,
        IdentityUserLogin<Guid> login => login.UserId,
        PasswordReset reset => reset.AccountId,
        Compartment compartment => compartment.Id,
        _ => Guid.Empty,
    };

    private static AuditAct ActOf(EntityEntry entry) => entry.State switch
    {
        EntityState.Added => AuditAct.Added,
        EntityState.Deleted => AuditAct.Removed,
        _ => AuditAct.Changed,
    };
}
