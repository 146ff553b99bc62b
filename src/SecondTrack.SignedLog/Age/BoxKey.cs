using NSec.Cryptography;

namespace SecondTrack.SignedLog.Age;

/// <summary>An X25519 key that opens age files: the box key of a party. Written as age writes it, so that Debian's <c>age -d -i</c> takes it.</summary>
public sealed class BoxKey : IDisposable
{
    private readonly Key _key;
    private readonly byte[] _seed;

    /// <summary>Opens the key of these 32 bytes.</summary>
    public BoxKey(ReadOnlySpan<byte> seed)
    {
        _seed = seed.ToArray();
        _key = Key.Import(KeyAgreementAlgorithm.X25519, seed, KeyBlobFormat.RawPrivateKey);
        Public = _key.PublicKey.Export(KeyBlobFormat.RawPublicKey);
    }

    /// <summary>The 32 bytes of the public key.</summary>
    public byte[] Public { get; }

    /// <summary>The key as a line of an age identity file: AGE-SECRET-KEY-1…</summary>
    public string Identity => Bech32.Write("age-secret-key-", _seed).ToUpperInvariant();

    /// <summary>The public key as age names a recipient: age1…</summary>
    public string Recipient => Bech32.Write("age", Public);

    /// <summary>Reads an AGE-SECRET-KEY-1… line; null when it is not one.</summary>
    public static BoxKey? FromIdentity(string line) => Bech32.Read("age-secret-key-", line) is { Length: 32 } seed ? new BoxKey(seed) : null;

    /// <summary>The secret shared with the public key; null when the key is of low order and the secret would be known to all.</summary>
    internal byte[]? Agree(ReadOnlySpan<byte> with)
    {
        if (!PublicKey.TryImport(KeyAgreementAlgorithm.X25519, with, KeyBlobFormat.RawPublicKey, out var other)) return null;
        using var secret = KeyAgreementAlgorithm.X25519.Agree(_key, other!, new SharedSecretCreationParameters { ExportPolicy = KeyExportPolicies.AllowPlaintextExport });
        return secret?.Export(SharedSecretBlobFormat.RawSharedSecret);
    }

    /// <inheritdoc/>
    public void Dispose() => _key.Dispose();
}
