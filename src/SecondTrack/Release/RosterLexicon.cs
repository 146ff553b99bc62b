using System.Globalization;
using System.Text;

namespace SecondTrack.Release;

/// <summary>An alias in the text: who it may be, and how sure the spelling is.</summary>
internal sealed record Mention(Span Folded, Span Span, string Text, AliasKind Kind, bool Ordinary, IReadOnlyList<string> MemberIds);

/// <summary>All aliases of a roster in one automaton over the letters of a text.</summary>
internal sealed class RosterLexicon
{
    private const string Gaps = " \n-‐‑–'’‘ʼʻ`´·•・‧._";

    private readonly IReadOnlyList<Alias> _aliases;
    private readonly IReadOnlyList<string> _letters;
    private readonly FindAliases _find;

    private RosterLexicon(IReadOnlyList<Alias> aliases, DescribedAs described)
    {
        _aliases = aliases;
        Described = described;
        _letters = [.. aliases.Select(a => Compact.Of(NormalText.Fold(a.Written)).Letters)];
        _find = new(_letters);
    }

    public IReadOnlyList<Alias> Aliases => _aliases;

    public DescribedAs Described { get; }

    public static RosterLexicon Of(IReadOnlyList<RosterMember> roster, CheckedDialogue dialogue) => new([.. roster.SelectMany(GenerateAliases.Of)], DescribedAs.Of(roster, dialogue));

    /// <summary>Every mention, the longest where several overlap; people of one spelling together.</summary>
    public IReadOnlyList<Mention> In(NormalText text, Func<AliasKind, bool> wanted)
    {
        var compact = Compact.Of(text.Text);
        var found = new Dictionary<(int, int), List<(Alias Alias, bool Ordinary)>>();
        foreach (var hit in _find.In(compact.Letters))
        {
            var alias = _aliases[hit.Pattern];
            if (!wanted(alias.Kind)) continue;
            var (start, end) = (compact.Places[hit.Start], compact.Places[hit.Start + hit.Length - 1] + 1);
            if (Stands(text, compact, hit, alias) is not { } ordinary) continue;
            if (!found.TryGetValue((start, end), out var here)) found[(start, end)] = here = [];
            here.Add((alias, ordinary));
        }
        var kept = new List<Mention>();
        var last = -1;
        foreach (var ((start, end), here) in found.OrderBy(f => f.Key.Item1).ThenByDescending(f => f.Key.Item2))
        {
            if (end <= last) continue;
            last = end;
            var best = here.MinBy(h => h.Alias.Kind);
            var span = text.Back(start, end - start);
            kept.Add(new(new(start, end), span, text.Original[span.Start..span.End], best.Alias.Kind, here.TrueForAll(h => h.Ordinary),
                [.. here.Where(h => h.Alias.Kind == best.Alias.Kind).Select(h => h.Alias.MemberId).Distinct(StringComparer.Ordinal)]));
        }
        return kept;
    }

    /// <summary>Null where the letters are there but not as a name; else whether they are also an everyday word in this place.</summary>
    private static bool? Stands(NormalText text, Compact compact, AliasHit hit, Alias alias)
    {
        var (start, end) = (compact.Places[hit.Start], compact.Places[hit.Start + hit.Length - 1] + 1);
        var isHan = HanNames.IsHan(compact.Letters[hit.Start]);
        var gaps = 0;
        for (var i = hit.Start + 1; i < hit.Start + hit.Length; i++)
        {
            var gap = text.Text.AsSpan(compact.Places[i - 1] + 1, compact.Places[i] - compact.Places[i - 1] - 1);
            if (gap.Length > 3 || gap.IndexOfAnyExcept(isHan ? " \n·•・‧-" : Gaps + ",") >= 0) return null;
            if (gap.Length > 0) gaps++;
        }
        var span = text.Back(start, end - start);
        var original = text.Original.AsSpan(span.Start, span.Length);
        if (isHan) return IsOrdinaryHan(text, start, end, alias.Kind);
        if (start > 0 && IsWordLetter(text.Text[start - 1]) && IsWordLetter(text.Text[start])) return null;
        if (end < text.Text.Length && IsWordLetter(text.Text[end]) && IsWordLetter(text.Text[end - 1])) return null;
        return Latin(text, start, original, gaps, hit.Length, alias);
    }

