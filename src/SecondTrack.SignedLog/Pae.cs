using System.Text;

namespace SecondTrack.SignedLog;

/// <summary>DSSE pre-authentication encoding: what is signed names its own kind, so that a signature under one thing is never one under another.</summary>
internal static class Pae
{
    public const string Entry = "application/vnd.secondtrack.entry+json";
    public const string Genesis = "application/vnd.secondtrack.genesis+json";
    public const string Key = "application/vnd.secondtrack.key+json";
    public const string Join = "application/vnd.secondtrack.join+json";

    public static byte[] Of(string type, ReadOnlySpan<byte> bytes)
    {
        var start = Encoding.ASCII.GetBytes(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"DSSEv1 {type.Length} {type} {bytes.Length} "));
        var all = new byte[start.Length + bytes.Length];
        start.CopyTo(all, 0);
        bytes.CopyTo(all.AsSpan(start.Length));
        return all;
    }
}
