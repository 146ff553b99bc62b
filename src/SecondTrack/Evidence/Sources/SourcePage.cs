using SecondTrack.Evidence.Coding;
using SecondTrack.Keeping;

namespace SecondTrack.Evidence.Sources;

/// <summary>Everything the page of one source shows.</summary>
public sealed record SourcePage(SourceHead Head)
{
    /// <summary>Null for a source without a text.</summary>
    public SourceTextView? Text { get; init; }

    /// <summary>The passages of the text shown, in their order there.</summary>
    public IReadOnlyList<PassageView> Passages { get; init; } = [];

    /// <summary>Passages that stand in another text of this source.</summary>
    public IReadOnlyList<PassageView> Elsewhere { get; init; } = [];
}

/// <summary>What is known about a source, without its text.</summary>
public sealed record SourceHead(Guid Id, SourceIn Facts, DateTimeOffset AddedAt)
{
    public LocalText? Series { get; init; }

    public LocalText? Session { get; init; }

    public IReadOnlyList<PersonOfSource> People { get; init; } = [];

    public OriginalFacts? Original { get; init; }
}

public sealed record PersonOfSource(Guid RowId, Guid PersonId, LocalText Name, int? Side, SourceRole Role, string AsPrinted);

public sealed record OriginalFacts(string FileName, int Size, string Sha256);

public sealed record SourceTextView(Guid Id, int Number, int Newest, IReadOnlyList<TextLine> Lines, IReadOnlyList<LocalText> Warnings, int Dropped);

/// <summary>A line of the frozen text: its place in the text's lines and its first code point.</summary>
public sealed record TextLine(int Index, int Start, string Text);

/// <param name="Label">Its number on the page.</param>
/// <param name="Fits">In the text shown: whether the anchor still fits exactly. Elsewhere: whether it can be taken over.</param>
public sealed record PassageView(Guid Id, int Label, int Start, int End, string Quote, bool Fits, int TextNumber, IReadOnlyList<StatementView> Statements)
{
    /// <summary>What another program coded it with and nobody has said yet who holds.</summary>
    public IReadOnlyList<CodeName> Codes { get; init; } = [];
}

/// <summary>An issue or a proposition that a passage is marked with.</summary>
public sealed record CodeName(Guid Id, LocalText Name, bool IsProposition);

public sealed record StatementView(
    Guid Id, ActorName? Actor, Guid PropositionId, LocalText Claim, int? Stance, PartialDate Date, Venue Venue, SpokenAs SpokenAs, Confidence Confidence,
    string Coder, LocalText Note);
