using DiffPlex;

namespace SecondTrack.Text;

public enum Compared
{
    Same,
    Gone,
    New,
}

/// <summary>Two states of a text word by word: words as they are written apart, Chinese character by character.</summary>
public static class CompareWords
{
    /// <summary>A text longer than this is compared as a whole.</summary>
    private const int Most = 20_000;

    public static IReadOnlyList<(Compared Kind, string Text)> Of(string before, string after)
    {
        if (before.Length + after.Length > Most)
            return before == after ? [(Compared.Same, after)] : [.. new[] { (Compared.Gone, before), (Compared.New, after) }.Where(p => p.Item2.Length > 0)];
        var found = Differ.Instance.CreateDiffs(before, after, ignoreWhiteSpace: false, ignoreCase: false, Words.Instance);
        var pieces = new List<(Compared, string)>();
        var at = 0;
        foreach (var block in found.DiffBlocks)
        {
            Add(Compared.Same, found.PiecesNew, at, block.InsertStartB);
            Add(Compared.Gone, found.PiecesOld, block.DeleteStartA, block.DeleteStartA + block.DeleteCountA);
            Add(Compared.New, found.PiecesNew, block.InsertStartB, at = block.InsertStartB + block.InsertCountB);
        }
        Add(Compared.Same, found.PiecesNew, at, found.PiecesNew.Count);
        return pieces;

        void Add(Compared kind, IReadOnlyList<string> all, int from, int to)
        {
            if (to > from) pieces.Add((kind, string.Concat(all.Skip(from).Take(to - from))));
        }
    }

    private sealed class Words : IChunker
    {
        public static readonly Words Instance = new();

        public IReadOnlyList<string> Chunk(string text)
        {
            var pieces = new List<string>();
            for (var start = 0; start < text.Length;)
            {
                var end = start + 1;
                if (IsOfWord(text[start])) while (end < text.Length && IsOfWord(text[end])) end++;
                else if (char.IsHighSurrogate(text[start]) && end < text.Length) end++;
                pieces.Add(text[start..end]);
                start = end;
            }
            return pieces;
        }

        private static bool IsOfWord(char c) => char.IsLetterOrDigit(c) && c is not (>= '\u2E80' and <= '\u9FFF') && !char.IsSurrogate(c);
    }
}
