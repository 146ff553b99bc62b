namespace SecondTrack.Search;

/// <summary>Tokens that must stand one behind the other; the last may be only the beginning of a word.</summary>
internal sealed record Phrase(IReadOnlyList<Token> Tokens, bool LastIsBeginning);

/// <summary>
/// What was typed, as the index is asked: every phrase must be there. Words are parted by spaces, a quoted passage is one phrase, so is an
/// unspaced run of Chinese; <c>semicon*</c> asks for a beginning. Nothing else has a meaning: there is no syntax to break.
/// </summary>
internal sealed record SearchQuery(IReadOnlyList<Phrase> Phrases, bool WasCut)
{
    public const int MostCharacters = 500, MostPhrases = 24;

    private const string Opening = "\"“„«「『", Closing = "\"”“»」』";

    public bool IsEmpty => Phrases.Count == 0;

    public static SearchQuery Read(string? typed)
    {
        var text = (typed ?? "").Trim();
        var cut = text.Length > MostCharacters;
        if (cut) text = text[..MostCharacters];
        var phrases = new List<Phrase>();
        foreach (var piece in Pieces(text))
            phrases.AddRange(PhrasesOf(piece).Where(p => !phrases.Exists(q => Same(p, q))));
        return new(phrases.Count > MostPhrases ? phrases[..MostPhrases] : phrases, cut || phrases.Count > MostPhrases);
    }

    private static IEnumerable<string> Pieces(string text)
    {
        for (var i = 0; i < text.Length;)
        {
            var quote = Opening.IndexOf(text[i], StringComparison.Ordinal);
            var end = quote >= 0 ? text.IndexOf(Closing[quote], i + 1) : -1;
            if (end > i)
            {
                yield return text[(i + 1)..end];
                i = end + 1;
                continue;
            }
            var next = i + 1;
            while (next < text.Length && !char.IsWhiteSpace(text[next]) && !Opening.Contains(text[next], StringComparison.Ordinal)) next++;
            yield return text[i..next];
            i = next;
        }
    }

    private static IEnumerable<Phrase> PhrasesOf(string piece)
    {
        var tokens = ReadTokens.Of(piece);
        for (var i = 0; i < tokens.Count;)
        {
            var end = i + 1;
            while (end < tokens.Count && !tokens[end].Apart) end++;
            yield return One(piece, tokens[i..end]);
            i = end;
        }
    }

    private static Phrase One(string piece, List<Token> tokens)
    {
        var last = tokens[^1];
        if (last.Kind != TokenKind.Last) return new(tokens, last.End < piece.Length && piece[last.End] is '*' or '＊');
        // The pair before it says already what the last character of a run is, and in the text the run may go on. Alone it is a beginning.
        return tokens.Count > 1 && tokens[^2].Kind == TokenKind.Pair ? new(tokens[..^1], false) : new(tokens, true);
    }

    private static bool Same(Phrase one, Phrase other) => one.LastIsBeginning == other.LastIsBeginning
        && one.Tokens.Select(t => (t.Kind, t.Text)).SequenceEqual(other.Tokens.Select(t => (t.Kind, t.Text)));
}
