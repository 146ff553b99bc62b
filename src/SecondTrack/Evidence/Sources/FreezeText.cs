using SecondTrack.Evidence.Coding;
using SecondTrack.Evidence.Formats;
using SecondTrack.Evidence.Ingest;

namespace SecondTrack.Evidence.Sources;

/// <summary>Paragraphs to a frozen text. Changing what is kept makes another text with the next number; the one before stays as it is.</summary>
internal static class FreezeText
{
    public const string BetweenParagraphs = "\n\n";

    public static SourceTextContent Of(ReadDocument read) => Of([.. read.Blocks.Select(Frozen)], read.Encoding, read.Warnings);

    public static SourceTextContent Of(IReadOnlyList<TextBlock> frozen, string encoding, IReadOnlyList<LocalText> warnings)
    {
        var text = string.Join(BetweenParagraphs, frozen.Where(b => b.Kept && b.Text.Length > 0).Select(b => b.Text));
        return new(text, Anchor.HashOf(text), frozen) { Encoding = encoding, Warnings = warnings };
    }

    public static SourceText Row(Guid id, Source source, int number, SourceTextContent content) => new()
    {
        Id = id, CompartmentId = source.CompartmentId, SourceId = source.Id, Number = number, Length = CodePoints.Count(content.Text), Content = content,
    };

    private static TextBlock Frozen(TextBlock block) => block with { Text = FrozenText.Of(block.Text).Text.Trim('\n') };
}
