using System.Text;

namespace SecondTrack.Tests.Search;

/// <summary>
/// Random texts and queries of few characters, so that they meet often; and a second, plain way to say whether a query stands in a text:
/// by comparing units one by one, with neither pairs nor an index.
/// </summary>
internal sealed class RandomTexts(int seed)
{
    private static readonly string[] Han = ["台", "海", "局", "势", "臺", "勢", "湾", "灣", "国", "國", "𠮷"];
    private static readonly Dictionary<string, string> Folded = new() { ["臺"] = "台", ["勢"] = "势", ["灣"] = "湾", ["國"] = "国" };
    private static readonly string[] Latin = ["AI", "ai", "Ａｉ", "risk", "Risk", "café", "cafe", "мир", "2024", "and", "or", "near"];
    private static readonly string[] Punctuation = ["，", "。", "; ", ". ", "！", "\"", "（", "*", " : "];

    private readonly Random _random = new(seed);

    public Random Random => _random;

    public string Text(int pieces)
    {
        var text = new StringBuilder();
        for (var i = 0; i < pieces; i++) text.Append(Piece());
        return text.ToString();
    }

    public string Query() => _random.Next(5) switch
    {
        0 => Run(1),
        1 => Run(2),
        2 => Run(_random.Next(1, 5)) + " " + Pick(Latin),
        3 => "\"" + Pick(Latin) + (_random.Next(2) == 0 ? " " : "") + (_random.Next(2) == 0 ? Run(1 + _random.Next(3)) : " " + Pick(Latin)) + "\"",
        _ => Run(_random.Next(1, 4)) + Pick(Punctuation).Trim().Replace("\"", "，", StringComparison.Ordinal).Replace("*", "，", StringComparison.Ordinal) + Run(_random.Next(1, 3)),
    };

    private string Piece() => _random.Next(4) switch
    {
        0 or 1 => Run(_random.Next(1, 6)),
        2 => " " + Pick(Latin) + " ",
        _ => Pick(Punctuation),
    };

    private string Run(int length) => string.Concat(Enumerable.Range(0, length).Select(_ => Pick(Han)));

    private string Pick(string[] some) => some[_random.Next(some.Length)];

    public static bool Stands(string query, string text)
    {
        var units = Units(text);
        return Phrases(query).All(p => Enumerable.Range(0, units.Count).Any(i => units.Skip(i).Take(p.Count).SequenceEqual(p)));
    }

    private static List<List<string>> Phrases(string query)
    {
        var pieces = query.StartsWith('"') ? [query.Trim('"')] : query.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var phrases = new List<List<string>>();
        foreach (var piece in pieces)
        {
            var phrase = new List<string>();
            foreach (var unit in Units(piece).Append("|"))
            {
                if (unit != "|") phrase.Add(unit);
                else if (phrase.Count > 0)
                {
                    phrases.Add(phrase);
                    phrase = [];
                }
            }
        }
        return phrases;
    }

    /// <summary>Characters and folded words in their order, "|" where punctuation stands, "_" where a space parts two runs of Chinese.</summary>
    private static List<string> Units(string text)
    {
        var units = new List<string>();
        var word = "";
        var space = false;
        foreach (var rune in text.EnumerateRunes().Append(new Rune('|')))
        {
            var c = rune.ToString().Normalize(NormalizationForm.FormKC).ToLowerInvariant();
            if (c == "é") c = "e";
            var isHan = Array.IndexOf(Han, c) >= 0;
            if (!isHan && c.Length == 1 && char.IsLetterOrDigit(c[0]))
            {
                word += c;
                continue;
            }
            if (word.Length > 0)
            {
                units.Add(word);
                (word, space) = ("", false);
            }
            if (isHan)
            {
                if (space && units.Count > 0 && units[^1] != "|" && IsHan(units[^1])) units.Add("_");
                units.Add(Folded.GetValueOrDefault(c, c));
                space = false;
            }
            else if (c == " ") space = true;
            else if (units.Count > 0 && units[^1] != "|") units.Add("|");
        }
        return units;
    }

    private static bool IsHan(string unit) => Array.IndexOf(Han, unit) >= 0;
}
