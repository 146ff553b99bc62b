namespace SecondTrack.Evidence.Ingest.WebPages;

internal sealed record PageFacts(string Title, string Author, string Publisher, PartialDate Date)
{
    private static readonly char[] TitleSeparators = ['_', '|', '｜', '–', '—', '-', '»', '«', '·'];

    public static PageFacts Of(PageHead head, List<PageBlock> blocks, bool[] kept, Uri? address)
    {
        var title = TitleOf(head, blocks);
        var first = Math.Max(0, Array.IndexOf(kept, true));
        var last = Math.Max(first, Array.LastIndexOf(kept, true));
        var at = blocks.FindIndex(b => b.Text == title || (b.Text.Length < 2 * title.Length && title.Length > 3 && b.Text.Contains(title, StringComparison.Ordinal)));
        var top = at >= 0 && at <= last ? at : Math.Max(0, first - 12);
        // Near the title first, then the end of the article, where newspapers also sign; never the middle of it.
        var near = blocks.Skip(top).Take(Math.Max(16, first - top + 4)).Where(b => b.Text.Length < 160).Concat(blocks.Skip(Math.Max(first, last - 2)).Take(6).Where(b => b.Text.Length < 200)).ToList();
        var above = blocks.Take(top).Reverse().Take(8);
        var author = Usable(BylinePatterns.Clean(head.Author)) ?? near.Select(b => BylinePatterns.Author(b.Text)).FirstOrDefault(a => a.Length > 0)
            ?? blocks.Skip(first).Take(4).Select(b => BylinePatterns.Author(b.Text[..Math.Min(80, b.Text.Length)])).FirstOrDefault(a => a.Length > 0)
            ?? Signed(blocks, top, first, last);
        var publisher = near.Select(b => BylinePatterns.Source(b.Text)).FirstOrDefault(s => s.Length > 0) ?? head.Publisher;
        var date = BylinePatterns.Date(head.Date);
        foreach (var block in near.Concat(above))
            if (!date.IsKnown) date = BylinePatterns.Date(block.Text);
        if (!date.IsKnown && address is not null) date = BylinePatterns.Date(address.AbsolutePath);
        return new(title, author, publisher, date);
    }

    private static string Signed(List<PageBlock> blocks, int top, int first, int last)
    {
        for (var i = top; i + 1 < blocks.Count && i <= first + 2; i++)
            if (BylinePatterns.EndsInLabel(blocks[i].Text) && BylinePatterns.IsName(blocks[i + 1].Text)) return blocks[i + 1].Text;
        return blocks.Skip(top).Take(first - top + 3).FirstOrDefault(b => BylinePatterns.IsNameAlone(b.Text))?.Text
            ?? blocks.Skip(Math.Max(first, last - 1)).Take(2).Select(b => BylinePatterns.Signature(b.Text)).FirstOrDefault(s => s.Length > 0) ?? "";
    }

    private static string? Usable(string name) => BylinePatterns.IsName(name) ? name : null;

    private static string TitleOf(PageHead head, List<PageBlock> blocks)
    {
        var heading = blocks.FirstOrDefault(b => b.IsHeading && b.Text.Length > 3 && head.Title.Contains(b.Text, StringComparison.Ordinal));
        if (heading is not null) return heading.Text;
        if (head.Headline.Length > 0) return head.Headline;
        if (head.Title.Length == 0) return blocks.FirstOrDefault(b => b.IsHeading)?.Text ?? blocks[0].Text[..Math.Min(blocks[0].Text.Length, 120)];
        var parts = head.Title.Split(TitleSeparators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return parts.FirstOrDefault(p => p.Length > 5 && blocks.Any(b => b.Text == p)) ?? (parts.Length > 1 && parts[0].Length >= 6 ? parts[0] : head.Title);
    }
}
