using SecondTrack.Evidence.Formats.Qdpx;
using SecondTrack.Evidence.Ingest;
using SecondTrack.Evidence.Sources;
using SecondTrack.Keeping;

namespace SecondTrack.Evidence.Imports;

/// <summary>What is known of a source as values of variables, and back.</summary>
internal static class QdpxSourceFacts
{
    public static IReadOnlyList<QdpxValue> Values(Source source, LocalText? series) => [.. new[]
    {
        ("kind", source.Kind.ToString()), ("date", source.Date.Text), ("language", source.LanguageTag), ("venue", source.Venue.ToString()),
        ("ground rule", source.GroundRule.ToString()), ("public", source.IsPublic ? "yes" : "no"), ("first hand", source.FirstHand ? "yes" : "no"),
        ("byline", source.Content.Byline), ("address", source.Content.Address ?? ""), ("title", Texts(source.Content.Title)),
        ("publisher", Texts(source.Content.Publisher)), ("note", Texts(source.Content.Note)), ("series", series is null ? "" : series.ToString()),
    }.Where(v => v.Item2.Length > 0).Select(v => new QdpxValue(QdpxOwn.Fact(v.Item1), v.Item2))];

    /// <summary>A text of another program was seldom meant for everybody: it comes in as not public.</summary>
    public static SourceIn Facts(QdpxSource source)
    {
        string? Of(string fact) => source.Values.FirstOrDefault(v => v.VariableId == QdpxOwn.Fact(fact))?.Text;
        LocalText Texts(string fact) => QdpxFields.Read(Of(fact)).Local("in");
        var tag = Of("language") ?? (TellLanguage.Of(source.Text) is { Length: > 0 } seen ? seen : LanguageTags.English);
        var name = source.Name.Length > 0 ? LocalText.In(ActorsAndClaims.TagOf(source.Name), source.Name) : LocalText.Of("Without a title", "无标题");
        var rule = Pick(Of("ground rule"), GroundRule.Background);
        return new SourceIn
        {
            Kind = Pick(Of("kind"), SourceKind.Article), Title = Texts("title") is { IsEmpty: false } title ? title : name, LanguageTag = tag,
            Date = PartialDate.TryParse(Of("date"), out var date) ? date : PartialDate.Unknown, Venue = Pick(Of("venue"), Venue.InWriting), GroundRule = rule,
            IsPublic = Of("public") == "yes" && rule == GroundRule.OnTheRecord, FirstHand = Of("first hand") == "yes", Byline = Of("byline") ?? "", Address = Of("address"),
            Publisher = Texts("publisher"), Note = Texts("note") is { IsEmpty: false } note ? note : LocalText.In(tag, source.Description),
        };
    }

    private static string Texts(LocalText text) => QdpxFields.Write(QdpxFields.Of("in", text));

    private static T Pick<T>(string? name, T otherwise)
        where T : struct, Enum => Enum.TryParse<T>(name, out var value) && Enum.IsDefined(value) ? value : otherwise;
}
