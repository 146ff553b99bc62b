using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SecondTrack.Keeping;
using SecondTrack.Keeping.Keys;
using SecondTrack.Storage;

namespace SecondTrack.Search;

/// <summary>
/// The index of one encrypted compartment while it is open: in memory, nothing of it on the disk. It is filled at the opening and then
/// follows the audit trail before each question, so that it holds what was committed, by whichever server, and nothing else.
/// </summary>
internal sealed class MemorySearchIndex(Guid compartment, IServiceScopeFactory scopes) : SearchIndex, IDisposable
{
    private const int AtOnce = 200, MostReaders = 4;

    private readonly ReaderWriterLockSlim _lock = new();
    private readonly SemaphoreSlim _one = new(1);
    private MemoryPostings _postings = new();
    private ConcurrentDictionary<Guid, string> _nameKeys = [];
    private long _upTo = -1;
    private Task _filling = Task.CompletedTask;
    private readonly CancellationTokenSource _stop = new();

    /// <summary>Begins to fill it, while pages that do not search are shown already; questions wait for it.</summary>
    public void Begin() => _filling = Task.Run(() => Fill(_stop.Token));

    /// <summary>Ends when everything can be found.</summary>
    public Task Filled => _filling;

    private async Task Fill(CancellationToken cancel)
    {
        await _one.WaitAsync(cancel);
        try
        {
            await using var scope = Seated();
            var store = scope.ServiceProvider.GetRequiredService<Store>();
            var upTo = await LastOf(store, cancel);
            Write(() => (_postings, _nameKeys) = (new(), []));
            var work = new ConcurrentQueue<(SearchType Type, Guid[] Ids)>();
            foreach (var type in scope.ServiceProvider.GetRequiredService<SearchDoor>().Types)
                foreach (var ids in (await type.All(store, cancel)).Chunk(AtOnce)) work.Enqueue((type, ids));
            await Task.WhenAll(Enumerable.Range(0, Math.Min(MostReaders, Environment.ProcessorCount)).Select(_ => Task.Run(() => Read(work, cancel), cancel)));
            Write(() => _postings.Settle());
            _upTo = upTo;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>By what lists of names are ordered: their column is empty here.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> NameKeys(Store store, CancellationToken cancel)
    {
        await CatchUp(store, cancel);
        return _nameKeys;
    }

    public override Task<HashSet<long>> Taken(Store store, IReadOnlyCollection<long> keys, CancellationToken cancel) => Task.FromResult(new HashSet<long>());

    public override Task Add(Store store, IReadOnlyList<NewEntry> entries, CancellationToken cancel)
    {
        Write(() =>
        {
            foreach (var (entry, terms) in entries) _postings.Add(entry, terms);
        });
        return Task.CompletedTask;
    }

    public override Task Remove(Store store, Guid compartment, IReadOnlyCollection<Guid> things, CancellationToken cancel)
    {
        Write(() =>
        {
            foreach (var thing in things)
            {
                _postings.Remove(thing);
                _nameKeys.TryRemove(thing, out _);
            }
        });
        return Task.CompletedTask;
    }

    /// <summary>What is checked are entries on the disk; here there are none.</summary>
    public override Task<long?> Holding(Store store, IReadOnlyCollection<long> keys, string terms, CancellationToken cancel) => Task.FromResult<long?>(null);

    public override Task Scrub(Store store, CancellationToken cancel) => Task.CompletedTask;

    public override Task Clear(Store store, Guid compartment, CancellationToken cancel)
    {
        Write(() => (_postings, _nameKeys) = (new(), []));
        return Task.CompletedTask;
    }

    public override async Task<List<FoundEntry>> Find(Store store, Guid compartment, IndexQuestion question, int most, CancellationToken cancel)
    {
        await CatchUp(store, cancel);
        Write(() => _postings.Settle());
        _lock.EnterReadLock();
        try
        {
            return _postings.Find(question, most);
        }
        finally
        {
            _lock.ExitReadLock();
        }
    }

    public void Dispose()
    {
        _stop.Cancel();
        Ended.Wait(_filling);
        Write(() => (_postings, _nameKeys) = (new(), []));
    }

    private async Task CatchUp(Store asking, CancellationToken cancel)
    {
        await _filling.WaitAsync(cancel);
        if (await LastOf(asking, cancel) <= Interlocked.Read(ref _upTo)) return;
        var again = false;
        await _one.WaitAsync(cancel);
        try
        {
            // On a connection of its own: what the asking one has not committed is not there yet.
            await using var scope = Seated();
            var store = scope.ServiceProvider.GetRequiredService<Store>();
            var last = await LastOf(store, cancel);
            if (last > _upTo) await new FollowTrail(store, scope.ServiceProvider.GetRequiredService<SearchDoor>(), this).Run(_upTo, last, cancel);
            Interlocked.Exchange(ref _upTo, last);
            again = _postings.Gone > Math.Max(5000, _postings.Entries);
        }
        finally
        {
            _one.Release();
        }
        if (again) Begin();
    }

    private async Task Read(ConcurrentQueue<(SearchType Type, Guid[] Ids)> work, CancellationToken cancel)
    {
        await using var scope = Seated();
        var store = scope.ServiceProvider.GetRequiredService<Store>();
        while (work.TryDequeue(out var some)) await Describe(store, some.Type, some.Ids, cancel);
    }

    internal async Task Describe(Store store, SearchType type, IReadOnlyCollection<Guid> ids, CancellationToken cancel)
    {
        var cards = await type.Describe(store, ids, cancel);
        foreach (var card in cards)
            if (card.NameKey is { } key) _nameKeys[card.Id] = key;
        await SearchDoor.Add(store, this, compartment, type, cards, cancel);
    }

    private AsyncServiceScope Seated()
    {
        var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Seat>().Take(compartment, LocalText.Empty, Role.Convenor);
        return scope;
    }

    private async Task<long> LastOf(Store store, CancellationToken cancel) =>
        await store.Set<AuditEntry>().Where(a => a.CompartmentId == compartment).MaxAsync(a => (long?)a.Seq, cancel) ?? 0;

    private void Write(Action change)
    {
        _lock.EnterWriteLock();
        try
        {
            change();
        }
        finally
        {
            _lock.ExitWriteLock();
        }
    }
}
