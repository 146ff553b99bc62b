namespace SecondTrack.Evidence.Formats.Bibliography;

/// <summary>
/// Cuts the objects out of a JSON array without parsing it, so that one broken object does not take the others with it. A string ends at
/// its line
/// (JSON allows no line end inside one), so a missing quote mark cannot swallow the rest of the file either.
/// </summary>
internal static class SplitJsonArray
{
    public readonly record struct Part(int Start, int End, bool Closed);

    public static Part? Next(string text, int from)
    {
        var start = text.IndexOf('{', from);
        if (start < 0) return null;
        int depth = 0;
        var inString = false;
        for (var i = start; i < text.Length; i++)
        {
            var c = text[i];
            if (inString)
            {
                if (c == '\\') i++;
                else if (c is '"' or '\n') inString = false;
                continue;
            }
            if (c == '"') inString = true;
            else if (c is '{' or '[') depth++;
            else if (c is '}' or ']' && --depth == 0) return new(start, i + 1, Closed: true);
        }
        return new(start, text.Length, Closed: false);
    }

    /// <summary>Where to go on behind a broken object: at the next brace that opens a line as far in as this one, else behind it.</summary>
    public static int GoOnAfter(string text, Part broken)
    {
        var lineStart = text.LastIndexOf('\n', Math.Max(broken.Start - 1, 0)) + 1;
        var indent = text[lineStart..broken.Start];
        if (string.IsNullOrWhiteSpace(indent) && lineStart > 0)
        {
            var next = text.IndexOf($"\n{indent}{{", broken.Start, broken.End - broken.Start, StringComparison.Ordinal);
            if (next >= 0) return next + 1;
        }
        return broken.End;
    }
}
