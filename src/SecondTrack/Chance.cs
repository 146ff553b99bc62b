using System.Security.Cryptography;

namespace SecondTrack;

/// <summary>Where ids, salts and single-use secrets come from. Tests and the example give a seed; a running workbench never does.</summary>
public abstract class Chance
{
    public static readonly Chance Secure = new SecureChance();

    /// <summary>The same sequence for the same seed: for examples, generators and tests only.</summary>
    public static Chance Seeded(int seed) => new SeededChance(seed);

    public abstract void Fill(Span<byte> bytes);

    /// <summary>A random opaque 128-bit id that shows neither time nor order.</summary>
    public Guid NewId()
    {
        Span<byte> bytes = stackalloc byte[16];
        Fill(bytes);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    public byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        Fill(bytes);
        return bytes;
    }

    private sealed class SecureChance : Chance
    {
        public override void Fill(Span<byte> bytes) => RandomNumberGenerator.Fill(bytes);
    }

    private sealed class SeededChance(int seed) : Chance
    {
        private readonly Random _random = new(seed);

        public override void Fill(Span<byte> bytes)
        {
            lock (_random) _random.NextBytes(bytes);
        }
    }
}
