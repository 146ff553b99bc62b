using System.Globalization;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace SecondTrack.Evidence.Ingest.Word;

/// <summary>A Word file to paragraphs, as it reads with every tracked change accepted.</summary>
internal static class ReadWord
{
    public static readonly Words Kind = new("Word file", "Word文件");

    public static Outcome<ReadDocument> Read(byte[] bytes)
    {
        try
        {
            var safe = SafeWordPackage.Of(bytes);
            if (!safe.Done) return safe.Refusal!;
            using var stream = safe.Value;
            using var word = WordprocessingDocument.Open(stream, isEditable: false, new OpenSettings { AutoSave = false });
            return Read(word);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return new DocumentIsDamaged(Kind);
        }
    }

    private static Outcome<ReadDocument> Read(WordprocessingDocument word)
    {
        if (word.MainDocumentPart?.Document?.Body is not { } body) return new DocumentIsDamaged(Kind);
        var story = new WordStory(word.MainDocumentPart);
        story.Read(body);
        story.ReadFootnotes();
        if (!story.Blocks.Any(b => b.Kept)) return new DocumentHasNoText();
        var text = string.Concat(story.Blocks.Where(b => b.Kept).Select(b => b.Text));
        var properties = word.PackageProperties;
        return new ReadDocument
        {
            Title = Clean(properties.Title) is { Length: > 0 } given ? given : story.Title,
            Author = Clean(properties.Creator),
            Date = Day(properties.Created ?? properties.Modified),
            LanguageTag = TellLanguage.Of(text),
            Blocks = story.Blocks,
            Warnings = [.. Warnings(story, properties.Created ?? properties.Modified)],
        };
    }

    private static IEnumerable<LocalText> Warnings(WordStory story, DateTime? dated)
    {
        if (story.Deletions > 0)
            yield return LocalText.Of(
                story.Deletions == 1 ? "The file has 1 tracked deletion; the deleted text was not read." : $"The file has {story.Deletions} tracked deletions; the deleted text was not read.",
                $"文件含{story.Deletions}处修订删除，被删文字未读入。");
        if (story.Hidden > 0)
            yield return LocalText.Of(
                story.Hidden == 1 ? "1 piece of hidden text was not read." : $"{story.Hidden} pieces of hidden text were not read.",
                $"有{story.Hidden}处隐藏文字未读入。");
        if (story.Pictures > 0)
            yield return LocalText.Of(
                story.Pictures == 1 ? "1 picture was left out." : $"{story.Pictures} pictures were left out.", $"略去了{story.Pictures}张图片。");
        if (Day(dated).IsKnown)
            yield return LocalText.Of("The date is the day the file was made; check when it was published or said.",
                "日期取自文件的创建日期，请核对实际发表或发言日期。");
    }

    private static PartialDate Day(DateTime? day) =>
        day is { Year: > 1990 and < 3000 } known ? PartialDate.Day(DateOnly.FromDateTime(known)) : PartialDate.Unknown;

    private static string Clean(string? text) =>
        string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) is { Length: <= 300 } clean ? clean.Normalize() : "";
}
