using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using SecondTrack.Search;

namespace SecondTrack.Keeping.Keys;

/// <summary>What this server holds of a compartment while it is open: its keys, and the search index that lies nowhere else.</summary>
internal sealed class OpenCompartment : IDisposable
{
    private const int MostKeysHeld = 4096;

    private readonly ConcurrentDictionary<byte, SealingKey> _generations = [];
    private readonly ConcurrentDictionary<(Guid Person, byte Generation), byte[]> _wrapped = [];
    private readonly ConcurrentDictionary<(Guid Person, byte Generation), SealingKey> _persons = [];
    private volatile bool _closed;
    private long _usedAt;

    public OpenCompartment(Guid compartment, Guid keyId, DataKeys keys, MemorySearchIndex index)
    {
        Compartment = compartment;
        KeyId = keyId;
        Index = index;
        foreach (var (generation, bytes) in keys.All) _generations[generation] = SealingKey.Of(bytes);
        Newest = keys.Newest;
    }

    public Guid Compartment { get; }

    /// <summary>The compartment's key as it was when it was opened here: another server may have changed it since.</summary>
    public Guid KeyId { get; private set; }

    public byte Newest { get; private set; }

    public MemorySearchIndex Index { get; }

    /// <summary>Sealing everything again under the newest key, while that goes on.</summary>
    public Task? Resealing { get; set; }

    public DateTimeOffset UsedAt
    {
        get => new(Interlocked.Read(ref _usedAt), TimeSpan.Zero);
        set => Interlocked.Exchange(ref _usedAt, value.UtcTicks);
    }

    public SealingKey? Key(byte generation) => _closed ? null : _generations.GetValueOrDefault(generation);

    public void Turn(Guid keyId, DataKeys keys)
    {
        foreach (var (generation, bytes) in keys.All)
            if (!_generations.ContainsKey(generation)) _generations[generation] = SealingKey.Of(bytes);
        Newest = keys.Newest;
        KeyId = keyId;
    }

    /// <summary>Nothing is sealed by them any more.</summary>
    public void DropOlder()
    {
        foreach (var generation in _generations.Keys.Where(g => g != Newest))
            if (_generations.TryRemove(generation, out var older)) older.Dispose();
        foreach (var key in _wrapped.Keys.Where(k => k.Generation != Newest)) _wrapped.TryRemove(key, out _);
        foreach (var key in _persons.Keys.Where(k => k.Generation != Newest))
            if (_persons.TryRemove(key, out var older)) older.Dispose();
    }

    public bool Knows(Guid person, byte generation) => _wrapped.ContainsKey((person, generation));

    public void Remember(PersonKey row) => _wrapped[(row.PersonId, (byte)row.Generation)] = row.Wrapped;

    public void Forget(Guid person)
    {
        foreach (var key in _wrapped.Keys.Where(k => k.Person == person)) _wrapped.TryRemove(key, out _);
        foreach (var key in _persons.Keys.Where(k => k.Person == person))
            if (_persons.TryRemove(key, out var held)) held.Dispose();
    }

    /// <summary>A person's key, unwrapped when it is first used. <paramref name="passing"/>: there are too many to hold, dispose it after use.</summary>
    public SealingKey? PersonsKey(Guid person, byte generation, out bool passing)
    {
        passing = false;
        if (_closed) return null;
        if (_persons.TryGetValue((person, generation), out var held)) return held;
        if (!_wrapped.TryGetValue((person, generation), out var wrapped) || Unwrap(person, generation, wrapped) is not { } key) return null;
        passing = _persons.Count >= MostKeysHeld || !_persons.TryAdd((person, generation), key);
        return key;
    }

    public PersonKey NewPersonKey(Guid person, byte generation, Chance chance)
    {
        var bytes = GC.AllocateUninitializedArray<byte>(SealingKey.Size, pinned: true);
        chance.Fill(bytes);
        var by = Key(generation) ?? throw new CompartmentLockedException();
        var row = new PersonKey { CompartmentId = Compartment, PersonId = person, Generation = generation, Wrapped = by.Close([], bytes, Bound(person, generation), chance) };
        CryptographicOperations.ZeroMemory(bytes);
        return row;
    }

    public SealingKey? Unwrap(Guid person, byte generation, byte[] wrapped)
    {
        if (Key(generation)?.Open(wrapped, Bound(person, generation)) is not { } bytes) return null;
        var key = SealingKey.Of(bytes);
        CryptographicOperations.ZeroMemory(bytes);
        return key;
    }

    public void Dispose()
    {
        _closed = true;
        foreach (var key in _generations.Values) key.Dispose();
        foreach (var key in _persons.Values) key.Dispose();
        _wrapped.Clear();
        Index.Dispose();
    }

    private byte[] Bound(Guid person, byte generation) => Encoding.UTF8.GetBytes($"PersonKeys|{person:N}|{generation}|{Compartment:N}");
}
