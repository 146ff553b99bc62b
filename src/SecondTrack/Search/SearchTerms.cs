using System.Text;

namespace SecondTrack.Search;

/// <summary>By what a search can be narrowed, beside the words.</summary>
public enum Facet
{
    Kind,
    Person,
    Proposition,
    Issue,
    Series,
    Venue,
}

/// <summary>One fact of an entry by which a search can be narrowed: that it is about this person, of this series, said at this venue.</summary>
public readonly record struct SearchMark(Facet Facet, string Value)
{
    public static SearchMark Of(Facet facet, Guid id) => new(facet, id.ToString("N"));
}

/// <summary>
/// How tokens and marks are written in the index: small ASCII words that begin with what they are and in which compartment. So one
/// compartment's words are never read to answer another's question, and nothing typed can be taken for the index's own syntax.
/// </summary>
internal sealed class SearchTerms
{
    /// <summary>Stands where punctuation stood.</summary>
    public const char Break = 'z';

    private readonly string _compartment;

    public SearchTerms(Guid compartment)
    {
        // Twenty bits are enough to keep compartments apart in the index; the query is bounded by the whole id besides.
        var bytes = compartment.ToByteArray(bigEndian: true);
        _compartment = string.Create(5, (bytes[0] << 12) | (bytes[1] << 4) | (bytes[2] >> 4), static (letters, code) =>
        {
            for (var i = 0; i < 5; i++) letters[i] = (char)('a' + ((code >> (4 * i)) & 15));
        });
    }

    public string Of(in Token token) => (token.Kind switch
    {
        TokenKind.Word => "w",
        TokenKind.OtherWord => "o",
        _ => "h",
    }) + _compartment + token.Text;

    public string Of(SearchMark mark) =>
        "m" + _compartment + (char)('a' + (int)mark.Facet) + string.Concat(mark.Value.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();

    /// <summary>The beginning of a name or of its spelling, for completing what somebody types.</summary>
    public string Beginning(string letters) => "b" + _compartment + letters;

    public void Append(StringBuilder index, ReadOnlySpan<Token> tokens)
    {
        if (index.Length > 0) index.Append(' ').Append(Break);
        foreach (var token in tokens)
        {
            if (token.Apart) index.Append(' ').Append(Break);
            if (index.Length > 0) index.Append(' ');
            index.Append(Of(token));
        }
    }
}
