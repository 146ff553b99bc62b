using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using SmartReader;

namespace SecondTrack.Evidence.Ingest.WebPages;

/// <summary>Which paragraphs are the article: those whose text SmartReader kept, for the most part.</summary>
internal static class KeepArticle
{
    /// <summary>A page without an address has to have one for SmartReader; it is never fetched.</summary>
    private static readonly Uri Nowhere = new("https://page.invalid/");

    public static bool[] Of(IHtmlDocument page, List<PageBlock> blocks, Uri? address)
    {
        var kept = SmartReaderKeeps(page, address ?? Nowhere);
        return [.. blocks.Select(b => b.Pieces.Where(p => kept.Contains(p.Id)).Sum(p => p.Text.Length) * 2 > b.Pieces.Sum(p => p.Text.Length))];
    }

    private static HashSet<int> SmartReaderKeeps(IHtmlDocument page, Uri address)
    {
        var kept = new HashSet<int>();
        using var reader = new Reader(address.AbsoluteUri, page) { ContinueIfNotReadable = true };
        reader.AddCustomOperationEnd(article =>
        {
            kept.Clear();
            foreach (var span in article.QuerySelectorAll("[" + PageBlocks.Mark + "]"))
                kept.Add(int.Parse(span.GetAttribute(PageBlocks.Mark)!, CultureInfo.InvariantCulture));
        });
        reader.GetArticle();
        return kept;
    }
}
