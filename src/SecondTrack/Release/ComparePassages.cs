namespace SecondTrack.Release;

/// <summary>A stretch of a memo that repeats the words of a remark.</summary>
internal readonly record struct SharedRun(Span Folded, int RemarkIndex, int Length);

/// <summary>
/// How near a text comes to what was said: runs of the same words or characters, and the cosine of character n-grams weighted by how rare they are in
/// the record (Salton and Buckley 1988).
/// </summary>
internal sealed class ComparePassages
{
    public const int VerbatimWords = 8, VerbatimHan = 12;

    private readonly Dictionary<string, int> _documents = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<Dictionary<string, double>> _remarks;
    private readonly Dictionary<string, List<(int Remark, int At)>> _seeds = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<IReadOnlyList<Token>> _tokens;

    internal readonly record struct Token(string Text, int Start, int End);

    public ComparePassages(IReadOnlyList<Remark> ledger)
    {
        var grams = ledger.Select(r => Grams(NormalText.Fold(r.Text))).ToList();
        foreach (var gram in grams.SelectMany(g => g.Keys)) _documents[gram] = _documents.GetValueOrDefault(gram) + 1;
        _remarks = [.. grams.Select(g => Weigh(g, ledger.Count))];
        _tokens = [.. ledger.Select(r => Tokens(NormalText.Fold(r.Text)))];
        for (var i = 0; i < _tokens.Count; i++)
            foreach (var (seed, at) in Seeds(_tokens[i]))
            {
                if (!_seeds.TryGetValue(seed, out var places)) _seeds[seed] = places = [];
                places.Add((i, at));
            }
    }

    /// <summary>Words of Latin script whole, Chinese character by character; punctuation does not count.</summary>
    public static IReadOnlyList<Token> Tokens(string folded)
    {
        var tokens = new List<Token>();
        for (var i = 0; i < folded.Length;)
        {
            var start = i++;
            if (!char.IsLetterOrDigit(folded[start])) continue;
            if (!HanNames.IsHan(folded[start]))
                while (i < folded.Length && (char.IsLetterOrDigit(folded[i]) && !HanNames.IsHan(folded[i]) || folded[i] is '\'' or '’')) i++;
            tokens.Add(new(folded[start..i], start, i));
        }
        return tokens;
    }

    public IReadOnlyList<SharedRun> Verbatim(string folded)
    {
        var tokens = Tokens(folded);
        var found = new List<SharedRun>();
        foreach (var (seed, at) in Seeds(tokens))
            foreach (var (remark, there) in _seeds.GetValueOrDefault(seed, []))
            {
                var other = _tokens[remark];
                if (at > 0 && there > 0 && tokens[at - 1].Text == other[there - 1].Text) continue;
                var length = 0;
                while (at + length < tokens.Count && there + length < other.Count && tokens[at + length].Text == other[there + length].Text) length++;
                var isHan = HanNames.IsHan(tokens[at].Text[0]);
                if (length >= (isHan ? VerbatimHan : VerbatimWords)) found.Add(new(new(tokens[at].Start, tokens[at + length - 1].End), remark, length));
            }
        return found;
    }

    private static IEnumerable<(string Seed, int At)> Seeds(IReadOnlyList<Token> tokens)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            var size = HanNames.IsHan(tokens[i].Text[0]) ? VerbatimHan : VerbatimWords;
            if (i + size <= tokens.Count) yield return (string.Join(' ', Enumerable.Range(i, size).Select(k => tokens[k].Text)), i);
        }
    }

    /// <summary>The remark that a passage comes nearest to, and how near (0 to 1); only remarks of its script can be near.</summary>
    public IReadOnlyList<double> Nearness(string folded)
    {
        var grams = Weigh(Grams(folded), _remarks.Count);
        return [.. _remarks.Select(r => Cosine(grams, r))];
    }

    private static double Cosine(Dictionary<string, double> a, Dictionary<string, double> b) => a.Sum(g => b.TryGetValue(g.Key, out var w) ? g.Value * w : 0);

    private Dictionary<string, double> Weigh(Dictionary<string, int> grams, int documents)
    {
        var weighed = grams.ToDictionary(g => g.Key, g => g.Value * (Math.Log((1.0 + documents) / (1 + _documents.GetValueOrDefault(g.Key))) + 1), StringComparer.Ordinal);
        var norm = Math.Sqrt(weighed.Values.Sum(w => w * w));
        foreach (var key in weighed.Keys) weighed[key] /= norm;
        return weighed;
    }

    /// <summary>Four letters of a word with its borders, two Chinese characters.</summary>
    private static Dictionary<string, int> Grams(string folded)
    {
        var grams = new Dictionary<string, int>(StringComparer.Ordinal);
        void Count(string gram) => grams[gram] = grams.GetValueOrDefault(gram) + 1;
        var tokens = Tokens(folded);
        for (var i = 0; i < tokens.Count; i++)
        {
            var word = tokens[i].Text;
            if (HanNames.IsHan(word[0]))
            {
                if (i + 1 < tokens.Count && HanNames.IsHan(tokens[i + 1].Text[0])) Count(word + tokens[i + 1].Text);
                continue;
            }
            var padded = $" {word} ";
            if (padded.Length <= 4) Count(padded);
            for (var k = 0; k + 4 <= padded.Length; k++) Count(padded.Substring(k, 4));
        }
        return grams;
    }
}

/// <summary>A text cut into sentences, in units of the folded text; a line end is one too.</summary>
internal static class Sentences
{
    public static IEnumerable<Span> Of(string folded)
    {
        var start = 0;
        for (var i = 0; i < folded.Length; i++)
        {
            var c = folded[i];
            var ends = c is '。' or '！' or '？' or '；' or '\n' or ';' || (c is '.' or '!' or '?' && (i + 1 == folded.Length || folded[i + 1] is ' ' or '\n' or '"' or '”') && !(i > 0 && char.IsLetter(folded[i - 1]) && (i == 1 || !char.IsLetter(folded[i - 2]))));
            if (!ends && i + 1 < folded.Length) continue;
            var span = new Span(start, i + 1);
            start = i + 1;
            if (folded[span.Start..span.End].Any(char.IsLetterOrDigit)) yield return span;
        }
    }

    public static Span Around(string folded, int at) => Of(folded).FirstOrDefault(s => s.Start <= at && at < s.End, new(0, folded.Length));
}
