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
        bool[] chosen = [.. blocks.Select(b => b.Pieces.Where(p => kept.Contains(p.Id)).Sum(p => p.Text.Length) * 2 > b.Pieces.Sum(p => p.Text.Length))];
        Trim(blocks, chosen);
        return chosen;
    }

    /// <summary>What SmartReader leaves at the edges: menus and bylines above the first paragraph of running text, headlines and notices below the last.</summary>
    private static void Trim(List<PageBlock> blocks, bool[] chosen)
    {
        var running = Enumerable.Range(0, blocks.Count).Where(i => chosen[i] && IsRunning(blocks[i])).ToList();
        if (running.Count == 0) return;
        var (first, last) = (running[0], running[^1]);
        var above = Enumerable.Range(0, first).Where(i => chosen[i]).ToList();
        foreach (var i in above)
            if (above.Count > 3 || blocks[i].LinkLength * 2 > blocks[i].Text.Length || BylinePatterns.IsByline(blocks[i].Text)) chosen[i] = false;
        for (var i = last + 1; i < blocks.Count; i++)
            if (blocks[i].LinkLength * 2 > blocks[i].Text.Length || (!EndsSentence(blocks[i].Text) && (last - first > 3 || BylinePatterns.IsByline(blocks[i].Text)))) chosen[i] = false;
        for (var i = 0; i < blocks.Count; i++)
            if (blocks[i].InNavigation && !IsRunning(blocks[i])) chosen[i] = false;
    }

    private static bool IsRunning(PageBlock block) =>
        block.LinkLength * 2 < block.Text.Length && block.Text.Sum(c => JoinLines.IsWide(c) ? 2 : 1) >= 60 && block.Text.Any(c => "。！？，；.!?;,".Contains(c, StringComparison.Ordinal));

    private static bool EndsSentence(string text) =>
        text.TrimEnd('”', '"', '’', '）', ')', '」', ' ') is { Length: > 0 } t && "。！？.!?…：:".Contains(t[^1], StringComparison.Ordinal);

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
