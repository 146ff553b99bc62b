using System.Text;
using NSec.Cryptography;

namespace SecondTrack.Keeping.Keys;

/// <summary>What Argon2id costs whoever guesses a passphrase. Written with every wrapped key, so that it can be raised later.</summary>
public sealed record PassphraseCost(int MemoryKiB, int Passes)
{
    /// <summary>RFC 9106 asks for at least 64 MiB and three passes where memory is scarce.</summary>
    public static readonly PassphraseCost Usual = new(128 * 1024, 3);
}

/// <summary>
/// A 256-bit key of XChaCha20-Poly1305 (NSec, libsodium). It lies in memory that is locked against swapping, left out of core dumps, and
/// zeroed when the key is disposed.
/// </summary>
internal sealed class SealingKey : IDisposable
{
    public const int Size = 32, SaltSize = 16, NonceSize = 24, Overhead = NonceSize + 16;

    private static readonly AeadAlgorithm Algorithm = AeadAlgorithm.XChaCha20Poly1305;

    private readonly Key _key;

    private SealingKey(Key key) => _key = key;

    public static SealingKey Of(ReadOnlySpan<byte> bytes) => new(Key.Import(Algorithm, bytes, KeyBlobFormat.RawSymmetricKey));

    public static SealingKey OfPassphrase(string passphrase, ReadOnlySpan<byte> salt, PassphraseCost cost)
    {
        // The same phrase from every keyboard: full width, composed or not.
        var typed = Encoding.UTF8.GetBytes(passphrase.Trim().Normalize(NormalizationForm.FormKC));
        try
        {
            var slow = PasswordBasedKeyDerivationAlgorithm.Argon2id(new Argon2Parameters { DegreeOfParallelism = 1, MemorySize = cost.MemoryKiB, NumberOfPasses = cost.Passes });
            return new(slow.DeriveKey(typed, salt, Algorithm));
        }
        finally
        {
            System.Security.Cryptography.CryptographicOperations.ZeroMemory(typed);
        }
    }

    /// <summary>Nonce, ciphertext and tag behind <paramref name="head"/>. A random nonce of 192 bits never comes twice.</summary>
    public byte[] Close(ReadOnlySpan<byte> head, ReadOnlySpan<byte> content, ReadOnlySpan<byte> bound, Chance chance)
    {
        var closed = new byte[head.Length + Overhead + content.Length];
        head.CopyTo(closed);
        var nonce = closed.AsSpan(head.Length, NonceSize);
        chance.Fill(nonce);
        Algorithm.Encrypt(_key, nonce, bound, content, closed.AsSpan(head.Length + NonceSize));
        return closed;
    }

    /// <summary>Null where the key is another, or a bit is not as it was.</summary>
    public byte[]? Open(ReadOnlySpan<byte> closed, ReadOnlySpan<byte> bound)
    {
        if (closed.Length < Overhead) return null;
        var content = new byte[closed.Length - Overhead];
        return Algorithm.Decrypt(_key, closed[..NonceSize], bound, closed[NonceSize..], content) ? content : null;
    }

    public void Dispose() => _key.Dispose();
}
