using System.Buffers;
using System.Security.Cryptography;

namespace SecondTrack.SignedLog;

/// <summary>SHA-256 as the log writes it: 64 lower-case hexadecimal digits.</summary>
public static class Hash
{
    /// <summary>The hash of the bytes.</summary>
    public static string Hex(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(bytes, hash);
        return Convert.ToHexStringLower(hash);
    }

    /// <summary>Whether the text is a hash as the log writes it.</summary>
    public static bool IsHex(string text, int bytes = 32) => text.Length == 2 * bytes && !text.AsSpan().ContainsAnyExcept(Digit);

    private static readonly SearchValues<char> Digit = SearchValues.Create("0123456789abcdef");

    /// <summary>
    /// Sixty decimal digits in twelve groups of five that two people can compare by voice: every five bytes (big-endian, modulo 100,000) of
    /// the first thirty bytes of the hash are one group, and so are those of SHA-256 of the hash for the other six.
    /// </summary>
    public static string Digits(string hex)
    {
        var once = Convert.FromHexString(hex);
        var twice = SHA256.HashData(once);
        return string.Join(' ', Groups(once).Concat(Groups(twice)));

        static IEnumerable<string> Groups(byte[] hash) => Enumerable.Range(0, 6).Select(group =>
        {
            ulong value = 0;
            for (var i = 0; i < 5; i++) value = (value << 8) | hash[(group * 5) + i];
            return (value % 100_000).ToString("00000", System.Globalization.CultureInfo.InvariantCulture);
        });
    }
}
