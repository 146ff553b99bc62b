using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace SecondTrack.Evidence.Ingest.Word;

/// <summary>
/// What stands before a list item: Word keeps "1.", "（二）" or a bullet outside the text, so a reader who quotes it must be given it.
/// </summary>
internal sealed class ListMarks(MainDocumentPart part)
{
    private readonly Dictionary<(int List, int Level), int> _counts = [];
    private readonly Numbering? _numbering = part.NumberingDefinitionsPart?.Numbering;

    public string Of(Paragraph paragraph)
    {
        if (Properties(paragraph) is not { NumberingId.Val.Value: > 0 and var list } found) return "";
        var level = Math.Clamp(found.NumberingLevelReference?.Val?.Value ?? 0, 0, 8);
        if (Level(list, level) is not { } shape) return "• ";
        if (shape.NumberingFormat?.Val is { } format && format == NumberFormatValues.Bullet) return "• ";
        if (shape.NumberingFormat?.Val is { } none && none == NumberFormatValues.None) return "";
        for (var deeper = level + 1; deeper <= 8; deeper++) _counts.Remove((list, deeper));
        _counts[(list, level)] = _counts.TryGetValue((list, level), out var before) ? before + 1 : Start(shape);
        var text = shape.LevelText?.Val?.Value ?? "%1.";
        for (var i = 0; i <= level; i++)
            text = text.Replace($"%{i + 1}", Written(list, i), StringComparison.Ordinal);
        return text.Length == 0 ? "" : JoinLines.IsWide(text[^1]) ? text : text + " ";
    }

    private string Written(int list, int level)
    {
        var shape = Level(list, level);
        var number = _counts.TryGetValue((list, level), out var count) ? count : shape is null ? 1 : Start(shape);
        var format = shape?.NumberingFormat?.Val?.Value ?? NumberFormatValues.Decimal;
        if (format == NumberFormatValues.LowerLetter) return ((char)('a' + (number - 1) % 26)).ToString();
        if (format == NumberFormatValues.UpperLetter) return ((char)('A' + (number - 1) % 26)).ToString();
        if (format == NumberFormatValues.LowerRoman) return Roman(number).ToLowerInvariant();
        if (format == NumberFormatValues.UpperRoman) return Roman(number);
        if (format == NumberFormatValues.ChineseCounting || format == NumberFormatValues.ChineseCountingThousand
            || format == NumberFormatValues.TaiwaneseCounting || format == NumberFormatValues.JapaneseCounting) return Chinese(number);
        return number.ToString(CultureInfo.InvariantCulture);
    }

    private NumberingProperties? Properties(Paragraph paragraph)
    {
        if (paragraph.ParagraphProperties?.NumberingProperties is { } own) return own;
        var style = paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value;
        return style is null ? null : part.StyleDefinitionsPart?.Styles?.Elements<Style>()
            .FirstOrDefault(s => s.StyleId?.Value == style)?.StyleParagraphProperties?.NumberingProperties;
    }

    private Level? Level(int list, int level)
    {
        var instance = _numbering?.Elements<NumberingInstance>().FirstOrDefault(n => n.NumberID?.Value == list);
        var shape = instance?.AbstractNumId?.Val?.Value;
        return _numbering?.Elements<AbstractNum>().FirstOrDefault(a => a.AbstractNumberId?.Value == shape)?
            .Elements<Level>().FirstOrDefault(l => l.LevelIndex?.Value == level);
    }

    private static int Start(Level level) => Math.Clamp(level.StartNumberingValue?.Val?.Value ?? 1, 0, 100_000);

    private static string Chinese(int n)
    {
        const string digits = "〇一二三四五六七八九";
        if (n is < 1 or > 99) return string.Concat(n.ToString(CultureInfo.InvariantCulture).Select(c => digits[c - '0']));
        var (tens, ones) = (n / 10, n % 10);
        return (tens > 1 ? digits[tens].ToString() : "") + (tens > 0 ? "十" : "") + (ones > 0 ? digits[ones].ToString() : "");
    }

    private static string Roman(int n)
    {
        if (n is < 1 or > 3999) return n.ToString(CultureInfo.InvariantCulture);
        var text = "";
        foreach (var (value, sign) in RomanSigns)
            for (; n >= value; n -= value) text += sign;
        return text;
    }

    private static readonly (int Value, string Sign)[] RomanSigns = [(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"),
        (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
}
