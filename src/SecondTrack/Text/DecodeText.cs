using System.Buffers;
using System.Text;
using UtfUnknown;

namespace SecondTrack.Text;

/// <summary>The text of a file, without a byte order mark, and how its bytes were understood.</summary>
public sealed record DecodedText(string Text, string Encoding, bool HadMark)
{
    /// <summary>The file ended in the middle of its last character.</summary>
    public bool IsCutOff { get; init; }

    /// <summary>A guess is said, so that a reader who sees wrong characters knows where to turn.</summary>
    public ImportLine? Remark => IsCutOff
        ? new(null, Encoding, ImportMark.Remark,
            new("The file ends in the middle of a character: it was cut off.", "文件在一个字符中间断掉了，后面的内容已丢失。"))
        : Encoding == "utf-8" || HadMark ? null
        : new(null, Encoding, ImportMark.Remark, new Words(
            "The file was read as {0}; if characters look wrong, choose another encoding.", "文件按{0}编码读入；如有乱码，请改选其他编码。").With(Encoding));
}

/// <summary>
/// Bytes to text, strictly: what does not decode is refused, never replaced by U+FFFD. Without a mark: UTF-8 if it is valid, else the
/// Chinese
/// national encoding if the high bytes stand in pairs as Chinese does, else what the detector says. A reader may name the encoding instead.
/// </summary>
public static class DecodeText
{
    public const int MostBytes = 64 * 1024 * 1024;

    public static Outcome<DecodedText> Decode(byte[] bytes, string? encoding = null)
    {
        if (bytes.Length > MostBytes)
            return Unreadable("The file has {0} MB; text files up to {1} MB are read. Split it.",
                "文件有{0} MB，最多可读{1} MB的文本文件，请拆分后再试。", bytes.Length / 1048576, MostBytes / 1048576);
        if (bytes.AsSpan().IndexOfAnyExcept(" \t\r\n"u8) < 0)
            return Unreadable("The file is empty.", "文件是空的。");
        if (encoding is not null)
            return ByName(encoding) is not { } named
                ? Unreadable("The encoding “{0}” is not known here. Try UTF-8 or GB18030.", "不认识编码“{0}”，请试用UTF-8或GB18030。", encoding)
                : Valid(Strictly(bytes, named, hadMark: false), encoding);
        foreach (var (mark, name) in Marks)
            if (bytes.AsSpan().StartsWith(mark)) return Valid(Strictly(bytes[mark.Length..], ByName(name)!, hadMark: true), name);
        if (Zeros(bytes) is var (even, odd) && even + odd > 0) return WithZeros(bytes, even, odd);
        if (Utf8(bytes) is { } utf8) return utf8;
        foreach (var guess in Guesses(bytes))
            if (ByName(guess) is { } known && Strictly(bytes, known, hadMark: false) is { } text) return text;
        return Unreadable("The encoding of the file cannot be told. Save it as UTF-8, or choose its encoding.",
            "无法判断文件的编码，请另存为UTF-8，或自行指定编码。");
    }

    private static readonly (byte[] Mark, string Name)[] Marks =
    [
        ([0xEF, 0xBB, 0xBF], "utf-8"),
        ([0xFF, 0xFE, 0, 0], "utf-32"),
        ([0xFF, 0xFE], "utf-16"),
        ([0xFE, 0xFF], "utf-16BE"),
    ];

    private static IEnumerable<string> Guesses(byte[] bytes)
    {
        var detected = CharsetDetector.DetectFromBytes(bytes).Detected;
        var asian = detected?.EncodingName is { } n && (n.StartsWith("big5", StringComparison.OrdinalIgnoreCase)
            || n.StartsWith("euc", StringComparison.OrdinalIgnoreCase) || n.StartsWith("shift", StringComparison.OrdinalIgnoreCase));
        if (asian && detected!.Confidence > 0.8) yield return detected.EncodingName;
        if (InPairs(bytes)) yield return "gb18030";
        if (detected is { Confidence: > 0.3f, EncodingName: not null }) yield return detected.EncodingName;
        yield return "windows-1252";
    }

