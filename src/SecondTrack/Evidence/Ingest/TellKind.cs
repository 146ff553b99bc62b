using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace SecondTrack.Evidence.Ingest;

public enum DocumentKind
{
    Text,
    Page,
    Pdf,
    Word,
    Email,

    /// <summary>Known, and not read: an archive, a picture, an old binary format.</summary>
    Other,
}

/// <summary>What a document is, by its bytes alone: a name is what somebody wrote, a declared type what a server guessed.</summary>
internal static partial class TellKind
{
    public static (DocumentKind Kind, Words? Name) Of(byte[] bytes)
    {
        var head = bytes.AsSpan(0, Math.Min(bytes.Length, 1024));
        if (head.IndexOf("%PDF-"u8) >= 0) return (DocumentKind.Pdf, null);
        if (head.StartsWith("PK\u0003\u0004"u8) || head.StartsWith("PK\u0005\u0006"u8)) return Archive(bytes);
        foreach (var (start, name) in Others)
            if (head.StartsWith(start)) return (DocumentKind.Other, name);
        if (head.Length > 12 && head.StartsWith("RIFF"u8) && head[8..12].SequenceEqual("WEBP"u8)) return (DocumentKind.Other, Picture);
        var start4096 = AsText(bytes.AsSpan(0, Math.Min(bytes.Length, 4096)));
        if (PageStart().IsMatch(start4096)) return (DocumentKind.Page, null);
        if (IsEmail(start4096)) return (DocumentKind.Email, null);
        return (PageMarks().IsMatch(start4096) || Tags().Count(start4096) >= 5 ? DocumentKind.Page : DocumentKind.Text, null);
    }

    private static readonly Words Picture = new("a picture", "图片");
    private static readonly Words OldOffice = new("an old Office file (.doc, .xls, .ppt)", "旧版Office文件（.doc、.xls、.ppt）");
    private static readonly Words Packed = new("a packed archive", "压缩包");
    private static readonly Words Program = new("a program", "程序文件");
    private static readonly Words Recording = new("a sound or film file", "音频或视频文件");

    private static readonly (byte[] Start, Words Name)[] Others =
    [
        ([0x89, 0x50, 0x4E, 0x47], Picture), ([0xFF, 0xD8, 0xFF], Picture), ([0x47, 0x49, 0x46, 0x38], Picture),
        ([0x42, 0x4D], Picture), ([0x49, 0x49, 0x2A, 0], Picture), ([0x4D, 0x4D, 0, 0x2A], Picture),
        ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], OldOffice),
        ([0x1F, 0x8B], Packed), ([0x37, 0x7A, 0xBC, 0xAF], Packed), ([0x52, 0x61, 0x72, 0x21], Packed), ([0x42, 0x5A, 0x68], Packed),
        ([0xFD, 0x37, 0x7A, 0x58, 0x5A], Packed),
        ([0x4D, 0x5A, 0x90], Program), ([0x7F, 0x45, 0x4C, 0x46], Program),
        ([0x49, 0x44, 0x33], Recording), ([0x4F, 0x67, 0x67, 0x53], Recording), ([0, 0, 0, 0x18, 0x66, 0x74, 0x79, 0x70], Recording),
        ([0, 0, 0, 0x20, 0x66, 0x74, 0x79, 0x70], Recording),
        ([0x7B, 0x5C, 0x72, 0x74, 0x66], new("an RTF file", "RTF文件")),
        ([0x53, 0x51, 0x4C, 0x69, 0x74, 0x65, 0x20, 0x66], new("a database", "数据库文件")),
    ];

    private static (DocumentKind, Words?) Archive(byte[] bytes)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
            if (zip.Entries.Any(e => e.FullName.Equals("word/document.xml", StringComparison.OrdinalIgnoreCase))) return (DocumentKind.Word, null);
            return (DocumentKind.Other, zip.Entries.Any(e => e.FullName is "[Content_Types].xml" or "mimetype")
                ? new("another kind of office document or book", "其他类型的办公文档或电子书")
                : Packed);
        }
        catch (InvalidDataException)
        {
            // Cut off before its list of contents: what begins as a Word file should be called one.
            return bytes.AsSpan(0, Math.Min(bytes.Length, 4096)).IndexOf("[Content_Types].xml"u8) >= 0
                || bytes.AsSpan().IndexOf("word/document.xml"u8) >= 0
                ? (DocumentKind.Word, null)
                : (DocumentKind.Other, Packed);
        }
    }

    /// <summary>An e-mail begins with header lines, one of which only e-mails have.</summary>
    private static bool IsEmail(string start)
    {
        var seen = 0;
        var sure = false;
        foreach (var line in start.Split('\n'))
        {
            var text = line.TrimEnd('\r');
            if (text.Length == 0) break;
            if (text[0] is ' ' or '\t' && seen > 0) continue;
            if (seen == 0 && text.StartsWith("From ", StringComparison.Ordinal)) continue;
            if (!Header().IsMatch(text)) return false;
            sure |= OnlyInEmail().IsMatch(text);
            seen++;
        }
        return seen >= 2 && sure;
    }

    private static string AsText(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length >= 2 && BinaryPrimitives.ReadUInt16BigEndian(bytes) == 0xFFFE) return Encoding.Unicode.GetString(bytes[2..]);
        if (bytes.Length >= 2 && BinaryPrimitives.ReadUInt16BigEndian(bytes) == 0xFEFF) return Encoding.BigEndianUnicode.GetString(bytes[2..]);
        if (bytes.StartsWith(Encoding.UTF8.Preamble)) bytes = bytes[3..];
        // UTF-16 without its mark has a zero byte beside each of these letters.
        return Encoding.Latin1.GetString(bytes).Replace("\0", "", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"^\s*(<\?xml[^>]*\?>\s*)?(<!--.*?-->\s*)*<(!doctype\s+html|html|head|body)\b", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex PageStart();

    [GeneratedRegex(@"<html[\s>]|<body[\s>]|<meta\s[^>]*charset|^\s*<(div|p|article|table|h1)[\s>]", RegexOptions.IgnoreCase)]
    private static partial Regex PageMarks();

    /// <summary>A piece of a page, cut out without its head, is still a page.</summary>
    [GeneratedRegex(@"<(?:table|tr|td|div|p|br|a|font|img|span|center|script|li|ul)\b[^<>]*>", RegexOptions.IgnoreCase)]
    private static partial Regex Tags();

    [GeneratedRegex(@"^[!-9;-~]+:(\s|$)")]
    private static partial Regex Header();

    [GeneratedRegex(@"^(Received|Return-Path|Message-ID|MIME-Version|Delivered-To|DKIM-Signature|X-Mailer|Content-Type|From):\s", RegexOptions.IgnoreCase)]
    private static partial Regex OnlyInEmail();
}
