namespace SecondTrack.Evidence.Formats.Bibliography;

public enum BibliographyFormat
{
    CslJson,
    BibTeX,
    Ris,
}

/// <summary>One work, whatever file it came from. Types are those of CSL: article-newspaper, speech, interview, report …</summary>
public sealed record BibliographyItem
{
    public required string Id { get; init; }

    public required string Type { get; init; }

    public string? Title { get; init; }

    /// <summary>Where it appeared: the newspaper, journal, book, website, conference.</summary>
    public string? Container { get; init; }

    public IReadOnlyList<BibliographyName> Authors { get; init; } = [];

    public BibliographyDate Date { get; init; }

    public string? Url { get; init; }

    public string? Doi { get; init; }

    /// <summary>A BCP-47 tag where the file's word for the language is known, else that word.</summary>
    public string? Language { get; init; }

    public string? Abstract { get; init; }

    public string? Note { get; init; }

    /// <summary>The entry as it stood in the file: what has no field here is kept in it.</summary>
    public required BibliographyRaw Raw { get; init; }
}

public sealed record BibliographyRaw(BibliographyFormat Format, int Line, string Text);

/// <summary>A person by family and given name, or a body (or a name that was not divided) by <paramref name="Literal"/>.</summary>
public sealed record BibliographyName(string? Family, string? Given, string? Literal)
{
    /// <summary>"van" in Ludwig van Beethoven: written between the names, sorted under the family name.</summary>
    public string? DroppingParticle { get; init; }

    /// <summary>"de" in de Gaulle: belongs to the family name.</summary>
    public string? NonDroppingParticle { get; init; }

    public string? Suffix { get; init; }

    public static BibliographyName Body(string literal) => new(null, null, literal);

    public override string ToString() => Literal ?? (IsHan(Family) && IsHan(Given ?? "")
        ? Family + Given
        : string.Join(' ', new[] { Given, DroppingParticle, NonDroppingParticle, Family, Suffix }.Where(p => !string.IsNullOrEmpty(p))));

    internal static bool IsHan(string? text) =>
        text is not null && text.All(c => c is >= '\u3400' and <= '\u9FFF' or '·' || char.IsSurrogate(c));
}

/// <summary>When it appeared. A season keeps its year as the date; what is no date at all is kept as <paramref name="Literal"/>.</summary>
/// <param name="Season">1 spring, 2 summer, 3 autumn, 4 winter.</param>
public readonly record struct BibliographyDate(PartialDate Date, int? Season = null, string? Literal = null)
{
    public bool IsKnown => Date.IsKnown || Literal is not null;
}
