namespace SecondTrack.Search;

/// <summary>A piece of a found text; a marked one is what was asked for.</summary>
public readonly record struct SnippetPart(string Text, bool Marked);

/// <summary>The surroundings of a hit, in the words of the original, whatever was folded to find it.</summary>
public sealed record Snippet(IReadOnlyList<SnippetPart> Parts, string Tag, bool CutBefore, bool CutAfter);

/// <summary>Finds in the original text what a query found in its folded tokens.</summary>
internal static class MarkHits
{
    private const int Around = 70, Whole = 220;

    public static Snippet? In(SearchText text, SearchQuery query)
    {
        if (text.Text.Length == 0) return null;
        var tokens = ReadTokens.Of(text.Text);
        var hits = query.Phrases.SelectMany(p => Hits(tokens, p)).OrderBy(h => h.Start).ToList();
        return Cut(text, Merge(hits));
    }

    private static IEnumerable<(int Start, int End)> Hits(List<Token> tokens, Phrase phrase)
    {
        var asked = phrase.Tokens;
        for (var i = 0; i + asked.Count <= tokens.Count; i++)
        {
            if (!Stands(tokens, i, phrase)) continue;
            var last = tokens[i + asked.Count - 1];
            // One character asked for: only the first of the pair it begins.
            var single = phrase.LastIsBeginning && asked[^1].Kind == TokenKind.Last && last.Kind == TokenKind.Pair;
            yield return (tokens[i].Start, single ? last.FirstEnd : last.End);
        }
    }

    private static bool Stands(List<Token> tokens, int at, Phrase phrase)
    {
        for (var k = 0; k < phrase.Tokens.Count; k++)
        {
            var (token, asked) = (tokens[at + k], phrase.Tokens[k]);
            if (k > 0 && token.Apart) return false;
            var beginning = phrase.LastIsBeginning && k == phrase.Tokens.Count - 1;
            if (Script(token.Kind) != Script(asked.Kind)) return false;
            if (beginning ? !token.Text.StartsWith(asked.Text, StringComparison.Ordinal) : token.Text != asked.Text) return false;
        }
        return true;
    }

    private static TokenKind Script(TokenKind kind) => kind == TokenKind.Last ? TokenKind.Pair : kind;

    private static List<(int Start, int End)> Merge(List<(int Start, int End)> hits)
    {
        var merged = new List<(int Start, int End)>();
        foreach (var hit in hits)
        {
            if (merged.Count > 0 && hit.Start <= merged[^1].End) merged[^1] = (merged[^1].Start, Math.Max(merged[^1].End, hit.End));
            else merged.Add(hit);
        }
        return merged;
    }

    private static Snippet Cut(SearchText text, List<(int Start, int End)> hits)
    {
        var all = text.Text;
        var (from, to) = (0, all.Length);
        if (all.Length > Whole)
        {
            var first = hits.Count > 0 ? hits[0].Start : 0;
            from = WordEdge(all, Math.Max(0, first - Around), -1);
            to = WordEdge(all, Math.Min(all.Length, Math.Max(from + Whole, hits.Count > 0 ? hits[0].End : 0)), 1);
        }
        var parts = new List<SnippetPart>();
        var at = from;
        foreach (var (start, end) in hits.Where(h => h.End <= to))
        {
            if (start > at) parts.Add(new(all[at..start], false));
            parts.Add(new(all[start..end], true));
            at = end;
        }
        if (at < to) parts.Add(new(all[at..to], false));
        return new(parts, text.Tag, from > 0, to < all.Length);
    }

    /// <summary>Moves a cut outward to the edge of a Latin word, and never into a surrogate pair.</summary>
    private static int WordEdge(string text, int at, int step)
    {
        for (var moved = 0; moved < 24 && at > 0 && at < text.Length; moved++, at += step)
            if (!char.IsAsciiLetterOrDigit(text[at - 1]) || !char.IsAsciiLetterOrDigit(text[at]))
                break;
        return at > 0 && at < text.Length && char.IsLowSurrogate(text[at]) ? at - 1 : at;
    }
}
