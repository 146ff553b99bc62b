using SecondTrack.Evidence.Formats.Bibliography;
using SecondTrack.Evidence.Ingest;
using SecondTrack.Evidence.Sources;
using SecondTrack.Keeping;

namespace SecondTrack.Evidence.Imports;

/// <summary>A work of a bibliography as the facts of a source, and back.</summary>
internal static class SourceOfItem
{
    private const string NoTitleEn = "Without a title", NoTitleZh = "无标题";

    public static SourceIn Facts(BibliographyItem item)
    {
        var tag = Tag(item);
        // A letter or a conversation was not meant for everybody, whoever listed it.
        var isPublic = item.Type != "personal_communication";
        return new SourceIn
        {
            Kind = KindOf(item.Type), Title = item.Title is { Length: > 0 } title ? LocalText.In(tag, title) : LocalText.Of(NoTitleEn, NoTitleZh),
            Byline = string.Join("; ", item.Authors.Select(a => a.ToString())), Publisher = LocalText.In(tag, item.Container), Address = item.Url, Date = item.Date.Date,
            LanguageTag = tag, IsPublic = isPublic, GroundRule = isPublic ? GroundRule.OnTheRecord : GroundRule.Background,
            Venue = item.Type is "speech" or "interview" ? Venue.PublicStage : Venue.InWriting,
            Note = LocalText.In(tag, string.Join("\n\n", new[] { item.Abstract, item.Note }.Where(t => !string.IsNullOrWhiteSpace(t)))),
        };
    }

    /// <summary>What is in the source now, with everything of the entry it came from that has no field here.</summary>
    public static BibliographyItem Item(Source source)
    {
        var content = source.Content;
        var title = content.Title.In(LanguageTags.FromTag(source.LanguageTag)).Text;
        var from = content.Bibliography;
        return (from ?? new BibliographyItem { Id = source.Id.ToString("N"), Type = TypeOf(source.Kind), Raw = new(BibliographyFormat.BibTeX, 0, "") }) with
        {
            Title = title, Container = content.Publisher.IsEmpty ? null : content.Publisher.In(LanguageTags.FromTag(source.LanguageTag)).Text,
            Authors = from is not null && string.Join("; ", from.Authors.Select(a => a.ToString())) == content.Byline ? from.Authors : Names(content.Byline),
            Date = from?.Date.Date == source.Date ? from.Date : new(source.Date), Url = content.Address, Language = source.LanguageTag.Length > 0 ? source.LanguageTag : null,
        };
    }

    private static IReadOnlyList<BibliographyName> Names(string byline) =>
        [.. byline.Split([';', '；', '、'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(BibliographyName.Body)];

    private static SourceKind KindOf(string type) => type switch
    {
        "speech" => SourceKind.Speech,
        "interview" or "personal_communication" => SourceKind.Interview,
        "report" or "thesis" or "standard" or "paper-conference" or "legislation" or "bill" or "treaty" => SourceKind.Report,
        "book" or "chapter" or "collection" or "classic" => SourceKind.Book,
        "post" => SourceKind.SocialPost,
        _ => SourceKind.Article,
    };

    private static string TypeOf(SourceKind kind) => kind switch
    {
        SourceKind.Speech => "speech",
        SourceKind.Interview => "interview",
        SourceKind.Report => "report",
        SourceKind.Book => "book",
        SourceKind.SocialPost => "post",
        SourceKind.Conference => "event",
        SourceKind.Article => "article",
        _ => "document",
    };

    private static string Tag(BibliographyItem item)
    {
        var told = item.Language ?? "";
        if (told.StartsWith("en", StringComparison.OrdinalIgnoreCase)) return LanguageTags.English;
        if (told.StartsWith("zh", StringComparison.OrdinalIgnoreCase))
            return told.Contains("Hant", StringComparison.OrdinalIgnoreCase) || told.EndsWith("TW", StringComparison.OrdinalIgnoreCase) || told.EndsWith("HK", StringComparison.OrdinalIgnoreCase)
                ? "zh-Hant" : LanguageTags.Chinese;
        return TellLanguage.Of(item.Title + " " + item.Abstract) is { Length: > 0 } seen ? seen : LanguageTags.English;
    }
}
