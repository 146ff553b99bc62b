using System.Text;

namespace SecondTrack.Evidence.Formats.Qdpx;

/// <summary>
/// How a program counted the characters of a text. The standard says code points of the file; programs have counted line ends as one or two,
/// the byte order mark as one, or UTF-16 units. The way under which the selections' own names stand at their places is taken.
/// </summary>
internal sealed record OffsetVariant(Words Name, bool CountsMark, int LineEnd, bool CountsUnits)
{
    private static readonly OffsetVariant[] All =
    [
        new(new("code points of the file, as the standard says", "按标准以文件码位计"), false, 0, false),
        new(new("code points, each line end as one", "以码位计，换行算一位"), false, 1, false),
        new(new("code points, each line end as two", "以码位计，换行算两位"), false, 2, false),
        new(new("code points, with the byte order mark", "以码位计，含字节顺序标记"), true, 0, false),
        new(new("UTF-16 units", "以UTF-16单元计"), false, 0, true),
        new(new("UTF-16 units, each line end as one", "以UTF-16单元计，换行算一位"), false, 1, true),
    ];

    public bool IsStandard => this == All[0];

    /// <param name="selections">Where they are said to be, and by what name.</param>
    public static OffsetVariant Best(string raw, IReadOnlyList<(int Start, int End, string Name)> selections)
    {
        var best = (Score: Score(All[0], raw, selections), Variant: All[0]);
        foreach (var variant in All.Skip(1))
            if (Score(variant, raw, selections) is var score && score > best.Score) best = (score, variant);
        return best.Variant;
    }

    /// <summary>The UTF-16 place in the text for each position, −1 for one that falls inside something.</summary>
    public int[] Places(string raw)
    {
        var places = new List<int>(raw.Length + 2);
        if (CountsMark) places.Add(0);
        for (var i = 0; i < raw.Length;)
        {
            var isLineEnd = raw[i] == '\r' && i + 1 < raw.Length && raw[i + 1] == '\n';
            var units = isLineEnd || (i + 1 < raw.Length && char.IsSurrogatePair(raw[i], raw[i + 1])) ? 2 : 1;
            var counted = isLineEnd ? LineEnd == 0 ? 2 : LineEnd : raw[i] == '\n' && LineEnd == 2 ? 2 : units == 2 && !CountsUnits ? 1 : units;
            for (var n = 0; n < counted; n++) places.Add(n == 0 ? i : isLineEnd ? i + 1 : -1);
            i += units;
        }
        places.Add(raw.Length);
        return [.. places];
    }

    /// <summary>Names that stand at their places count most; a selection that fits into the text at all counts a little.</summary>
    private static int Score(OffsetVariant variant, string raw, IReadOnlyList<(int Start, int End, string Name)> selections)
    {
        var places = variant.Places(raw);
        var score = 0;
        foreach (var (start, end, name) in selections)
        {
            if (start < 0 || start >= end || end >= places.Length || places[start] < 0 || places[end] < 0) continue;
            score++;
            var quote = Plain(raw[places[start]..places[end]]);
            var said = Plain(name).TrimEnd('…', '.');
            if (said.Length > 0 && (quote == said || (said.Length >= 8 && quote.StartsWith(said, StringComparison.Ordinal)))) score += 1000;
        }
        return score;
    }

    private static string Plain(string text) =>
        string.Join(' ', text.Normalize(NormalizationForm.FormC).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
