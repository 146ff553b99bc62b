using SecondTrack.Evidence;
using SecondTrack.Evidence.Sources;
using SecondTrack.Keeping;

namespace SecondTrack.Example;

/// <summary>One source of the example: what stands above the line of its file, its paragraphs, and the sentences marked in them.</summary>
internal sealed record ExampleSource(
    string Key, SourceKind Kind, PartialDate Date, Venue Venue, GroundRule Rule, bool Public, bool FirstHand, string Language,
    Both Title, Both Publisher, string Byline, string? Address, string? Session, Both Note, IReadOnlyList<ExamplePerson> People,
    IReadOnlyList<TextBlock> Blocks, IReadOnlyList<ExampleMark> Marks)
{
    /// <summary>Paragraphs that were kept, as the frozen text holds them.</summary>
    public string Text => string.Join(FreezeText.BetweenParagraphs, Blocks.Where(b => b.Kept).Select(b => b.Text));
}

internal sealed record ExamplePerson(string Key, SourceRole Role, string AsPrinted);

/// <summary>A marked sentence with what was read off it.</summary>
internal sealed record ExampleMark(string Quote, IReadOnlyList<ExampleStatement> Statements);

/// <summary>A person, organisation, side or community (by key) on a proposition; no stance where the actor declines to say.</summary>
internal sealed record ExampleStatement(
    string Actor, string Proposition, int? Stance, SpokenAs SpokenAs, Confidence Confidence, Both? Note);
