using System.Collections.Concurrent;

namespace SecondTrack.Keeping.Keys;

/// <summary>After how long without use a compartment locks itself.</summary>
public sealed record LockAfter(TimeSpan Idle)
{
    public static readonly LockAfter Usual = new(TimeSpan.FromMinutes(30));
}

/// <summary>
/// The compartments that are open on this server. Each server of one institution opens for itself; everything is locked when it starts, and
/// again when it stops.
/// </summary>
public sealed class Keyring : IDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(15);

    private readonly ConcurrentDictionary<Guid, OpenCompartment> _open = [];
    private readonly TimeProvider _time;
    private readonly LockAfter _after;
    private readonly ITimer _timer;

    public Keyring(TimeProvider time, LockAfter after)
    {
        (_time, _after) = (time, after);
        _timer = time.CreateTimer(_ => LockIdle(), null, Look, Look);
    }

    public bool IsOpen(Guid compartment) => Find(compartment) is not null;

    /// <summary>Open with the key that it has now.</summary>
    public bool IsOpen(Guid compartment, Guid keyId) => Find(compartment)?.KeyId == keyId;

    /// <summary>Somebody works in it: the time without use begins again.</summary>
    public void Used(Guid compartment)
    {
        if (_open.TryGetValue(compartment, out var open)) open.UsedAt = _time.GetUtcNow();
    }

    public void Lock(Guid compartment)
    {
        if (!_open.TryRemove(compartment, out var open)) return;
        open.Dispose();
        Ended.Wait(open.Resealing);
        // What was read out of it lies in memory until it is written over: the sooner the better.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }

    public void LockAll()
    {
        foreach (var compartment in _open.Keys) Lock(compartment);
    }

    public void Dispose()
    {
        _timer.Dispose();
        LockAll();
    }

    /// <summary>Null while it is locked, and for one that is not encrypted.</summary>
    internal OpenCompartment? Find(Guid compartment)
    {
        if (!_open.TryGetValue(compartment, out var open)) return null;
        if (!IsIdle(open)) return open;
        Lock(compartment);
        return null;
    }

    internal void Open(OpenCompartment open)
    {
        open.UsedAt = _time.GetUtcNow();
        if (_open.TryAdd(open.Compartment, open)) return;
        // Two opened it at once: the first stays.
        open.Dispose();
    }

    private bool IsIdle(OpenCompartment open) => open.Resealing is null or { IsCompleted: true } && _time.GetUtcNow() - open.UsedAt >= _after.Idle;

    private void LockIdle()
    {
        foreach (var (compartment, open) in _open)
            if (IsIdle(open)) Lock(compartment);
    }
}
