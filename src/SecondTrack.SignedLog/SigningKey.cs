using NSec.Cryptography;

namespace SecondTrack.SignedLog;

/// <summary>An Ed25519 key that can sign: the online signing key of a party, or its offline root key.</summary>
public sealed class SigningKey : IDisposable
{
    private readonly Key _key;

    /// <summary>Opens the key whose seed (32 bytes, RFC 8032) this is.</summary>
    public SigningKey(ReadOnlySpan<byte> seed)
    {
        _key = Key.Import(SignatureAlgorithm.Ed25519, seed, KeyBlobFormat.RawPrivateKey);
        Public = _key.PublicKey.Export(KeyBlobFormat.RawPublicKey);
        Id = Hash.Hex(Public);
    }

    /// <summary>The 32 bytes of the public key.</summary>
    public byte[] Public { get; }

    /// <summary>SHA-256 of the public key in hexadecimal: how entries name the key.</summary>
    public string Id { get; }

    /// <summary>The signature (64 bytes) of the data.</summary>
    public byte[] Sign(ReadOnlySpan<byte> data) => SignatureAlgorithm.Ed25519.Sign(_key, data);

    /// <inheritdoc/>
    public void Dispose() => _key.Dispose();
}
