namespace SecondTrack.Evidence.Formats.Dna;

/// <summary>What a file of Discourse Network Analyzer holds, in its own terms: documents, and statements with the values of their variables.</summary>
public sealed record DnaFile(int Major, IReadOnlyList<DnaDocument> Documents, IReadOnlyList<DnaStatement> Statements);

/// <param name="Text">Frozen: NFC, LF.</param>
public sealed record DnaDocument(long Id, string Title, string Text)
{
    public string Author { get; init; } = "";

    public string Source { get; init; } = "";

    public string Section { get; init; } = "";

    public string Notes { get; init; } = "";

    public string Type { get; init; } = "";

    public PartialDate Date { get; init; }
}

/// <param name="Type">The label of its statement type: "DNA Statement".</param>
/// <param name="Start">Code points of the document's frozen text, half-open.</param>
/// <param name="Values">Variable to value: person, organization, concept, agreement (1 or 0) …</param>
public sealed record DnaStatement(long Id, long DocumentId, string Type, int Start, int End, string Quote, string Coder, IReadOnlyDictionary<string, string> Values);
