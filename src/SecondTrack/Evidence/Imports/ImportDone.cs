using System.Security.Cryptography;
using System.Text;
using SecondTrack.Keeping;
using SecondTrack.Text;

namespace SecondTrack.Evidence.Imports;

/// <summary>What an import would take in (a preview, <paramref name="Change"/> null) or has taken in, and what became of each entry.</summary>
/// <param name="Sources">New sources.</param>
/// <param name="Statements">New statements.</param>
public sealed record ImportDone(int Sources, int Passages, int Statements, ImportReport Report, Guid? Change)
{
    /// <summary>New issues and propositions that came as such, and not with a statement.</summary>
    public int Questions { get; init; }

    public bool BringsSomething => Sources + Passages + Statements + Questions > 0;
}

internal static class ImportWords
{
    public static readonly Words AlreadyHere = new("Already here; nothing was changed.", "已在库中，未作更改。");
}

/// <summary>
/// The id of what came out of a file: the same thing imported again has the same id and is not taken in twice. It differs between
/// compartments and shows nothing of the file.
/// </summary>
internal static class ImportedId
{
    public static Guid Of(Seat seat, string kind, params ReadOnlySpan<string> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(seat.CompartmentId.ToByteArray(bigEndian: true));
        Add(hash, kind);
        foreach (var part in parts) Add(hash, part);
        var bytes = hash.GetHashAndReset().AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>With its length before it, so that two parts are never read as one.</summary>
    private static void Add(IncrementalHash hash, string part)
    {
        var bytes = Encoding.UTF8.GetBytes(part);
        hash.AppendData(BitConverter.GetBytes(bytes.Length));
        hash.AppendData(bytes);
    }
}
