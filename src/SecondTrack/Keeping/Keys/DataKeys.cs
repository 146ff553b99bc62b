using System.Security.Cryptography;
using System.Text;

namespace SecondTrack.Keeping.Keys;

/// <summary>
/// The data keys of one compartment by generation, as bytes: only while they are wrapped or unwrapped. Usually one; two while everything is
/// being sealed again under a new one.
/// </summary>
internal sealed class DataKeys : IDisposable
{
    private const int CheckSize = 8;

    private readonly SortedDictionary<byte, byte[]> _keys = [];

    public IReadOnlyDictionary<byte, byte[]> All => _keys;

    public byte Newest => _keys.Keys.Last();

    public void Add(byte generation, ReadOnlySpan<byte> key)
    {
        // Pinned: the collector leaves no copies behind when it moves things.
        var bytes = GC.AllocateUninitializedArray<byte>(SealingKey.Size, pinned: true);
        key.CopyTo(bytes);
        _keys[generation] = bytes;
    }

    public void AddNew(byte generation, Chance chance)
    {
        Span<byte> key = stackalloc byte[SealingKey.Size];
        chance.Fill(key);
        Add(generation, key);
        CryptographicOperations.ZeroMemory(key);
    }

    public DataKeys NewestAlone()
    {
        var alone = new DataKeys();
        alone.Add(Newest, _keys[Newest]);
        return alone;
    }

    /// <summary>A check over everything comes first, so that a damaged row is told apart from a wrong passphrase.</summary>
    public byte[] Wrap(SealingKey by, CompartmentKey row, Chance chance)
    {
        var plain = GC.AllocateUninitializedArray<byte>(_keys.Count * (1 + SealingKey.Size), pinned: true);
        var at = 0;
        foreach (var (generation, key) in _keys)
        {
            plain[at++] = generation;
            key.CopyTo(plain.AsSpan(at));
            at += key.Length;
        }
        var wrapped = by.Close(new byte[CheckSize], plain, Bound(row), chance);
        CryptographicOperations.ZeroMemory(plain);
        CheckOf(row, wrapped.AsSpan(CheckSize)).CopyTo(wrapped.AsSpan());
        return wrapped;
    }

    public static bool IsWhole(CompartmentKey row) =>
        row.Wrapped.Length > CheckSize && row.Wrapped.AsSpan(0, CheckSize).SequenceEqual(CheckOf(row, row.Wrapped.AsSpan(CheckSize)));

    public static DataKeys? Unwrap(SealingKey by, CompartmentKey row)
    {
        if (by.Open(row.Wrapped.AsSpan(CheckSize), Bound(row)) is not { } plain) return null;
        var keys = new DataKeys();
        for (var at = 0; at + 1 + SealingKey.Size <= plain.Length; at += 1 + SealingKey.Size) keys.Add(plain[at], plain.AsSpan(at + 1, SealingKey.Size));
        CryptographicOperations.ZeroMemory(plain);
        return keys;
    }

    public void Dispose()
    {
        foreach (var key in _keys.Values) CryptographicOperations.ZeroMemory(key);
    }

    private static byte[] Bound(CompartmentKey row) => Encoding.UTF8.GetBytes($"CompartmentKeys|{row.CompartmentId:N}|{row.Way}");

    private static byte[] CheckOf(CompartmentKey row, ReadOnlySpan<byte> wrapped)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(row.Salt);
        hash.AppendData(BitConverter.GetBytes(row.MemoryKiB));
        hash.AppendData(BitConverter.GetBytes(row.Passes));
        hash.AppendData(wrapped);
        return hash.GetHashAndReset()[..CheckSize];
    }
}
