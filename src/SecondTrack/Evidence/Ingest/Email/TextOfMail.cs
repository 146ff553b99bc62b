using System.Text.RegularExpressions;

namespace SecondTrack.Evidence.Ingest.Email;

/// <summary>Plain mail to paragraphs, and which of them are new: quoted letters and signatures are kept aside, each with the reason.</summary>
internal static partial class TextOfMail
{
    private static readonly (string En, string Zh) Quoted = ("Quoted from an earlier message", "引自此前的邮件");
    private static readonly (string En, string Zh) Signature = ("Signature", "签名");

    public static IReadOnlyList<string> Paragraphs(string text)
    {
        var paragraphs = new List<string>();
        var lines = new List<string>();
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n').Append(""))
        {
            var starts = lines.Count > 0 && (IsQuoted(line) != IsQuoted(lines[^1]) || line == "-- " || lines[0] == "-- " || Introduces(line));
            if (line.Trim().Length == 0 || starts) Flush();
            if (line.Trim().Length > 0) lines.Add(line);
        }
        return paragraphs;

        void Flush()
        {
            if (lines.Count == 0) return;
            // Mail programs break lines near 76 characters; a block of short lines (an address, a verse, a list) was broken by its writer.
            var filled = lines.Count > 1 && lines.SkipLast(1).All(l => l.Length >= 50 || (JoinLines.IsWide(l.Trim()[^1]) && l.Length >= 25));
            paragraphs.Add(lines[0] == "-- " ? "-- " : filled ? JoinLines.Of(lines.Select(l => l.TrimEnd())) : string.Join('\n', lines.Select(l => l.Trim())));
            lines.Clear();
        }
    }

    public static IReadOnlyList<TextBlock> Blocks(IReadOnlyList<string> paragraphs)
    {
        var blocks = new List<TextBlock>();
        var (rest, signature) = (false, false);
        for (var i = 0; i < paragraphs.Count; i++)
        {
            var text = paragraphs[i].Normalize();
            signature |= text == "-- ";
            rest |= BeginsOldLetter(text) && i > 0;
            var leadsToQuote = Introduces(text) && i + 1 < paragraphs.Count && IsQuoted(paragraphs[i + 1]);
            (string En, string Zh)? why = rest || IsQuoted(text) || leadsToQuote ? Quoted : signature ? Signature : null;
            if (text != "-- ") blocks.Add(new(text, why is null, why?.En, why?.Zh));
        }
        return blocks;
    }

    private static bool IsQuoted(string line) => line.TrimStart().StartsWith('>');

    private static bool Introduces(string line) => Wrote().IsMatch(line);

    private static bool BeginsOldLetter(string text) => OldLetter().IsMatch(text);

    [GeneratedRegex(@"^\s*(On\s.{6,120}\swrote:|.{4,80}(写道|寫道)\s*[：:])\s*$", RegexOptions.Singleline)]
    private static partial Regex Wrote();

    [GeneratedRegex(@"^\s*(-{2,}\s*(Original Message|Forwarded message|原始邮件|转发的邮件|原始郵件)\s*-{2,}|_{10,}|(From|发件人|寄件者)\s*[：:].*\n\s*(Sent|Date|To|发送时间|时间|日期|收件人)\s*[：:])", RegexOptions.IgnoreCase)]
    private static partial Regex OldLetter();
}
