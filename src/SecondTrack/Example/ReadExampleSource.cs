using System.Globalization;
using System.Text.RegularExpressions;
using SecondTrack.Evidence;
using SecondTrack.Keeping;

namespace SecondTrack.Example;

/// <summary>
/// Reads a source file of the example: "name: value" lines, a line of three hyphens, then paragraphs. In them
/// <c>[[a sentence]]{actor proposition +1 official medium}</c> marks a sentence and what it says. The actor may be left out where the
/// source has one author or speaker, several readings are parted by ";", and a paragraph that begins with "~ " was dropped when the page
/// was read.
/// </summary>
internal static partial class ReadExampleSource
{
    public static ExampleSource From(string key, string file)
    {
        var parts = file.ReplaceLineEndings("\n").Split("\n---\n", 2);
        if (parts.Length != 2) throw new FormatException($"{key}: a line --- must part the head from the text.");
        var head = parts[0].Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split(':', 2))
            .ToDictionary(l => l[0].Trim(), l => l[1].Trim(), StringComparer.Ordinal);
        var people = Of(head, "people").Split(';', StringSplitOptions.RemoveEmptyEntries).Select(p => Person(p.Trim())).ToList();
        var voices = people.Where(p => p.Role != SourceRole.Present).ToList();
        var (blocks, marks) = Body(key, parts[1], voices.Count == 1 ? voices[0].Key : null);
        return new ExampleSource(
            key, Enum.Parse<SourceKind>(head["kind"]), PartialDate.Parse(head["date"]), Enum.Parse<Venue>(head["venue"]),
            Enum.Parse<GroundRule>(head["rule"]), head["public"] == "yes", head["first hand"] == "yes", head["language"],
            new(head["title en"], head["title zh"]), new(head["publisher en"], head["publisher zh"]), Of(head, "byline"),
            head.GetValueOrDefault("address"), head.GetValueOrDefault("session"), new(Of(head, "note en"), Of(head, "note zh")), people,
                blocks, marks);
    }

    private static string Of(Dictionary<string, string> head, string name) => head.GetValueOrDefault(name, "");

    /// <summary>"gu author 谷一舟": key, role, name as printed.</summary>
    private static ExamplePerson Person(string text)
    {
        var words = text.Split(' ', 3);
        return new(words[0], Enum.Parse<SourceRole>(words[1], ignoreCase: true), words[2]);
    }

    private static (List<TextBlock>, List<ExampleMark>) Body(string key, string body, string? only)
    {
        var blocks = new List<TextBlock>();
        var marks = new List<ExampleMark>();
        foreach (var paragraph in body.Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (paragraph.StartsWith("~ ", StringComparison.Ordinal))
            {
                var dropped = paragraph[2..].Split(" // ");
                blocks.Add(new(dropped[0], false, dropped[1], dropped[2]));
                continue;
            }
            foreach (Match match in Mark().Matches(paragraph))
                marks.Add(new(match.Groups["quote"].Value, Statements(key, match.Groups["codes"].Value, only)));
            blocks.Add(new(Mark().Replace(paragraph, "${quote}"), true, null, null));
        }
        if (blocks.Exists(b => b.Text.AsSpan().IndexOfAny("[]{}") >= 0)) throw new FormatException($"{key}: a mark is not closed.");
        return (blocks, marks);
    }

    private static List<ExampleStatement> Statements(string key, string codes, string? only) =>
        [.. codes.Split(';', StringSplitOptions.TrimEntries).Select(c => Statement(key, c, only))];

    private static ExampleStatement Statement(string key, string code, string? only)
    {
        var noted = code.Split(" // ");
        var words = noted[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var at = Array.FindIndex(words, w => w == "declines" || w is ['+' or '-' or '0', ..]);
        var actor = at == 2 ? words[0] : only;
        if (at is not (1 or 2) || actor is null) throw new FormatException($"{key}: '{code}' is not actor, proposition, stance.");
        int? stance = words[at] == "declines" ? null : int.Parse(words[at], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var (spoken, sure) = (SpokenAs.Personally, Confidence.High);
        foreach (var word in words[(at + 1)..])
        {
            if (word is "low" or "medium" or "high") sure = Enum.Parse<Confidence>(word, ignoreCase: true);
            else spoken = Spoken(key, word);
        }
        return new(actor, words[at - 1], stance, spoken, sure, noted.Length == 3 ? new(noted[1], noted[2]) : null);
    }

    private static SpokenAs Spoken(string key, string word) => word switch
    {
        "personally" => SpokenAs.Personally,
        "institute" => SpokenAs.ForTheInstitute,
        "official" => SpokenAs.DescribingTheOfficialLine,
        "message" => SpokenAs.CarryingAMessage,
        "idea" => SpokenAs.FloatingAnIdea,
        _ => throw new FormatException($"{key}: nobody speaks as '{word}'."),
    };

    [GeneratedRegex(@"\[\[(?<quote>[^\]]+)\]\]\{(?<codes>[^}]+)\}", RegexOptions.ExplicitCapture)]
    private static partial Regex Mark();
}
