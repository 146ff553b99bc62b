using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SecondTrack.SignedLog;

/// <summary>
/// The C2SP signed note at the head of a bundle: who made it for whom, and how far its maker had come. It names the recipient's key, so that nobody can
/// wrap it again for a third; age alone does not say who sent a file.
/// </summary>
/// <param name="Room">The room.</param>
/// <param name="From">The party that made the bundle.</param>
/// <param name="To">SHA-256 of the recipient's box key.</param>
/// <param name="Counter">Counts the bundles of its maker.</param>
/// <param name="Time">When, in milliseconds since 1970: a claim.</param>
/// <param name="Heads">The newest entries of each party.</param>
public sealed record Note(string Room, string From, string To, long Counter, long Time, IReadOnlyList<(string Party, Head Head)> Heads)
{
    /// <summary>The longest note in bytes.</summary>
    public const int MaxSize = 64 * 1024;

    private string Text()
    {
        var lines = new StringBuilder();
        lines.Append(CultureInfo.InvariantCulture, $"secondtrack.room/{Room}\nfrom {From}\nto {To}\ncounter {Counter}\ntime {Time}\n");
        foreach (var (party, head) in Heads) lines.Append(CultureInfo.InvariantCulture, $"head {party} {head.Seq} {head.Id}\n");
        return lines.ToString();
    }

    /// <summary>The note with its signature.</summary>
    public string Sign(SigningKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        var text = Text();
        var signed = new byte[68];
        BinaryPrimitives.WriteUInt32BigEndian(signed, KeyHash(Signer, key.Public));
        key.Sign(Encoding.UTF8.GetBytes(text)).CopyTo(signed, 4);
        return $"{text}\n— {Signer} {Convert.ToBase64String(signed)}\n";
    }

    private string Signer => $"{From}.{Room}";

    /// <summary>Reads a note; null when it is not well-formed. Who signed is for <see cref="IsSignedBy"/>.</summary>
    public static (Note Note, byte[] Signature)? Read(string note)
    {
        var parts = note.Split("\n\n");
        if (note.Length > MaxSize || parts.Length != 2) return null;
        var lines = parts[0].Split('\n');
        if (lines.Length < 5 || !lines[0].StartsWith("secondtrack.room/", StringComparison.Ordinal)) return null;
        var values = new[] { "from ", "to ", "counter ", "time " }.Zip(lines[1..5], (key, line) => line.StartsWith(key, StringComparison.Ordinal) ? line[key.Length..] : "").ToArray();
        if (!long.TryParse(values[2], NumberStyles.None, CultureInfo.InvariantCulture, out var counter) || !long.TryParse(values[3], NumberStyles.None, CultureInfo.InvariantCulture, out var time)) return null;
        var heads = new List<(string, Head)>();
        foreach (var words in lines[5..].Select(l => l.Split(' ')))
        {
            if (words.Length != 4 || words[0] != "head" || !long.TryParse(words[2], NumberStyles.None, CultureInfo.InvariantCulture, out var seq)) return null;
            heads.Add((words[1], new Head(seq, words[3])));
        }
        var read = new Note(lines[0][17..], values[0], values[1], counter, time, heads);
        // Written again it must be the same: one spelling, and no surprises in names.
        var start = $"{read.Text()}\n— {read.Signer} ";
        if (!note.StartsWith(start, StringComparison.Ordinal) || !note.EndsWith('\n') || Base64.Read(note[start.Length..^1]) is not { Length: 68 } signed) return null;
        return (read, signed);
    }

    /// <summary>Whether the key made the signature that stood under the note.</summary>
    public bool IsSignedBy(byte[] key, byte[] signature) =>
        BinaryPrimitives.ReadUInt32BigEndian(signature) == KeyHash(Signer, key) && SignatureRule.Verify(key, Encoding.UTF8.GetBytes(Text()), signature.AsSpan(4));

    private static uint KeyHash(string name, byte[] key) => BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData([.. Encoding.UTF8.GetBytes(name), 0x0A, 0x01, .. key]));
}
