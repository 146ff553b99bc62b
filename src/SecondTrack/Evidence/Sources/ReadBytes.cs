using AngleSharp.Html.Parser;
using SecondTrack.Text;
using SecondTrack.Evidence.Ingest;

namespace SecondTrack.Evidence.Sources;

/// <summary>Text and simple pages, until a reader of its own for each stands behind <see cref="ReadAnyDocument"/>.</summary>
internal static class ReadBytes
{
    public static Outcome<ReadDocument> Read(DocumentBytes document)
    {
        var decoded = DecodeText.Decode(document.Bytes, document.Encoding);
        if (!decoded.Done) return decoded.Refusal!;
        var text = decoded.Value.Text;
        var title = "";
        List<TextBlock> blocks;
        if (text.AsSpan().TrimStart().StartsWith("<"))
        {
            var page = new HtmlParser().ParseDocument(text);
            title = page.Title ?? "";
            blocks = [.. page.QuerySelectorAll("h1, p, li, nav, footer").Select(e => new TextBlock(e.TextContent.Trim(), e.LocalName is "p" or "h1",
                e.LocalName is "p" or "h1" ? null : "a list of links", e.LocalName is "p" or "h1" ? null : "链接列表"))];
        }
        else
        {
            blocks = [.. text.Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0).Select(l => new TextBlock(l, true, null, null))];
            title = blocks.Count > 0 ? blocks[0].Text : "";
        }
        blocks.RemoveAll(b => b.Text.Length == 0);
        return new ReadDocument { Title = title, Blocks = blocks, Encoding = decoded.Value.Encoding };
    }
}
