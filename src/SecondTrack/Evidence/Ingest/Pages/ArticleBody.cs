using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using SmartReader;

namespace SecondTrack.Evidence.Ingest.Pages;

/// <summary>Which paragraphs of a page are the article: the reader's choice, laid over all paragraphs so that a dropped one can be brought back.</summary>
internal static class ArticleBody
{
    /// <summary>The paragraphs of the page with <c>true</c> for the article's, in the order of the page.</summary>
    public static (IReadOnlyList<(PageBlock Block, bool Kept)> Blocks, Article Article) Choose(string html, Uri address, IReadOnlyList<PageBlock> all)
    {
        var article = new Reader(address.AbsoluteUri, html).GetArticle();
        var chosen = Chosen(article);
        return (Lay(all, chosen), article);
    }

    private static IReadOnlyList<PageBlock> Chosen(Article article)
    {
        if (string.IsNullOrEmpty(article.Content)) return [];
        using var page = new HtmlParser().ParseDocument(article.Content);
        return page.Body is null ? [] : PageBlocks.Of(page.Body);
    }

    /// <summary>
    /// Walks both lists together. The reader joins and splits paragraphs, so a chosen one covers the page's paragraphs whose text makes it
    /// up, and one page paragraph may be several chosen ones.
    /// </summary>
    private static List<(PageBlock, bool)> Lay(IReadOnlyList<PageBlock> all, IReadOnlyList<PageBlock> chosen)
    {
        var kept = new bool[all.Count];
        var places = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var i = 0; i < all.Count; i++)
            if (all[i].Key.Length > 0) (places.TryGetValue(all[i].Key, out var list) ? list : places[all[i].Key] = []).Add(i);
        var last = -1;
        foreach (var block in chosen)
        {
            if (block.Key.Length == 0) continue;
            if (places.TryGetValue(block.Key, out var at) && Nearest(at, last, kept) is { } place)
            {
                kept[place] = true;
                last = place;
            }
            else if (Cover(all, kept, block.Key, last) is { } end) last = end;
        }
        var result = new List<(PageBlock, bool)>(all.Count);
        for (var i = 0; i < all.Count; i++) result.Add((all[i], kept[i] && !IsFurniture(all[i])));
        return result;
    }

    /// <summary>What a page itself marks as its menu or its foot is no part of an article, also on a page too short to tell otherwise.</summary>
    private static bool IsFurniture(PageBlock block) => block.Inside.Closest("nav, footer, [role=navigation]") is not null;

    /// <summary>The next place behind the last one, else the first free one before it.</summary>
    private static int? Nearest(List<int> places, int last, bool[] kept)
    {
        foreach (var place in places) if (place > last && !kept[place]) return place;
        foreach (var place in places) if (!kept[place]) return place;
        return null;
    }

    private static int? Cover(IReadOnlyList<PageBlock> all, bool[] kept, string key, int last)
    {
        // Several paragraphs of the page became one.
        for (var start = Math.Max(0, last); start < Math.Min(all.Count, last + 60); start++)
        {
            if (!key.StartsWith(all[start].Key, StringComparison.Ordinal) || all[start].Key.Length == 0) continue;
            int length = 0, end = start;
            while (end < all.Count && length < key.Length && string.CompareOrdinal(key, length, all[end].Key, 0, all[end].Key.Length) == 0)
                length += all[end++].Key.Length;
            if (length != key.Length) continue;
            for (var i = start; i < end; i++) kept[i] = true;
            return end - 1;
        }
        // One paragraph of the page became several.
        if (key.Length < 8) return null;
        for (var i = Math.Max(0, last); i < Math.Min(all.Count, last + 60); i++)
        {
            if (!all[i].Key.Contains(key, StringComparison.Ordinal)) continue;
            kept[i] = true;
            return i;
        }
        return null;
    }
}
