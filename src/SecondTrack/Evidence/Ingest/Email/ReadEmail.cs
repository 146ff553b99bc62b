using System.Text;
using MimeKit;
using SecondTrack.Evidence.Formats;

namespace SecondTrack.Evidence.Ingest.Email;

/// <summary>An e-mail to paragraphs: who wrote it, when, and what is new in it; what it quotes and its signature are kept aside.</summary>
internal static class ReadEmail
{
    private static readonly Words Kind = new("e-mail", "电子邮件");

    public static Outcome<ReadDocument> Read(byte[] bytes)
    {
        try
        {
            using var stream = new MemoryStream(bytes, writable: false);
            return Read(MimeMessage.Load(Options(bytes), stream));
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return new DocumentIsDamaged(Kind);
        }
    }

    private static Outcome<ReadDocument> Read(MimeMessage message)
    {
        var part = message.BodyParts.OfType<TextPart>().Where(p => !p.IsAttachment).OrderBy(p => p.IsHtml ? 1 : p.IsPlain ? 0 : 2).FirstOrDefault(HasText);
        if (part is null) return new DocumentHasNoText();
        var decoded = Decoded(part);
        if (!decoded.Done) return decoded.Refusal is UnreadableDocument known ? known : new DocumentIsDamaged(Kind);
        var paragraphs = part.IsHtml ? TextOfMarkup.Paragraphs(decoded.Value.Text) : TextOfMail.Paragraphs(decoded.Value.Text);
        var blocks = TextOfMail.Blocks(paragraphs);
        if (!blocks.Any(b => b.Kept)) return new DocumentHasNoText();
        var from = message.From.Mailboxes.FirstOrDefault();
        return new ReadDocument
        {
            Title = (message.Subject ?? "").Trim().Normalize(),
            Author = (string.IsNullOrWhiteSpace(from?.Name) ? from?.Address ?? "" : from.Name.Trim()).Normalize(),
            Date = message.Date is { Year: > 1970 } sent ? PartialDate.Day(DateOnly.FromDateTime(sent.DateTime)) : PartialDate.Unknown,
            LanguageTag = TellLanguage.Of(string.Concat(blocks.Where(b => b.Kept).Select(b => b.Text))),
            Encoding = decoded.Value.Encoding,
            Blocks = blocks,
            Warnings = [.. Warnings(message, decoded.Value, declared: part.ContentType.Charset is not null)],
        };
    }

    private static bool HasText(TextPart part) => part.Content?.Stream is { Length: > 0 };

    /// <summary>The declared encoding, strictly; where it is missing or wrong, what the bytes themselves say.</summary>
    private static Outcome<DecodedText> Decoded(TextPart part)
    {
        using var content = new MemoryStream();
        part.Content!.DecodeTo(content);
        var bytes = content.ToArray();
        if (part.ContentType.Charset is { Length: > 0 } charset && DecodeText.Decode(bytes, charset) is { Done: true } declared) return declared;
        return DecodeText.Decode(bytes);
    }

    private static IEnumerable<LocalText> Warnings(MimeMessage message, DecodedText text, bool declared)
    {
        if (!declared && text.Remark is { } remark)
            yield return LocalText.Of(remark.Why.In(Language.English), remark.Why.In(Language.Chinese));
        var attached = message.Attachments.Select(NameOf).ToList();
        if (attached.Count > 0)
            yield return LocalText.Of(
                (attached.Count == 1 ? "1 attachment was not read: " : $"{attached.Count} attachments were not read: ") + string.Join(", ", attached.Take(8)) + ". Add them as files of their own.",
                $"{attached.Count}个附件未读入：{string.Join("、", attached.Take(8))}。请作为单独文件添加。");
    }

    private static string NameOf(MimeEntity entity) =>
        DisplayName.Of(entity.ContentDisposition?.FileName ?? entity.ContentType.Name ?? (entity is MessagePart ? "message.eml" : ""));

    private static ParserOptions Options(byte[] bytes)
    {
        var options = new ParserOptions { MaxMimeDepth = 40 };
        // Headers in undeclared Chinese bytes: what is not UTF-8 is read as the national encoding.
        if (CodePagesEncodingProvider.Instance.GetEncoding("gb18030") is { } gb && !IsUtf8(bytes)) options.CharsetEncoding = gb;
        return options;
    }

    private static bool IsUtf8(byte[] bytes)
    {
        var headers = bytes.AsSpan(0, Math.Min(bytes.Length, 64 * 1024));
        var end = headers.IndexOf("\n\r\n"u8) is >= 0 and var crlf ? crlf : headers.IndexOf("\n\n"u8);
        return System.Text.Unicode.Utf8.IsValid(end > 0 ? headers[..end] : headers);
    }
}
