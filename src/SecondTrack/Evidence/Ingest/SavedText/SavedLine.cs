namespace SecondTrack.Evidence.Ingest.SavedText;

/// <summary>One line of a saved text. <paramref name="Gap"/> is the number of empty lines above it; a Han character weighs as two letters.</summary>
internal sealed record SavedLine(string Text, int Gap)
{
    public int Weight { get; } = Text.Sum(c => JoinLines.IsWide(c) ? 2 : 1);

    public bool EndsSentence { get; } = Text.TrimEnd('”', '"', '’', '）', ')', '」', '』') is { Length: > 0 } t && "。！？.!?…".Contains(t[^1], StringComparison.Ordinal);

    /// <summary>Long enough to be no headline, with a full stop or a comma in it.</summary>
    public bool IsProse => Weight >= 70 && Text.Any(c => "。！？，；.!?;,".Contains(c, StringComparison.Ordinal)) && (EndsSentence || Weight >= 110)
        && !Text.StartsWith("- ", StringComparison.Ordinal);

    public static List<SavedLine> Of(string text)
    {
        var lines = new List<SavedLine>();
        var gap = 0;
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            var trimmed = line.Trim();
            if (trimmed.Length == 0) gap++;
            else
            {
                lines.Add(new(trimmed, gap));
                gap = 0;
            }
        }
        return lines;
    }
}
