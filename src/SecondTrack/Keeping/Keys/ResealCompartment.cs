using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SecondTrack.Search;
using SecondTrack.Storage;

namespace SecondTrack.Keeping.Keys;

/// <summary>
/// Seals everything of a compartment again under its newest key, some rows at a time, while people go on working in it. The older key stays
/// until nothing needs it, so that a power cut at any point loses nothing: the next unlocking takes it up again.
/// </summary>
public sealed class ResealCompartment(IServiceScopeFactory scopes, Keyring ring)
{
    private const int AtOnce = 100;

    internal void Begin(Guid compartment)
    {
        if (ring.Find(compartment) is not { } open) return;
        lock (open)
            if (open.Resealing is null or { IsCompleted: true }) open.Resealing = Task.Run(() => Run(open));
    }

    private async Task Run(OpenCompartment open)
    {
        try
        {
            await KeysOfPersons(open);
            await WithStore(open, async store =>
            {
                await SearchDoor.OnDisk(store).Clear(store, open.Compartment, default);
                return true;
            });
            while (await Pass(open)) { }
            await Finish(open);
        }
        catch (CompartmentLockedException)
        {
            // Locked meanwhile: what is not done yet is done after the next unlocking.
        }
    }

    /// <summary>Everybody's key of the new generation, before the first row needs it.</summary>
    private Task<bool> KeysOfPersons(OpenCompartment open) => WithStore(open, async store =>
    {
        var persons = await store.Set<PersonKey>().Where(k => k.CompartmentId == open.Compartment).Select(k => k.PersonId).Distinct().ToListAsync();
        await using var whole = await store.Database.BeginTransactionAsync();
        await AuditChain.Lock(store, open.Compartment, default);
        await store.Seal.HaveKeysOf(store, open, persons, default);
        await store.SaveSealedAgain(default);
        await whole.CommitAsync();
        return true;
    });

    /// <summary>True where something was not sealed by the newest key.</summary>
    private async Task<bool> Pass(OpenCompartment open)
    {
        var found = false;
        List<Type> types = [];
        await WithStore(open, store => Task.FromResult(types = [.. store.PrivateTypes]));
        foreach (var type in types)
        {
            List<Guid> ids = [];
            await WithStore(open, async store => ids = await store.RowsOf(type).Select(r => r.Id).ToListAsync());
            foreach (var some in ids.Chunk(AtOnce)) found |= await WithStore(open, store => Rows(store, open, type, some));
        }
        List<Guid> changes = [];
        await WithStore(open, async store => changes = await store.Set<Change>().Where(c => c.CompartmentId == open.Compartment).Select(c => c.Id).ToListAsync());
        foreach (var some in changes.Chunk(AtOnce)) found |= await WithStore(open, store => Earlier(store, open, some));
        return found;
    }

    private static async Task<bool> Rows(Store store, OpenCompartment open, Type type, Guid[] ids)
    {
        var rows = await store.RowsOf(type).Where(r => ids.Contains(r.Id)).ToListAsync();
        var columns = SealedColumns.Of(store.Model.FindEntityType(type)!);
        var stale = rows.Where(r => columns.Any(c => ContentSeal.IsStale(open, store.Entry(r).Property<byte[]>(c).CurrentValue, r.ConcernsPerson))).ToList();
        if (stale.Count == 0) return false;
        await store.Seal.HaveKeysOf(store, open, [.. stale.Select(r => r.ConcernsPerson).OfType<Guid>()], default);
        foreach (var row in stale)
        {
            row.HideInContent();
            foreach (var column in columns)
            {
                var property = store.Entry(row).Property<byte[]>(column);
                var content = column == nameof(PrivateRow.Sealed) && row.ContentIsUnsealed ? row.ContentBytes() : store.Seal.Open(property.CurrentValue, row.PlaceOf(column));
                property.CurrentValue = store.Seal.Close(content, row.PlaceOf(column), row.ConcernsPerson);
            }
        }
        await store.SaveRowsSealedAgain(stale, default);
        return true;
    }

    private static async Task<bool> Earlier(Store store, OpenCompartment open, Guid[] changes)
    {
        var versions = await store.Set<EarlierVersion>().Where(v => changes.Contains(v.ChangeId)).ToListAsync();
        var stale = versions.Where(v => v.Sealed.Length > 0 && ContentSeal.IsStale(open, v.Sealed, ContentSeal.PersonOf(v.Sealed))).ToList();
        if (stale.Count == 0) return false;
        foreach (var version in stale)
        {
            var before = RowState.Revive(store, version);
            var person = before.ConcernsPerson;
            await store.Seal.HaveKeysOf(store, open, person is { } one ? [one] : [], default);
            var state = RowState.SealAgain(store.OpenEarlier(version), (column, closed) =>
                store.Seal.Close(store.Seal.Open(closed, before.PlaceOf(column)), before.PlaceOf(column), person));
            store.Entry(version).Property(v => v.Sealed).CurrentValue =
                store.Seal.Close(state, EarlierVersion.PlaceOf(version.ChangeId, version.ThingId, version.CompartmentId), person);
        }
        await store.SaveSealedAgain(default);
        return true;
    }

    /// <summary>In one transaction the newest key takes the place of all, and the older ones are gone.</summary>
    private Task<bool> Finish(OpenCompartment open) => WithStore(open, async store =>
    {
        await using var whole = await store.Database.BeginTransactionAsync();
        await AuditChain.Lock(store, open.Compartment, default);
        foreach (var row in await store.Set<CompartmentKey>().Where(k => k.CompartmentId == open.Compartment).ToListAsync())
            if (row.WrappedNext.Length > 0) (row.Wrapped, row.WrappedNext) = (row.WrappedNext, []);
        await store.SaveSealedAgain(default);
        await store.Set<PersonKey>().Where(k => k.CompartmentId == open.Compartment && k.Generation != open.Newest).ExecuteDeleteAsync();
        await store.Set<Compartment>().Where(c => c.Id == open.Compartment).ExecuteUpdateAsync(c => c.SetProperty(x => x.IsResealing, false));
        await whole.CommitAsync();
        open.DropOlder();
        await store.LeaveNothingBehind(default);
        return true;
    });

    private async Task<T> WithStore<T>(OpenCompartment open, Func<Store, Task<T>> work)
    {
        if (ring.Find(open.Compartment) != open) throw new CompartmentLockedException();
        for (var tries = 0; ; tries++)
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<Seat>().Take(open.Compartment, LocalText.Empty, Role.Convenor, isEncrypted: true);
            try
            {
                return await work(scope.ServiceProvider.GetRequiredService<Store>());
            }
            catch (DbUpdateException) when (tries < 20)
            {
                // Somebody changed one of these rows at the same moment: they are read again.
            }
        }
    }
}
