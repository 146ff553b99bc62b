using System.Security.Cryptography;
using System.Text;
using NSec.Cryptography;

namespace SecondTrack.SignedLog.Age;

/// <summary>Why an age file cannot be opened, in the classes of the C2SP vectors.</summary>
public enum AgeFault
{
    /// <summary>The header is not well-formed, or a stanza for us is damaged.</summary>
    Header,
    /// <summary>No stanza is for this key.</summary>
    NoMatch,
    /// <summary>The header was changed after it was written.</summary>
    Mac,
    /// <summary>The body is damaged, cut short or has something after its end.</summary>
    Payload,
}

/// <summary>The text header of an age v1 file: who can open it, and the code that nobody without the file key could have written.</summary>
internal static class AgeHeader
{
    private const string Version = "age-encryption.org/v1";
    private const int MaxSize = 65536;

    internal sealed record Stanza(string[] Arguments, byte[] Body);

    /// <summary>Reads a header and finds the file key; the stream then stands at the payload.</summary>
    public static (byte[]? FileKey, AgeFault? Fault) Open(Stream from, BoxKey key)
    {
        var read = new MemoryStream();
        if (Line(from, read) != Version) return (null, AgeFault.Header);
        var stanzas = new List<Stanza>();
        while (true)
        {
            var start = read.Length;
            var line = Line(from, read);
            if (line is null) return (null, AgeFault.Header);
            if (line.StartsWith("---", StringComparison.Ordinal)) return stanzas.Count == 0 ? (null, AgeFault.Header) : Unwrap(stanzas, key, line, read.ToArray()[..((int)start + 3)]);
            if (ReadStanza(line, from, read) is not { } stanza) return (null, AgeFault.Header);
            stanzas.Add(stanza);
        }
    }

    /// <summary>The header that lets each of the recipients open a file with this key.</summary>
    public static byte[] Write(IReadOnlyList<byte[]> recipients, byte[] fileKey, RandomBytes random)
    {
        var text = new StringBuilder(Version + "\n");
        foreach (var recipient in recipients)
        {
            var seed = new byte[32];
            random(seed);
            using var ephemeral = new BoxKey(seed);
            var secret = ephemeral.Agree(recipient) ?? throw new ArgumentException("A recipient's key is of low order.", nameof(recipients));
            var body = AeadAlgorithm.ChaCha20Poly1305.Encrypt(WrapKey(secret, ephemeral.Public, recipient), new byte[12], default, fileKey);
            text.Append("-> X25519 ").Append(Base64(ephemeral.Public)).Append('\n').Append(Base64(body)).Append('\n');
        }
        text.Append("---");
        return Encoding.ASCII.GetBytes($"{text} {Base64(Mac(fileKey, Encoding.ASCII.GetBytes(text.ToString())))}\n");
    }

    private static (byte[]?, AgeFault?) Unwrap(List<Stanza> stanzas, BoxKey key, string end, byte[] authenticated)
    {
        if (!end.StartsWith("--- ", StringComparison.Ordinal) || FromBase64(end[4..]) is not { Length: 32 } mac) return (null, AgeFault.Header);
        byte[]? fileKey = null;
        foreach (var stanza in stanzas)
        {
            // A scrypt stanza may only stand alone, and is for nobody who has a key.
            if (stanza.Arguments[0] == "scrypt" && stanzas.Count > 1) return (null, AgeFault.Header);
            if (stanza.Arguments[0] != "X25519") continue;
            if (stanza.Arguments.Length != 2 || FromBase64(stanza.Arguments[1]) is not { Length: 32 } share || stanza.Body.Length != 32) return (null, AgeFault.Header);
            if (key.Agree(share) is not { } secret) return (null, AgeFault.Header);
            fileKey ??= AeadAlgorithm.ChaCha20Poly1305.Decrypt(WrapKey(secret, share, key.Public), new byte[12], default, stanza.Body);
        }
        if (fileKey is null) return (null, AgeFault.NoMatch);
        return CryptographicOperations.FixedTimeEquals(Mac(fileKey, authenticated), mac) ? (fileKey, null) : (null, AgeFault.Mac);
    }

    private static Stanza? ReadStanza(string line, Stream from, MemoryStream read)
    {
        if (!line.StartsWith("-> ", StringComparison.Ordinal)) return null;
        var arguments = line[3..].Split(' ');
        if (arguments.Any(a => a.Length == 0 || a.Any(c => c is < '!' or > '~'))) return null;
        var body = new StringBuilder();
        while (true)
        {
            if (Line(from, read) is not { Length: <= 64 } part) return null;
            body.Append(part);
            if (part.Length < 64) break;
        }
        return FromBase64(body.ToString()) is { } bytes ? new Stanza(arguments, bytes) : null;
    }

    /// <summary>One line in ASCII without its line feed; null at the end of the file or beyond the limit.</summary>
    private static string? Line(Stream from, MemoryStream read)
    {
        var start = (int)read.Length;
        for (int next; (next = from.ReadByte()) >= 0;)
        {
            read.WriteByte((byte)next);
            if (next == '\n') return Encoding.ASCII.GetString(read.GetBuffer(), start, (int)read.Length - start - 1);
            if (read.Length > MaxSize || next > 126) return null;
        }
        return null;
    }

    private static Key WrapKey(byte[] secret, byte[] share, byte[] recipient) => Derived(secret, [.. share, .. recipient], "age-encryption.org/v1/X25519");

    private static Key Derived(byte[] secret, byte[] salt, string use) =>
        Key.Import(AeadAlgorithm.ChaCha20Poly1305, HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 32, salt, Encoding.ASCII.GetBytes(use)), KeyBlobFormat.RawSymmetricKey);

    private static byte[] Mac(byte[] fileKey, byte[] data) => HMACSHA256.HashData(HKDF.DeriveKey(HashAlgorithmName.SHA256, fileKey, 32, [], "header"u8.ToArray()), data);

    /// <summary>The key of the payload under the nonce that starts it.</summary>
    public static Key PayloadKey(byte[] fileKey, byte[] nonce) => Derived(fileKey, nonce, "payload");

    private static string Base64(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=');

    /// <summary>Base64 without padding and with no spare bits set, the only spelling age accepts.</summary>
    private static byte[]? FromBase64(string text)
    {
        var bytes = new byte[(text.Length * 3 / 4) + 3];
        return Convert.TryFromBase64String(text.PadRight((text.Length + 3) / 4 * 4, '='), bytes, out var length) && Base64(bytes[..length]) == text ? bytes[..length] : null;
    }
}
