using System.Text.RegularExpressions;
using Xunit;

namespace SecondTrack.Web.Tests.Conventions;

public partial class SourcesTests
{
    [Fact]
    public void No_file_is_longer_than_four_hundred_lines_and_one_above_two_hundred_and_fifty_says_why() =>
        Assert.Empty(Sources.Files("src", ".cs", ".razor", ".js").SelectMany(f => TooLong(f, File.ReadAllLines(f))));

    [Fact]
    public void A_long_file_is_seen()
    {
        Assert.Single(TooLong("x.cs", Enumerable.Repeat("x", 401).ToArray()));
        Assert.Single(TooLong("x.cs", Enumerable.Repeat("x", 251).ToArray()));
        Assert.Empty(TooLong("x.cs", ["// Long because it is a table.", .. Enumerable.Repeat("x", 300)]));
    }

    [Fact]
    public void No_page_says_a_word_outside_the_two_languages() =>
        Assert.Empty(Sources.Files("src", ".razor").SelectMany(f => BareWords(Path.GetFileName(f), File.ReadAllText(f))));

    [Fact]
    public void A_bare_word_is_seen()
    {
        Assert.Single(BareWords("x", "<p>Hello there</p>"));
        Assert.Single(BareWords("x", "<p>@T(\"Hello\", \"你好\")</p><input placeholder=\"Type here\" />"));
        Assert.Single(BareWords("x", "<p>你好</p>"));
        Assert.Empty(BareWords("x", "@if (a > b)\n{\n  <p>@T(\"Hello\", \"你好\")</p>\n}\n@code { string a = \"<p>no\"; }"));
    }

    [Fact]
    public void Packages_have_their_versions_in_one_place() =>
        Assert.DoesNotContain(Sources.Files("src", ".csproj").Concat(Sources.Files("tests", ".csproj")),
            f => File.ReadAllText(f).Contains(" Version=\"", StringComparison.Ordinal));

    private static IEnumerable<string> TooLong(string file, string[] lines)
    {
        if (lines.Length > 400) yield return $"{file}: {lines.Length} lines, split it";
        else if (lines.Length > 250 && !lines[0].StartsWith("// Long because", StringComparison.Ordinal))
            yield return $"{file}: {lines.Length} lines; the first line must say why: // Long because …";
    }

    /// <summary>Names that are the same in both languages, and the names of the two languages themselves.</summary>
    private static readonly string[] Same = ["SecondTrack", "中文", "English", "UTC", "CSV", "PDF", "BibTeX", "RIS", "CSL JSON", "DNA", "REFI-QDA", "Zotero", "TOTP", "SHA-256", "Word", "Enter", "Esc"];

    private static IEnumerable<string> BareWords(string file, string razor)
    {
        var markup = Code().Replace(Comment().Replace(razor, ""), "");
        // A text node is what stands between the end of one tag and the start of the next, on one line: code blocks have braces, operators or semicolons.
        var texts = TextNode().Matches(markup).Select(m => m.Groups["text"].Value)
            .Concat(SeenAttribute().Matches(markup).Select(m => m.Groups["text"].Value));
        return texts.Select(t => Expression().Replace(t, " ").Trim())
            .Where(t => Word().IsMatch(Same.Aggregate(t, (text, name) => text.Replace(name, "", StringComparison.Ordinal))))
            .Select(t => $"{file}: “{t}”");
    }

    [GeneratedRegex(@"^@code\s*\{.*", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Code();

    [GeneratedRegex(@"@\*.*?\*@", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"<[a-zA-Z/][^<>]*(?<!=)>(?<text>[^<>{};@]*?)(?=<[a-zA-Z/]|$)")]
    private static partial Regex TextNode();

    [GeneratedRegex("(?:title|aria-label|placeholder|alt)=\"(?<text>[^\"@]*)\"")]
    private static partial Regex SeenAttribute();

    [GeneratedRegex(@"&[a-z]+;")]
    private static partial Regex Expression();

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}|[A-Za-z]{3}")]
    private static partial Regex Word();
}
