using System.Text;
using SecondTrack.SignedLog.Fold;

namespace SecondTrack.SignedLog;

/// <summary>A clause in words: language tag → the agreed wording, the only one proposed, or a bracket <c>[a: … | b: …]</c>.</summary>
public sealed record ClauseInWords(Clause Clause, bool Agreed, IReadOnlyDictionary<string, string> Wordings);

/// <summary>Puts words to a joint text. Wordings of two sides stand side by side in a bracket and are never blended.</summary>
public static class ReadText
{
    /// <summary>The clauses of a text; <paramref name="blob"/> gives salted words by their hash.</summary>
    public static IReadOnlyList<ClauseInWords> Of(RoomCopy copy, string document, Func<string, byte[]?> blob)
    {
        ArgumentNullException.ThrowIfNull(copy);
        return [.. copy.State.Part<TextPart>().Clauses(document).Select(c => In(c, copy.Log, blob))];
    }

    private static ClauseInWords In(Clause clause, RoomLog log, Func<string, byte[]?> blob)
    {
        var agreed = clause.Agreed(log, clause.Round);
        Proposal[] shown = agreed is not null ? [agreed] : [.. clause.Live.OrderBy(p => p.Side, StringComparer.Ordinal).ThenBy(p => p.Entry.Entry.Id, StringComparer.Ordinal)];
        var wordings = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var tag in shown.SelectMany(p => p.Lang.Keys).Distinct())
        {
            // The same words of two sides are one wording; each side's consent is still its own.
            var said = shown.Select(p => (p.Side, Words: p.Lang.TryGetValue(tag, out var hash) ? Words(blob(hash)) ?? "—" : "")).GroupBy(s => s.Words)
                .Select(g => (Sides: string.Join(", ", g.Select(s => s.Side).Distinct()), Words: g.Key)).ToArray();
            wordings[tag] = said.Length == 1 ? said[0].Words : $"[{string.Join(" | ", said.Select(s => $"{s.Sides}: {s.Words}"))}]";
        }
        return new ClauseInWords(clause, agreed is not null, wordings);
    }

    /// <summary>The words of a salted blob; null when it is not here.</summary>
    public static string? Words(byte[]? blob) => blob is { Length: >= 16 } ? Encoding.UTF8.GetString(blob, 16, blob.Length - 16) : null;

    /// <summary>Salts words: sixteen random bytes before them.</summary>
    public static byte[] Salted(string words, RandomBytes random)
    {
        Span<byte> salt = stackalloc byte[16];
        random(salt);
        return [.. salt, .. Encoding.UTF8.GetBytes(words)];
    }
}
