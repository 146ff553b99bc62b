using AngleSharp.Html.Parser;
using SecondTrack.Text;

namespace SecondTrack.Evidence.Ingest.WebPages;

/// <summary>
/// A web page to paragraphs: SmartReader says which texts are the article, its choice is put back on the paragraphs of the whole page, so that what
/// was dropped can be seen and kept. Title, author, publisher, date and encoding are found here.
/// </summary>
internal static class ReadPage
{
    public static Outcome<ReadDocument> Read(DocumentBytes document)
    {
        var decoded = DecodePage.Of(document);
        if (!decoded.Done) return decoded.Refusal!;
        var html = decoded.Value.Text;
        var page = new HtmlParser().ParseDocument(html);
        var head = PageHead.Of(page);
        var blocks = PageBlocks.Of(page);
        if (blocks.Count == 0) return new DocumentHasNoText();
        var kept = KeepArticle.Of(page, blocks, document.Address);
        var texts = blocks.Select((b, i) => kept[i] is var k && k ? new TextBlock(b.Text, true, null, null) : Dropped(b)).ToList();
        var facts = PageFacts.Of(head, blocks, kept, document.Address);
        var warnings = new List<LocalText>();
        if (html.Contains('\uFFFD', StringComparison.Ordinal))
            warnings.Add(LocalText.Of("Some characters of the page are damaged and shown as \uFFFD.", "页面中有些字符已损坏，显示为\uFFFD。"));
        if (!kept.Contains(true)) warnings.Add(LocalText.Of("No article was found on the page. Keep the paragraphs you need.", "页面中没有找到正文，请自行保留需要的段落。"));
        return new ReadDocument
        {
            Title = facts.Title,
            Author = facts.Author,
            Publisher = facts.Publisher,
            Date = facts.Date,
            LanguageTag = TellLanguage.Of(string.Join('\n', texts.Where(t => t.Kept).DefaultIfEmpty(texts[0]).Select(t => t.Text))),
            Encoding = decoded.Value.Encoding,
            Blocks = texts,
            Warnings = warnings,
        };
    }

    private static TextBlock Dropped(PageBlock block) =>
        block.InNavigation ? new(block.Text, false, "navigation or form", "导航或表单")
        : block.LinkLength * 2 > block.Text.Length ? new(block.Text, false, "a list of links", "链接列表")
        : block.Text.Length < 40 ? new(block.Text, false, "a short line outside the article", "正文之外的短行")
        : new(block.Text, false, "outside the article", "正文之外");
}
