namespace SecondTrack.SignedLog.Age;

/// <summary>Bech32 (BIP 173) without its limit of ninety characters, as age writes its recipients and identities.</summary>
internal static class Bech32
{
    private const string Letters = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";

    /// <summary>The text of 32 bytes under a prefix in lower case.</summary>
    public static string Write(string prefix, ReadOnlySpan<byte> bytes)
    {
        var groups = Regroup(bytes, 8, 5, true)!;
        var check = Checksum(prefix, [.. groups, 0, 0, 0, 0, 0, 0]) ^ 1;
        for (var i = 0; i < 6; i++) groups.Add((byte)((check >> (5 * (5 - i))) & 31));
        return prefix + "1" + string.Concat(groups.Select(g => Letters[g]));
    }

    /// <summary>The bytes under exactly this prefix; null when the text is not well-formed.</summary>
    public static byte[]? Read(string prefix, string text)
    {
        var lower = text.ToLowerInvariant();
        if (text.Any(char.IsAsciiLetterLower) && text.Any(char.IsAsciiLetterUpper)) return null;
        if (!lower.StartsWith(prefix + "1", StringComparison.Ordinal) || lower.Length < prefix.Length + 7) return null;
        var groups = lower[(prefix.Length + 1)..].Select(c => Letters.IndexOf(c, StringComparison.Ordinal)).ToArray();
        if (groups.Contains(-1) || Checksum(prefix, [.. groups.Select(g => (byte)g)]) != 1) return null;
        return Regroup([.. groups[..^6].Select(g => (byte)g)], 5, 8, false)?.ToArray();
    }

    private static List<byte>? Regroup(ReadOnlySpan<byte> from, int width, int to, bool pad)
    {
        var (bits, held, result) = (0u, 0, new List<byte>());
        foreach (var group in from)
        {
            bits = (bits << width) | group;
            held += width;
            while (held >= to) result.Add((byte)((bits >> (held -= to)) & ((1u << to) - 1)));
        }
        var rest = (byte)((bits << (to - held)) & ((1u << to) - 1));
        if (pad && held > 0) result.Add(rest);
        return pad || (held < width && rest == 0) ? result : null;
    }

    private static uint Checksum(string prefix, byte[] groups)
    {
        uint[] generator = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];
        var check = 1u;
        foreach (var value in prefix.Select(c => (byte)(c >> 5)).Append((byte)0).Concat(prefix.Select(c => (byte)(c & 31))).Concat(groups))
        {
            var top = check >> 25;
            check = ((check & 0x1ffffff) << 5) ^ value;
            for (var i = 0; i < 5; i++) if (((top >> i) & 1) == 1) check ^= generator[i];
        }
        return check;
    }
}
