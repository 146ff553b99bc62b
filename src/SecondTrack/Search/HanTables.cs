using System.Collections.Frozen;
using System.Text;

namespace SecondTrack.Search;

/// <summary>Two tables derived from the Unicode Character Database (tools/make-han-tables): what folds to what, and how a character is read.</summary>
internal static class HanTables
{
    private static readonly Lazy<FrozenDictionary<int, int>> FoldTable = new(LoadFold);
    private static readonly Lazy<FrozenDictionary<int, string>> PinyinTable = new(LoadPinyin);

    /// <summary>Traditional to simplified, a radical to the character it looks like; anything else to itself.</summary>
    public static int Fold(int rune) => FoldTable.Value.GetValueOrDefault(rune, rune);

    /// <summary>The toneless syllable of a simplified character, or null.</summary>
    public static string? Pinyin(int rune) => PinyinTable.Value.GetValueOrDefault(Fold(rune));

    private static FrozenDictionary<int, int> LoadFold()
    {
        var pairs = new Dictionary<int, int>();
        foreach (var line in Lines("han-fold.txt"))
        {
            var runes = line.EnumerateRunes().Select(r => r.Value).ToArray();
            for (var i = 0; i + 1 < runes.Length; i += 2) pairs.Add(runes[i], runes[i + 1]);
        }
        return pairs.ToFrozenDictionary();
    }

    private static FrozenDictionary<int, string> LoadPinyin()
    {
        var readings = new Dictionary<int, string>();
        foreach (var line in Lines("han-pinyin.txt"))
        {
            var syllable = line[..line.IndexOf(' ', StringComparison.Ordinal)];
            foreach (var rune in line.AsSpan(syllable.Length + 1).EnumerateRunes()) readings[rune.Value] = syllable;
        }
        return readings.ToFrozenDictionary();
    }

    private static IEnumerable<string> Lines(string name)
    {
        using var stream = typeof(HanTables).Assembly.GetManifestResourceStream($"SecondTrack.Search.Data.{name}")
            ?? throw new InvalidOperationException($"{name} is not in the assembly.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        while (reader.ReadLine() is { } line)
            if (line.Length > 0)
                yield return line;
    }
}
