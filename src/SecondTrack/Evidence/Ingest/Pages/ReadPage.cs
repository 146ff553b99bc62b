using System.Text;
using AngleSharp.Html.Parser;
using SecondTrack.Evidence.Ingest.Worker;

namespace SecondTrack.Evidence.Ingest.Pages;

/// <summary>A web page to its article: body, title, author, publisher, date, language. Nothing in it is run; only its text is taken.</summary>
internal static class ReadPage
{
    private static readonly Uri Nowhere = new("https://page.invalid/");

    private static readonly LocalText NotOfTheArticle = LocalText.Of("not part of the article", "不属于正文");
    private static readonly LocalText MostlyLinks = LocalText.Of("a list of links", "链接列表");

    public static Outcome<ReadDocument> Read(DocumentBytes document)
    {
        if (DecodePage.Decode(document.Bytes, document.ContentType, document.Encoding) is not { } decoded)
            return new UnknownEncoding(document.Encoding ?? "");
        if (decoded.Lost * 20 > decoded.Html.Length) return new DocumentIsDamaged(new("page", "网页"));
        var html = decoded.Html.Replace("\0", "", StringComparison.Ordinal);
        return PageMarkup.Of(html) switch
        {
            Markup.Tame => Of(html, decoded, document.Address),
            Markup.Wild => InWorker(html, decoded),
            _ => new DocumentIsDamaged(new("page", "网页")),
        };
    }

    /// <summary>In the worker process, where a wild page may take its time and its memory.</summary>
    internal static Outcome<ReadDocument> ReadHere(DocumentBytes document)
    {
        var decoded = DecodePage.Decode(document.Bytes, null, "utf-8")!;
        return Of(decoded.Html, decoded, null);
    }

    private static Outcome<ReadDocument> InWorker(string html, DecodedPage decoded)
    {
        var read = ReadInWorker.Run(new(Encoding.UTF8.GetBytes("<!DOCTYPE html>" + html), ""), WorkerLimits.Usual);
        return read.Done ? read.Value with { Encoding = decoded.Encoding, Warnings = [.. Doubts(decoded), .. read.Value.Warnings] } : read;
    }

    private static Outcome<ReadDocument> Of(string html, DecodedPage decoded, Uri? address)
    {
        using var page = new HtmlParser().ParseDocument(html);
        if (page.Body is null) return new DocumentHasNoText();
        var all = PageBlocks.Of(page.Body);
        if (all.Count == 0) return new DocumentHasNoText();
        var (laid, article) = ArticleBody.Choose(html, address ?? Nowhere, all);
        var facts = PageFacts.Of(page, article, laid);
        var blocks = laid.Select(b => b.Kept
            ? new TextBlock(b.Block.Text, true, null, null)
            : Dropped(b.Block)).ToList();
        return new ReadDocument
        {
            Title = facts.Title, Author = facts.Author, Publisher = facts.Publisher, Date = facts.Date,
            LanguageTag = TellLanguage.Of(string.Join("\n", blocks.Where(b => b.Kept).Select(b => b.Text)) is { Length: > 40 } body ? body : page.Body.TextContent),
            Encoding = decoded.Encoding, Blocks = blocks, Warnings = [.. Doubts(decoded), .. Remarks(blocks, facts)],
        };
    }

    private static TextBlock Dropped(PageBlock block)
    {
        var why = block.LinkShare > 0.6 ? MostlyLinks : NotOfTheArticle;
        return new(block.Text, false, why.En, why.Zh);
    }

    private static IEnumerable<LocalText> Doubts(DecodedPage decoded)
    {
        if (decoded.Lost > 0)
            yield return LocalText.Of($"{decoded.Lost} characters could not be read and stand as �; look at the text, or choose another encoding.",
                $"有 {decoded.Lost} 个字符无法识别，显示为 �；请查看正文，或改选其他编码。");
        else if (decoded.Guessed && decoded.Encoding != "utf-8")
            yield return LocalText.Of($"The page was read as {decoded.Encoding}, which it did not declare; if characters look wrong, choose another encoding.",
                $"网页未正确声明编码，按 {decoded.Encoding} 读入；如有乱码，请改选其他编码。");
    }

    private static IEnumerable<LocalText> Remarks(List<TextBlock> blocks, PageFacts facts)
    {
        if (facts.EditorOnly)
            yield return LocalText.Of($"The page names no author; {facts.Author} is its editor.", $"网页没有署作者名；{facts.Author}是编辑。");
        if (!blocks.Any(b => b.Kept))
            yield return LocalText.Of("No article was found on the page; keep the paragraphs that you need.", "网页上没有找到正文；请自行保留需要的段落。");
    }
}

public sealed record UnknownEncoding(string Name) : Refusal(new Words(
    "The encoding “{0}” is not known here. Try UTF-8 or GB18030.", "不认识编码“{0}”，请试用UTF-8或GB18030。").With(Name));
