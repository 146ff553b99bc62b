using SecondTrack.Evidence.Ingest;

namespace SecondTrack.Evidence.Sources;

/// <summary>What a document says about itself, as the first draft of the source's facts.</summary>
internal static class FactsOf
{
    private const int LongestTitle = 80;

    public static SourceIn Document(ReadDocument read, DocumentBytes document)
    {
        var tag = Tag(read);
        return new SourceIn
        {
            Kind = SourceKind.Article, Title = LocalText.In(tag, Title(read, document)), Byline = read.Author.Trim(),
            Publisher = LocalText.In(tag, read.Publisher), Address = document.Address?.ToString(), Date = read.Date, LanguageTag = tag,
        };
    }

    /// <summary>What somebody wrote, with the document's own words where they left a gap.</summary>
    public static SourceIn Filled(SourceIn facts, ReadDocument? read) => read is null ? facts : facts with
    {
        Title = facts.Title.IsEmpty && read.Title.Length > 0 ? LocalText.In(Tag(read), read.Title) : facts.Title,
        Date = facts.Date.IsKnown ? facts.Date : read.Date,
        LanguageTag = facts.LanguageTag.Length > 0 ? facts.LanguageTag : Tag(read),
    };

    private static string Title(ReadDocument read, DocumentBytes document)
    {
        if (!string.IsNullOrWhiteSpace(read.Title)) return read.Title;
        var first = read.Blocks.FirstOrDefault(b => b.Kept && !string.IsNullOrWhiteSpace(b.Text))?.Text.Split('\n')[0].Trim();
        if (string.IsNullOrEmpty(first)) return document.FileName.Length > 0 ? document.FileName : document.Address?.Host ?? "";
        return first.Length <= LongestTitle ? first : first[..(char.IsHighSurrogate(first[LongestTitle - 1]) ? LongestTitle - 1 : LongestTitle)] + "…";
    }

    private static string Tag(ReadDocument read)
    {
        if (read.LanguageTag.StartsWith("en", StringComparison.OrdinalIgnoreCase)) return LanguageTags.English;
        if (read.LanguageTag is "zh" or "zh-CN" or "zh-SG") return LanguageTags.Chinese;
        if (read.LanguageTag.Length > 0) return read.LanguageTag;
        var text = read.Title + read.Body;
        return text.Take(2000).Count(c => c is >= '\u4e00' and <= '\u9fff') * 4 > Math.Min(text.Length, 2000) ? LanguageTags.Chinese : LanguageTags.English;
    }
}