    /// <summary>Text that is UTF-8 but for a few bytes is damaged UTF-8, and no guess at another encoding makes it better.</summary>
    private static Outcome<DecodedText>? Utf8(byte[] bytes)
    {
        int good = 0, bad = 0, firstBad = -1;
        for (var i = 0; i < bytes.Length;)
        {
            var valid = Rune.DecodeFromUtf8(bytes.AsSpan(i), out _, out var length) == OperationStatus.Done;
            if (valid && length > 1) good++;
            if (!valid && bad++ == 0) firstBad = i;
            i += length;
        }
        if (bad == 0) return Strictly(bytes, ByName("utf-8")!, hadMark: false)!;
        var start = bytes.AsSpan(0, firstBad);
        if (good > 0 && bad == 1 && Rune.DecodeFromUtf8(bytes.AsSpan(firstBad), out _, out _) == OperationStatus.NeedMoreData)
            return Strictly(start.ToArray(), ByName("utf-8")!, hadMark: false)! with { IsCutOff = true };
        if (good < 5 * bad) return null;
        return Unreadable("The file is UTF-8, but damaged at line {0}. Export it again, or choose another encoding.",
            "文件是UTF-8编码，但第{0}行已损坏，请重新导出，或改选其他编码。", start.Count((byte)'\n') + 1);
    }

    /// <summary>In Chinese encodings both bytes of a common character are high; in Latin ones a high byte stands alone among
    /// letters.</summary>
    private static bool InPairs(byte[] bytes)
    {
        int paired = 0, high = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] < 0x80) continue;
            high++;
            if (i + 1 >= bytes.Length || bytes[i] < 0xA1 || bytes[i + 1] < 0xA1) continue;
            paired += 2;
            high++;
            i++;
        }
        return paired >= high * 0.8;
    }

    private static (int Even, int Odd) Zeros(byte[] bytes)
    {
        int even = 0, odd = 0;
        for (var i = 0; i < bytes.Length; i++)
            if (bytes[i] == 0) _ = i % 2 == 0 ? even++ : odd++;
        return (even, odd);
    }

    private static Outcome<DecodedText> WithZeros(byte[] bytes, int even, int odd)
    {
        // Text in UTF-16 without a mark has its zero bytes on one side, and no control characters.
        if (bytes.Length % 2 == 0 && Math.Min(even, odd) * 3 < Math.Max(even, odd)
            && Strictly(bytes, ByName(odd > even ? "utf-16" : "utf-16BE")!, hadMark: false) is { } text
            && !text.Text.Any(c => char.IsControl(c) && c is not ('\t' or '\r' or '\n')))
            return text;
        return Unreadable("This is not a text file.", "这不是文本文件。");
    }

    private static DecodedText? Strictly(byte[] bytes, Encoding encoding, bool hadMark)
    {
        try
        {
            return new(encoding.GetString(bytes), encoding.WebName, hadMark);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static Encoding? ByName(string name)
    {
        // GB 18030 contains GBK and GB 2312, and pages that declare the smaller ones use the larger.
        if (name.StartsWith("gb", StringComparison.OrdinalIgnoreCase)
            || name.Equals("hz-gb-2312", StringComparison.OrdinalIgnoreCase)) name = "gb18030";
        if (name.Equals("ascii", StringComparison.OrdinalIgnoreCase)) name = "utf-8";
        var found = CodePagesEncodingProvider.Instance.GetEncoding(name, EncoderFallback.ExceptionFallback,
            DecoderFallback.ExceptionFallback);
        if (found is not null) return found;
        try
        {
            return Encoding.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static Outcome<DecodedText> Valid(DecodedText? text, string encoding) => text is not null ? text : Unreadable(
        "The file is not valid {0}: it is damaged, or in another encoding. Choose its encoding.",
        "文件不是有效的{0}：可能已损坏，或用的是别的编码，请自行指定编码。", encoding);

    private static UnreadableFile Unreadable(string en, string zh, params object[] values) => new(new Words(en, zh).With(values));
}
