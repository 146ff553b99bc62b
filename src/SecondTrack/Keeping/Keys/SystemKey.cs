using System.Security.Cryptography;
using System.Text;

namespace SecondTrack.Keeping.Keys;

/// <summary>
/// The key file of this server: one line, an id and 32 random bytes. The key store of the system puts it where only this process reads it
/// (systemd-creds, a TPM), outside the store and its backups.
/// </summary>
public sealed class SystemKey(string? path)
{
    private const string Head = "secondtrack-key-1";
    private const int IdSize = 16;

    public bool IsThere => !string.IsNullOrEmpty(path);

    /// <summary>Reads the file anew each time: the key stays in memory only while it is used.</summary>
    internal Outcome<(byte[] Id, SealingKey Key)> Read()
    {
        if (!IsThere) return new NoSystemKey();
        byte[] file;
        try
        {
            file = File.ReadAllBytes(path!);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new KeyFileIsNotThere(path!);
        }
        var bytes = new byte[IdSize + SealingKey.Size];
        try
        {
            var parts = Encoding.ASCII.GetString(file).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (parts is not [Head, var hex, var check] || hex.Length != 2 * bytes.Length || !TryHex(hex, bytes) || check != CheckOf(bytes)) return new KeyFileIsDamaged(path!);
            return (bytes[..IdSize], SealingKey.Of(bytes.AsSpan(IdSize)));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bytes);
            CryptographicOperations.ZeroMemory(file);
        }
    }

    /// <summary>The line of a new key file.</summary>
    public static string Make(Chance chance)
    {
        var bytes = chance.Bytes(IdSize + SealingKey.Size);
        return $"{Head} {Convert.ToHexStringLower(bytes)} {CheckOf(bytes)}\n";
    }

    private static bool TryHex(string hex, byte[] bytes) =>
        Convert.FromHexString(hex, bytes, out _, out var written) == System.Buffers.OperationStatus.Done && written == bytes.Length;

    private static string CheckOf(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 4));
}
