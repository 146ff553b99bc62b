using System.Text.RegularExpressions;

namespace SecondTrack.Release;

internal enum AliasKind
{
    /// <summary>A whole name, confirmed or the same name in another order, script or spacing.</summary>
    Name,

    /// <summary>A spelling in Latin letters of a Chinese name, which nobody confirmed.</summary>
    Spelled,

    /// <summary>A surname alone that is rare enough to be a name.</summary>
    Surname,

    /// <summary>A given name alone.</summary>
    Given,

    /// <summary>Initials with their dots.</summary>
    Initials,
    Organisation,
    Acronym,
}

/// <summary>One way to write a member or an organisation. <paramref name="Written"/> is what a person would read; it is compared folded.</summary>
internal sealed record Alias(string Written, AliasKind Kind, string MemberId);

/// <summary>
/// The ways in which a person on the roster may be written. Spaces, hyphens, apostrophes, tones, capitals and traditional characters need no alias of
/// their own: the comparison folds them.
/// </summary>
internal static partial class GenerateAliases
{
    private static readonly string[] Particles = ["van", "von", "de", "der", "den", "di", "da", "del", "della", "dos", "du", "la", "le", "ter", "ten", "zu", "bin", "al", "el", "st"];

    public static IEnumerable<Alias> Of(RosterMember member)
    {
        var aliases = member.OtherNames.Prepend(member.Name).SelectMany(name => OfName(name, HanNames.Split(NormalText.Fold(member.Name)) is not null))
            .Select(a => new Alias(a.Written, a.Kind, member.Id));
        return aliases.Concat(OfOrganisation(member)).DistinctBy(a => (a.Written, a.Kind));
    }

    private static IEnumerable<(string Written, AliasKind Kind)> OfName(string name, bool isChinese)
    {
        var folded = NormalText.Fold(name);
        if (InitialsOnly().IsMatch(name)) return [(name, AliasKind.Initials)];
        if (HanNames.Split(folded) is { } han && isChinese) return OfHan(name, han.Surname, han.Given);
        if (folded.Any(HanNames.IsHan)) return OfTransliterated(name);
        return isChinese ? OfSpelled(name) : OfWestern(name);
    }

    private static IEnumerable<(string, AliasKind)> OfHan(string name, string surname, string given)
    {
        yield return (name, AliasKind.Name);
        if (given.Length == 2) yield return (given, AliasKind.Given);
        foreach (var (s, g) in SpellHan.Of(surname, given))
        {
            yield return ($"{s} {string.Concat(g)}", AliasKind.Spelled);
            yield return ($"{string.Concat(g)} {s}", AliasKind.Spelled);
            var initials = string.Concat(g.Select(x => x[0] + "."));
            yield return ($"{initials} {s}", AliasKind.Spelled);
            yield return ($"{s} {initials}", AliasKind.Spelled);
        }
    }

    /// <summary>A spelling of a Chinese name that a person confirmed: the other order is the same name.</summary>
    private static IEnumerable<(string, AliasKind)> OfSpelled(string name)
    {
        yield return (name, AliasKind.Name);
        var parts = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length >= 2)
        {
            yield return ($"{string.Join(' ', parts[1..])} {parts[0]}", AliasKind.Name);
            yield return ($"{parts[^1]} {string.Join(' ', parts[..^1])}", AliasKind.Name);
        }
    }

    private static IEnumerable<(string, AliasKind)> OfWestern(string name)
    {
        yield return (name, AliasKind.Name);
        var parts = name.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length < 2) yield break;
        var at = Array.FindIndex(parts, 1, p => Particles.Contains(p.ToLowerInvariant()));
        if (at < 0) at = parts.Length - 1;
        var (given, surname) = (parts[..at], string.Join(' ', parts[at..]));
        yield return ($"{surname} {string.Join(' ', given)}", AliasKind.Name);
        yield return ($"{string.Join(' ', given.Select(g => g[0] + "."))} {surname}", AliasKind.Name);
        yield return ($"{surname} {string.Join(' ', given.Select(g => g[0] + "."))}", AliasKind.Name);
        if (given.Length > 1) yield return ($"{given[0]} {surname}", AliasKind.Name);
        yield return (surname, AliasKind.Surname);
        if (at < parts.Length - 1 && parts[^1].Length > 3) yield return (parts[^1], AliasKind.Surname);
        foreach (var half in surname.Split('-').Where(h => surname.Contains('-', StringComparison.Ordinal) && h.Length > 4)) yield return (half, AliasKind.Surname);
        if (given[0].TrimEnd('.').Length > 2) yield return (given[0], AliasKind.Given);
    }

    private static IEnumerable<(string, AliasKind)> OfTransliterated(string name)
    {
        yield return (name, AliasKind.Name);
        var parts = name.Split(['·', '•', '・', '‧', '．', ' '], StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length < 2) yield break;
        if (parts[^1].Length > 1) yield return (parts[^1], AliasKind.Surname);
        if (parts[0].Length > 2) yield return (parts[0], AliasKind.Given);
    }

    private static IEnumerable<Alias> OfOrganisation(RosterMember member)
    {
        foreach (var name in member.OrganisationAliases.Prepend(member.Organisation).Where(n => n.Length > 1))
        {
            var isAcronym = Acronym().IsMatch(name);
            yield return new(name, isAcronym ? AliasKind.Acronym : AliasKind.Organisation, member.Id);
            var capitals = string.Concat(name.Split([' ', '-']).Where(w => w.Length > 0 && char.IsUpper(w[0])).Select(w => w[0]));
            if (!isAcronym && capitals.Length >= 4) yield return new(capitals, AliasKind.Acronym, member.Id);
        }
    }

    [GeneratedRegex(@"^(?:\p{L}\.[- ]?){2,6}$")]
    private static partial Regex InitialsOnly();

    [GeneratedRegex(@"^[A-Z]{2,8}$")]
    private static partial Regex Acronym();
}