    private static bool? Latin(NormalText text, int start, ReadOnlySpan<char> original, int gaps, int letters, Alias alias)
    {
        var isCapital = IsCapital(original);
        var allCapitals = original.IndexOfAnyInRange('a', 'z') < 0;
        switch (alias.Kind)
        {
            case AliasKind.Initials:
                if (gaps > 0 ? original.Count('.') < Math.Min(gaps, letters - 1) || !isCapital && !char.IsUpper(alias.Written[0]) : letters < 3 || !allCapitals) return null;
                return gaps == 0;
            case AliasKind.Acronym:
                return gaps > 0 || !allCapitals ? null : false;
            case AliasKind.Surname or AliasKind.Given:
                if (!isCapital) return null;
                var isWord = EnglishWords.AlsoNames.Contains(NormalText.Fold(alias.Written));
                if (isWord && EnglishWords.Months.Contains(NormalText.Fold(alias.Written))) return null;
                return isWord && StartsSentence(text.Text, start) ? true : isWord && alias.Kind == AliasKind.Given ? true : false;
            case AliasKind.Organisation:
                return isCapital || letters > 10 || alias.Written.Contains('.', StringComparison.Ordinal) ? false : null;
            default:
                // "Li An" must not be found in "lian", nor "Will Power" in "willpower".
                if (letters <= 6 && (!isCapital || gaps == 0 && alias.Written.Contains(' ', StringComparison.Ordinal))) return null;
                return !isCapital && alias.Written.Split(' ').All(w => EnglishWords.AlsoNames.Contains(NormalText.Fold(w))) ? null : false;
        }
    }

    private static bool IsOrdinaryHan(NormalText text, int start, int end, AliasKind kind)
    {
        var word = text.Text[start..end];
        var mayBeWord = kind == AliasKind.Given || (word.Length == 2 && HanNames.Words.Contains(word));
        return mayBeWord && !ActsLikeAPerson(text.Text, start, end);
    }

    /// <summary>A title or a verb of saying follows, or a word that introduces a speaker stands before.</summary>
    private static bool ActsLikeAPerson(string text, int start, int end) =>
        System.Text.RegularExpressions.Regex.IsMatch(text[end..Math.Min(text.Length, end + 6)], "^(?:" + HanNames.Titles + "|提出|认为|表示|指出|主张|强调|建议|谈到|回应|补充|坚持|反对|提醒|说|问|答|介绍|发言|的发言)")
        || (start > 0 && "由据请询".Contains(text[start - 1], StringComparison.Ordinal));

    private static bool IsCapital(ReadOnlySpan<char> original)
    {
        foreach (var c in original)
            if (char.IsLetter(c)) return char.IsUpper(c) || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.OtherLetter || "ꓮ".Contains(c, StringComparison.Ordinal);
        return false;
    }

    private static bool StartsSentence(string text, int at)
    {
        for (at--; at >= 0 && text[at] is ' ' or '"' or '“' or '(' or '#' or '-'; at--) { }
        return at < 0 || text[at] is '.' or '!' or '?' or '\n' or ':';
    }

    private static bool IsWordLetter(char c) => char.IsLetterOrDigit(c) && !HanNames.IsHan(c);

    /// <summary>The letters and digits of a folded text, and where each stands in it.</summary>
    private sealed record Compact(string Letters, int[] Places)
    {
        public static Compact Of(string folded)
        {
            var letters = new StringBuilder(folded.Length);
            var places = new List<int>(folded.Length);
            for (var i = 0; i < folded.Length; i++)
                if (char.IsLetterOrDigit(folded[i]) || char.IsSurrogate(folded[i]))
                {
                    letters.Append(folded[i]);
                    places.Add(i);
                }
            return new(letters.ToString(), [.. places]);
        }
    }
}
