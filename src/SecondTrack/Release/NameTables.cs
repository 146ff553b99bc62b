using System.Collections.Frozen;
using System.Text;

namespace SecondTrack.Release;

/// <summary>The tables of tools/make-name-tables: letters that look like Latin ones (UTS 39), and how a Chinese character is read in a name.</summary>
internal static class NameTables
{
    private static readonly Lazy<FrozenDictionary<int, char>> Alike = new(() =>
        Rows("look-alikes.txt").SelectMany(r => r.Characters.EnumerateRunes().Select(c => KeyValuePair.Create(c.Value, r.Key[0]))).ToFrozenDictionary());

    private static readonly Lazy<FrozenDictionary<int, string[]>> MandarinTable = new(() => ByCharacter("readings.txt"));
    private static readonly Lazy<FrozenDictionary<int, string[]>> CantoneseTable = new(() => ByCharacter("cantonese.txt"));

    /// <summary>The letter a–z that a folded letter of another script looks like, or null.</summary>
    public static char? Latin(int rune) => Alike.Value.TryGetValue(rune, out var letter) ? letter : null;

    /// <summary>All toned syllables of a simplified character, as zēng and céng.</summary>
    public static IReadOnlyList<string> Mandarin(int rune) => MandarinTable.Value.GetValueOrDefault(rune, []);

    /// <summary>All Jyutping syllables of a simplified character, without tones.</summary>
    public static IReadOnlyList<string> Cantonese(int rune) => CantoneseTable.Value.GetValueOrDefault(rune, []);

    private static FrozenDictionary<int, string[]> ByCharacter(string file) =>
        Rows(file).SelectMany(r => r.Characters.EnumerateRunes().Select(c => (c.Value, r.Key))).GroupBy(p => p.Value, p => p.Key).ToFrozenDictionary(g => g.Key, g => g.ToArray());

    private static IEnumerable<(string Key, string Characters)> Rows(string name)
    {
        using var stream = typeof(NameTables).Assembly.GetManifestResourceStream($"SecondTrack.Release.Data.{name}")
            ?? throw new InvalidOperationException($"{name} is not in the assembly.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        while (reader.ReadLine() is { } line)
            if (line.IndexOf(' ', StringComparison.Ordinal) is > 0 and var space)
                yield return (line[..space], line[(space + 1)..]);
    }
}
