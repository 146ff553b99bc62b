using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using SmartReader;

namespace SecondTrack.Evidence.Ingest.Pages;

/// <summary>What a page says about its article, from its declarations and from the lines about the article's start.</summary>
internal sealed record PageFacts(string Title, string Author, string Publisher, PartialDate Date)
{
    /// <summary>The author is the editor that the page names, because it names no author.</summary>
    public bool EditorOnly { get; init; }

    /// <summary>How many paragraphs before and behind the article may tell its author and date.</summary>
    private const int Around = 14;

    public static PageFacts Of(IHtmlDocument page, Article article, IReadOnlyList<(PageBlock Block, bool Kept)> blocks)
    {
        var declared = PageDeclared.Of(page);
        var title = PageTitle.Of(page, declared, article.Title);
        var lines = Lines(blocks, title);
        var author = PageAuthor.Of(declared, lines, title);
        var editor = author.Length == 0 ? PageAuthor.EditorIn(lines) : "";
        return new(title, author + editor, PagePublisher.Of(declared, lines, article.SiteName), PageDate.Of(declared, lines)) { EditorOnly = editor.Length > 0 };
    }

    /// <summary>The lines near the title and the article's two ends, nearest first: where a page says who and when.</summary>
    private static List<FactLine> Lines(IReadOnlyList<(PageBlock Block, bool Kept)> blocks, string title)
    {
        var first = -1;
        var last = -1;
        for (var i = 0; i < blocks.Count; i++)
        {
            if (!blocks[i].Kept) continue;
            if (first < 0) first = i;
            last = i;
        }
        if (first < 0) first = last = 0;
        var key = PageBlock.KeyOf(title);
        var heading = key.Length == 0 ? -1 : Heading(blocks, key, first);
        var order = new List<(int At, LinePlace Place)>();
        void Take(int from, int count, LinePlace place) => order.AddRange(Enumerable.Range(from, Math.Max(0, Math.Min(count, blocks.Count - from))).Select(i => (i, place)));
        if (heading >= 0) Take(heading + 1, 3, LinePlace.UnderTitle);
        if (heading >= 0) Take(heading + 4, Around - 3, LinePlace.Near);
        order.AddRange(Enumerable.Range(0, Math.Min(Around, first)).Select(n => (first - 1 - n, LinePlace.Near)));
        Take(first, 6, LinePlace.Near);
        if (heading > 0) order.AddRange(Enumerable.Range(0, Math.Min(4, heading)).Select(n => (heading - 1 - n, LinePlace.Near)));
        order.AddRange(Enumerable.Range(0, 5).Select(n => last - n).Where(n => n > first + 5).Select(i => (i, LinePlace.End)));
        Take(last + 1, 8, LinePlace.Behind);
        return [.. order.DistinctBy(o => o.At).Select(o =>
            new FactLine(WithNext(blocks, o.At), o.At > last - 3 && o.At <= last && (o.Place != LinePlace.UnderTitle || blocks[o.At].Block.Text.Length > 40) ? LinePlace.End : o.Place, blocks[o.At].Block.LinkShare))];
    }

    /// <summary>The title as it stands over the article: the last time before it, else the first time anywhere.</summary>
    private static int Heading(IReadOnlyList<(PageBlock Block, bool Kept)> blocks, string key, int first)
    {
        var places = Enumerable.Range(0, blocks.Count).Where(i => IsHeading(blocks[i].Block.Key, key)).ToList();
        if (places.Count == 0) return -1;
        var exact = places.FindAll(i => blocks[i].Block.Key == key);
        return exact.Count > 0 ? exact.LastOrDefault(i => i <= first + 3, exact[0]) : places.LastOrDefault(i => i <= first + 3, places[0]);
    }

    private static bool IsHeading(string block, string title) =>
        block == title || (block.Length > 5 && block.Length < title.Length + 12 && (title.Contains(block, StringComparison.Ordinal) || block.Contains(title, StringComparison.Ordinal)));

    /// <summary>A label and its value often stand in two cells.</summary>
    private static string WithNext(IReadOnlyList<(PageBlock Block, bool Kept)> blocks, int i)
    {
        var text = blocks[i].Block.Text;
        return text.Length < 12 && text.EndsWith('：') || text.EndsWith(':') ? i + 1 < blocks.Count ? text + blocks[i + 1].Block.Text : text : text;
    }
}

internal enum LinePlace
{
    UnderTitle,
    Near,
    End,
    Behind,
}

/// <summary>A line that may say who or when.</summary>
internal sealed record FactLine(string Text, LinePlace Place, double LinkShare);
