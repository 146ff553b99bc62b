using System.Security.Cryptography;
using System.Text;

namespace SecondTrack.Keeping;

/// <summary>The secret of an invitation: shown once, kept only as a hash. 256 bits of chance need neither salt nor a slow hash.</summary>
public static class SecretLink
{
    public static string New(Chance chance) => Convert.ToHexStringLower(chance.Bytes(32));

    /// <summary>What somebody pasted may carry spaces, or be the whole link.</summary>
    public static byte[] HashOf(string pasted)
    {
        var secret = pasted[(pasted.LastIndexOf('#') + 1)..].Trim();
        return SHA256.HashData(Encoding.UTF8.GetBytes(secret.ToLowerInvariant()));
    }
}
