using System.Text.RegularExpressions;
using SecondTrack.Web.Tests.Conventions;
using Xunit;

namespace SecondTrack.Web.Tests.SignIn;

public partial class SettingsTests
{
    [Fact]
    public void Every_argument_is_described_for_operators_and_no_other() =>
        Assert.Equal(Settings.Arguments.Order(), Described(File.ReadAllText(Path.Combine(Sources.Root, "docs", "operators", "settings.md"))));

    [Fact]
    public void An_argument_left_out_is_seen() =>
        Assert.NotEqual(Settings.Arguments.Order(), Described("| `--data` | folder |"));

    [Fact]
    public void Every_argument_is_understood() =>
        Assert.All(Settings.Arguments, a => Assert.DoesNotContain("is not an argument", Settings.Parse([a]).Refusal?.Sentence.En ?? "", StringComparison.Ordinal));

    private static IEnumerable<string> Described(string text) => Row().Matches(text).Select(m => m.Groups[1].Value).Order();

    [GeneratedRegex(@"^\| `(--[a-z-]+)` \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
