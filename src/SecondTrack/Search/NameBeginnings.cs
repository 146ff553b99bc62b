using System.Text;

namespace SecondTrack.Search;

/// <summary>
/// By which beginnings a name is offered while somebody types: its words, its Chinese from any character on, and the same in pinyin, whole
/// and by initials ("rgzn" and "renggong…" for 人工智能).
/// </summary>
internal static class NameBeginnings
{
    private const int Longest = 24;

    // Keeps a character's four letters apart from words and pinyin that happen to begin alike.
    private const string Chinese = "h", Latin = "l";

    public static IReadOnlyCollection<string> Of(IEnumerable<string> names)
    {
        var all = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in names) Add(all, name);
        return all;
    }

    /// <summary>What was typed, as it is asked for: letters alone may be a word, a pinyin or its initials; parts by spaces must all be there.</summary>
    public static IReadOnlyList<string> Typed(string? text)
    {
        var asked = new List<string>();
        foreach (var run in Runs(text ?? ""))
            asked.Add(Cut((run.Kind == TokenKind.Word ? Latin : Chinese) + run.Letters));
        return asked.Count > 6 ? asked[..6] : asked;
    }

    private static void Add(HashSet<string> all, string name)
    {
        var runs = Runs(name).ToList();
        for (var i = 0; i < runs.Count; i++)
        {
            // "zhang we" typed without its space is found too.
            var joined = string.Concat(runs.Skip(i).TakeWhile(r => r.Kind == TokenKind.Word).Take(4).Select(r => r.Letters));
            if (joined.Length > 0) all.Add(Cut(Latin + joined));
            if (runs[i].Kind == TokenKind.Word) continue;
            all.Add(Cut(Chinese + runs[i].Letters));
            foreach (var suffix in Suffixes(runs[i])) all.Add(Cut(suffix));
        }
        var initials = string.Concat(runs.Where(r => r.Kind == TokenKind.Word).Select(r => r.Letters[0]));
        if (initials.Length > 1) all.Add(Cut(Latin + initials));
    }

    private static IEnumerable<string> Suffixes((TokenKind Kind, string Letters, IReadOnlyList<int> Han) run)
    {
        for (var i = 0; i < run.Han.Count; i++)
        {
            if (i > 0) yield return Chinese + run.Letters[(4 * i)..];
            var syllables = run.Han.Skip(i).Take(Longest).Select(HanTables.Pinyin).TakeWhile(s => s is not null).ToList();
            if (syllables.Count == 0) continue;
            yield return Latin + string.Concat(syllables);
            yield return string.Concat(syllables.Select(s => s![0]).Prepend(Latin[0]));
        }
    }

    private static string Cut(string letters) => letters.Length > Longest * 4 ? letters[..(Longest * 4)] : letters;

    private static IEnumerable<(TokenKind Kind, string Letters, IReadOnlyList<int> Han)> Runs(string text)
    {
        var (letters, han) = (new StringBuilder(), new List<int>());
        foreach (var token in ReadTokens.Of(text))
        {
            switch (token.Kind)
            {
                case TokenKind.Word or TokenKind.OtherWord:
                    yield return (TokenKind.Word, token.Text, []);
                    break;
                case TokenKind.Pair:
                    letters.Append(token.Text, 0, 4);
                    Rune.DecodeFromUtf16(text.AsSpan(token.Start), out var first, out _);
                    han.Add(first.Value);
                    break;
                default:
                    letters.Append(token.Text);
                    Rune.DecodeFromUtf16(text.AsSpan(token.Start), out var last, out _);
                    han.Add(last.Value);
                    yield return (TokenKind.Pair, letters.ToString(), han);
                    (letters, han) = (new(), []);
                    break;
            }
        }
    }
}
