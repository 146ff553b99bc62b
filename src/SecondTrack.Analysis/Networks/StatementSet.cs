namespace SecondTrack.Analysis.Networks;

/// <summary>What the values of a variable of statements are.</summary>
public enum VariableKind
{
    /// <summary>Any text: a person, an organisation, a concept.</summary>
    Text,

    /// <summary>0 or 1.</summary>
    Boolean,

    /// <summary>A whole number, ordered: a stance from −2 to 2.</summary>
    Integer,
}

/// <summary>A document that statements were coded in. Its date is the date of all of them, in UTC and without a zone.</summary>
/// <param name="Id">Unique in its <see cref="StatementSet"/>.</param>
/// <param name="Date">To the second.</param>
public sealed record CodedDocument(long Id, DateTime Date)
{
    /// <summary>Empty where it is not known, like the four below.</summary>
    public string Title { get; init; } = "";

    /// <summary>Who wrote it.</summary>
    public string Author { get; init; } = "";

    /// <summary>Where it appeared.</summary>
    public string Source { get; init; } = "";

    /// <summary>The part of the source.</summary>
    public string Section { get; init; } = "";

    /// <summary>The coder's own kind of document.</summary>
    public string Type { get; init; } = "";
}

/// <summary>One coded statement: an actor, a concept, whether the actor agrees.</summary>
/// <param name="Id">Unique in its <see cref="StatementSet"/>.</param>
/// <param name="Document">Gives the date.</param>
/// <param name="Start">The place in the document; only the order of statements depends on it.</param>
/// <param name="Stop">After <paramref name="Start"/>.</param>
/// <param name="Texts">The values of text variables; one that is missing is empty.</param>
/// <param name="Numbers">The values of boolean (0, 1) and integer variables; one may be missing.</param>
public sealed record CodedStatement(
    long Id, CodedDocument Document, int Start, int Stop, IReadOnlyDictionary<string, string> Texts, IReadOnlyDictionary<string, int> Numbers);

/// <summary>The statements of one statement type, in the order of date, document, place and id, whatever order they were given in.</summary>
public sealed class StatementSet
{
    /// <summary>Puts statements in order: O(n log n).</summary>
    /// <param name="variables">The variables of the statement type and the kind of each.</param>
    /// <param name="statements">All statements of the type.</param>
    public StatementSet(IReadOnlyDictionary<string, VariableKind> variables, IEnumerable<CodedStatement> statements)
    {
        Variables = variables;
        var sorted = statements.ToArray();
        Array.Sort(sorted, static (a, b) =>
            a.Document.Date.CompareTo(b.Document.Date) is var byDate and not 0 ? byDate
            : a.Document.Id.CompareTo(b.Document.Id) is var byDocument and not 0 ? byDocument
            : a.Start.CompareTo(b.Start) is var byStart and not 0 ? byStart
            : a.Stop.CompareTo(b.Stop) is var byStop and not 0 ? byStop
            : a.Id.CompareTo(b.Id));
        Statements = sorted;
    }

    /// <summary>The kind of each variable.</summary>
    public IReadOnlyDictionary<string, VariableKind> Variables { get; }

    /// <summary>In order.</summary>
    public IReadOnlyList<CodedStatement> Statements { get; }
}
