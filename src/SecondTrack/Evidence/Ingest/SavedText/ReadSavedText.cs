using System.Text.RegularExpressions;
using SecondTrack.Text;

namespace SecondTrack.Evidence.Ingest.SavedText;

/// <summary>
/// Plain text: notes keep every paragraph; a web page saved as text is told by its furniture (many short lines without a full stop, lines that come
/// again) and only its running text is kept. A paragraph that stops in the middle is said, because the saved text itself lost something there.
/// </summary>
internal static partial class ReadSavedText
{
    public static Outcome<ReadDocument> Read(DocumentBytes document)
    {
        var decoded = DecodeText.Decode(document.Bytes, document.Encoding);
        if (!decoded.Done) return decoded.Refusal!;
        var lines = SavedLine.Of(decoded.Value.Text);
        if (lines.Count == 0) return new DocumentHasNoText();
        var warnings = new List<LocalText>();
        if (decoded.Value.Remark is { } remark) warnings.Add(LocalText.Of(remark.Why.In(Language.English), remark.Why.In(Language.Chinese)));
        var first = lines.FindIndex(l => l.IsProse);
        var isPage = first >= 0 && lines.Count >= 12 && lines.Count(l => !l.IsProse && !l.EndsSentence) * 2 > lines.Count;
        // What stands just over the running text; on notes, what they begin with.
        var head = isPage ? lines[Math.Max(0, first - 16)..first] : lines.Take(first < 0 ? 3 : Math.Min(first, 12)).ToList();
        var title = isPage ? PageTitle(head) ?? Short(lines[first].Text) : head.FirstOrDefault(l => IsTitle(l.Text))?.Text ?? Short(lines[0].Text);
        var headText = string.Join(' ', head.Select(l => l.Text));
        var blocks = isPage ? Page(lines, first, title, warnings) : lines.Select(l => new TextBlock(l.Text, true, null, null)).ToList();
        var kept = string.Join('\n', blocks.Where(b => b.Kept).Select(b => b.Text));
        return new ReadDocument
        {
            Title = title,
            Author = head.Select(l => BylinePatterns.Author(l.Text)).FirstOrDefault(a => a.Length > 0) ?? "",
            Publisher = head.Select(l => BylinePatterns.Source(l.Text)).FirstOrDefault(a => a.Length > 0) ?? "",
            Date = BylinePatterns.Date(headText),
            LanguageTag = TellLanguage.Of(kept),
            Encoding = decoded.Value.Encoding,
            Blocks = blocks,
            Warnings = warnings,
        };
    }

    /// <summary>
    /// The heaviest line over the byline, the later of two alike: menus above it are many and short. A page without a byline has its title somewhere over its text.
    /// </summary>
    private static string? PageTitle(List<SavedLine> head)
    {
        var byline = head.FindIndex(l => BylinePatterns.IsByline(l.Text));
        var above = head.Take(byline < 0 ? head.Count : byline).Where(l => IsTitle(l.Text) && !Trail().IsMatch(l.Text)).ToList();
        var best = above.Count > 0 ? above : head.FindAll(l => IsTitle(l.Text));
        return best.Count == 0 ? null : Enumerable.Reverse(best).MaxBy(l => l.Weight)!.Text;
    }

    private static bool IsTitle(string text) => text.Length is > 3 and < 120 && BylinePatterns.Author(text).Length == 0 && BylinePatterns.Source(text).Length == 0
        && text.Any(char.IsLetter) && !BylinePatterns.Date(text).IsKnown;

    private static List<TextBlock> Page(List<SavedLine> lines, int first, string title, List<LocalText> warnings)
    {
        var blocks = new List<TextBlock>();
        var again = lines.CountBy(l => l.Text, StringComparer.Ordinal).Where(l => l.Value > 1).Select(l => l.Key).ToHashSet(StringComparer.Ordinal);
        int lastKept = -1, droppedSince = 0;
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            var why = Why(lines, i, first, title, again);
            if (why is not null)
            {
                droppedSince++;
                blocks.Add(new(line.Text, false, why.En, why.Zh));
                continue;
            }
            var unfinished = lastKept >= 0 && JoinLines.IsUnfinished(blocks[lastKept].Text) && line.IsProse && blocks[lastKept].Text.Length >= 40;
            if (unfinished)
                warnings.Add(LocalText.Of($"The saved text is broken after “{Tail(blocks[lastKept].Text)}”: " + (droppedSince == 0 ? "the paragraph was put together again." : "the sentence stops there, and words may be missing before what follows."),
                    $"保存的文本在“{Tail(blocks[lastKept].Text)}”之后断开：" + (droppedSince == 0 ? "已将该段重新接上。" : "句子到此中断，与下文之间可能缺字。")));
            if (unfinished && droppedSince == 0) blocks[lastKept] = new(blocks[lastKept].Text + (JoinLines.IsWide(line.Text[0]) ? "" : " ") + line.Text, true, null, null);
            else
            {
                blocks.Add(new(line.Text, true, null, null));
                lastKept = blocks.Count - 1;
            }
            droppedSince = 0;
        }
        return blocks;
    }

    private static Words? Why(List<SavedLine> lines, int i, int first, string title, HashSet<string> again)
    {
        var line = lines[i];
        if (i < first) return line.Text == title ? new("the title", "标题") : new("above the article", "正文之前");
        if (Legal().IsMatch(line.Text) && line.Weight < 120) return new("a notice of the site", "网站声明");
        if (line.IsProse) return null;
        var beside = i > 0 && i + 1 < lines.Count && (lines[i - 1].IsProse || lines[i - 1].EndsSentence) && lines[i + 1].IsProse;
        if (beside && line.Gap < 3 && (line.EndsSentence || Numbered().IsMatch(line.Text))) return null;
        if (again.Contains(line.Text)) return new("a line that comes again", "重复出现的短行");
        return new("a short line: a headline, link or advertisement", "短行：标题、链接或广告");
    }

    private static string Short(string text) => text[..Math.Min(text.Length, 120)];

    private static string Tail(string text) => text[^Math.Min(12, text.Length)..];

    [GeneratedRegex(@"版权|转载|授权|免责|责任编辑|责编|举报|copyright|all rights reserved|cookies?\b", RegexOptions.IgnoreCase)]
    private static partial Regex Legal();

    /// <summary>The way to a page ("News > Opinion") and rows of links.</summary>
    [GeneratedRegex(@"[>＞»›]|\s[|｜]\s|^(?:您的位置|当前位置|位置)")]
    private static partial Regex Trail();

    [GeneratedRegex(@"^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]|\d{1,2}[.、]|[IVX]+\.)")]
    private static partial Regex Numbered();
}
