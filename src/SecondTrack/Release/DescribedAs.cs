namespace SecondTrack.Release;

/// <summary>A word or phrase that fits some people of the roster. A <paramref name="IsPerson"/> can stand for somebody; others only narrow it down.</summary>
internal sealed record DescribingTerm(string Text, string Attribute, IReadOnlySet<string> Fits, bool IsPerson);

/// <summary>A term in a folded text.</summary>
internal readonly record struct TermHit(int Start, int End, DescribingTerm Term);

/// <summary>
/// The words by which people of a roster can be described: side, capacity, profession, field, role, city, gender, and the everyday words for them in
/// both languages.
/// </summary>
internal sealed class DescribedAs
{
    private readonly IReadOnlyList<DescribingTerm> _terms;
    private readonly FindAliases _find;

    private DescribedAs(IReadOnlyList<DescribingTerm> terms) => (_terms, _find) = (terms, new(terms.Select(t => t.Text)));

    public static DescribedAs Of(IReadOnlyList<RosterMember> roster, CheckedDialogue dialogue)
    {
        var fits = new Dictionary<(string Text, string Attribute), (HashSet<string> Members, bool IsPerson)>();
        void Add(string text, string attribute, IEnumerable<RosterMember> members, bool isPerson)
        {
            var folded = NormalText.Fold(text).Trim();
            if (folded.Length == 0) return;
            foreach (var form in Forms(folded, isPerson))
            {
                if (!fits.TryGetValue((form, attribute), out var known)) fits[(form, attribute)] = known = ([], isPerson);
                known.Members.UnionWith(members.Select(m => m.Id));
            }
        }
        foreach (var (side, names) in dialogue.Sides)
        {
            var members = roster.Where(m => m.Side == side).ToList();
            foreach (var name in names.Concat(names.SelectMany(Adjectives)).Concat([$"{side}-side", $"side {side}", $"{side}方"])) Add(name, "side", members, false);
        }
        foreach (var (capacity, words) in DescribingWords.Capacities)
            foreach (var (word, isPerson) in words) Add(word, "capacity", roster.Where(m => capacity.Split('|').Contains(m.Capacity)), isPerson);
        foreach (var word in DescribingWords.People) Add(word, "", roster, true);
        foreach (var member in roster)
        {
            foreach (var role in member.Roles) Add(role, "role", [member], true);
            foreach (var (key, values) in member.Attributes)
                foreach (var value in values)
                    switch (key)
                    {
                        case "profession":
                            foreach (var form in DescribingWords.OfProfession(value)) Add(form, key, [member], true);
                            break;
                        case "gender":
                            foreach (var (word, isPerson) in DescribingWords.Gendered(value)) Add(word, key, [member], isPerson);
                            break;
                        default:
                            Add(value, key, [member], false);
                            break;
                    }
        }
        return new([.. fits.Select(f => new DescribingTerm(f.Key.Text, f.Key.Attribute, f.Value.Members, f.Value.IsPerson))]);
    }

    /// <summary>Every term in a folded text, overlapping ones too: "retired" and "naval officer" narrow down together.</summary>
    public IReadOnlyList<TermHit> In(string folded) =>
    [
        .. from hit in _find.In(folded)
           let end = hit.Start + hit.Length
           where (hit.Start == 0 || !Joins(folded[hit.Start - 1], folded[hit.Start])) && (end == folded.Length || !Joins(folded[end - 1], folded[end]))
           orderby hit.Start, end
           select new TermHit(hit.Start, end, _terms[hit.Pattern]),
    ];

    private static bool Joins(char a, char b) => char.IsLetterOrDigit(a) && char.IsLetterOrDigit(b) && !HanNames.IsHan(a) && !HanNames.IsHan(b);

    private static IEnumerable<string> Adjectives(string side)
    {
        foreach (var end in new[] { " side", " participants", " delegation", " team", "一方", "方面" })
            if (side.EndsWith(end, StringComparison.OrdinalIgnoreCase) && side.Length > end.Length) yield return side[..^end.Length];
    }

    private static IEnumerable<string> Forms(string folded, bool isPerson)
    {
        yield return folded;
        if (folded.Contains('-', StringComparison.Ordinal)) yield return folded.Replace('-', ' ');
        if (!isPerson || HanNames.IsHan(folded[^1]) || folded.EndsWith('s')) yield break;
        yield return folded.EndsWith('y') ? folded[..^1] + "ies" : folded.EndsWith("man", StringComparison.Ordinal) ? folded[..^2] + "en" : folded + "s";
    }
}
