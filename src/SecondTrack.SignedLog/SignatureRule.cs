using NSec.Cryptography;

namespace SecondTrack.SignedLog;

/// <summary>
/// Signature rule V1. "Ed25519 verify" is not one function: libraries differ on edge cases that a hostile signer can choose. The protocol pins that of
/// libsodium: S below the group order, R and A in canonical encoding and not of small order, the equation without cofactor. In addition a key must lie in
/// the prime-order subgroup when it is registered.
/// </summary>
public static class SignatureRule
{
    /// <summary>Bytes of a public key.</summary>
    public const int KeySize = 32;

    /// <summary>Bytes of a signature.</summary>
    public const int SignatureSize = 64;

    private static readonly SignatureAlgorithm Ed25519 = SignatureAlgorithm.Ed25519;

    /// <summary>Whether <paramref name="signature"/> is one of <paramref name="data"/> by the key, under rule V1.</summary>
    public static bool Verify(ReadOnlySpan<byte> key, ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature) =>
        PublicKey.TryImport(Ed25519, key, KeyBlobFormat.RawPublicKey, out var opened) && Ed25519.Verify(opened!, data, signature);

    /// <summary>Whether a key may be registered: the canonical encoding of a point of the prime-order subgroup.</summary>
    public static bool IsRegistrable(ReadOnlySpan<byte> key) => key.Length == KeySize && Org.BouncyCastle.Math.EC.Rfc8032.Ed25519.ValidatePublicKeyFull(key.ToArray(), 0);
}
