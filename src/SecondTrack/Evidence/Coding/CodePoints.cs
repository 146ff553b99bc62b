namespace SecondTrack.Evidence.Coding;

/// <summary>Positions in a text counted in code points, as the frozen texts are indexed, and as .NET counts them (UTF-16 units).</summary>
internal static class CodePoints
{
    public static int Count(ReadOnlySpan<char> text)
    {
        var count = text.Length;
        for (var i = 1; i < text.Length; i++)
            if (char.IsSurrogatePair(text[i - 1], text[i])) count--;
        return count;
    }

    /// <summary>The unit at which a code point begins; −1 where the text is shorter.</summary>
    public static int UnitAt(string text, int codePoint)
    {
        if (codePoint < 0) return -1;
        var unit = 0;
        for (; codePoint > 0 && unit < text.Length; codePoint--) unit += Width(text, unit);
        return codePoint == 0 ? unit : -1;
    }

    /// <summary>The last <paramref name="many"/> code points that end at a unit.</summary>
    public static int Back(string text, int unit, int many)
    {
        for (; many > 0 && unit > 0; many--)
            unit -= unit > 1 && char.IsSurrogatePair(text[unit - 2], text[unit - 1]) ? 2 : 1;
        return unit;
    }

    public static int Forward(string text, int unit, int many)
    {
        for (; many > 0 && unit < text.Length; many--) unit += Width(text, unit);
        return unit;
    }

    private static int Width(string text, int unit) => unit + 1 < text.Length && char.IsSurrogatePair(text[unit], text[unit + 1]) ? 2 : 1;
}
