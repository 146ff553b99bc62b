using System.CommandLine;
using System.Globalization;
using System.Text.RegularExpressions;
using Xunit;

namespace SecondTrack.Cli.Tests;

public partial class HelpTests
{
    public static TheoryData<string> Commands => [.. Leaves(CommandLine.Make(new Printer(Language.English)), "").Select(c => c.Path)];

    [Theory, MemberData(nameof(Commands))]
    public void Each_command_explains_itself_in_both_languages(string path)
    {
        Assert.DoesNotMatch(Han(), Help(path, Language.English));
        var described = Help(path, Language.Chinese).Split('\n').Where(l => l.StartsWith("  ", StringComparison.Ordinal) && !l.Contains(path, StringComparison.Ordinal));
        Assert.All(described, line => Assert.Matches(Han(), line));
    }

    private static string Help(string path, Language language)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language.Tag());
        using var text = new StringWriter();
        Assert.Equal(0, CommandLine.Make(new Printer(language)).Parse([.. path.Split(' '), "--help"]).Invoke(new InvocationConfiguration { Output = text }));
        return text.ToString();
    }

    [Fact]
    public async Task The_whole_explains_itself_in_both_languages()
    {
        Assert.Contains("Description:", (await Called.With("--help")).Output, StringComparison.Ordinal);
        var chinese = await Called.With("--lang", "zh", "--help");
        Assert.Contains("说明：", chinese.Output, StringComparison.Ordinal);
        Assert.Contains("命令", chinese.Output, StringComparison.Ordinal);
    }

    /// <summary>Every command has its heading and every option its line there, and nothing is described that does not exist.</summary>
    [Fact]
    public void The_documentation_and_the_commands_are_the_same()
    {
        var text = File.ReadAllText(Path.Combine(Checkout, "docs", "command-line.md"));
        var sections = Heading().Split(text);
        var general = sections[0];
        var told = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 1; i < sections.Length; i += 2) told[sections[i]] = sections[i + 1];
        var there = Leaves(CommandLine.Make(new Printer(Language.English)), "").ToList();
        Assert.Equal(there.Select(c => c.Path).Order(StringComparer.Ordinal), told.Keys.Order(StringComparer.Ordinal));
        foreach (var (path, command) in there)
        {
            var mine = command.Options.Select(o => o.Name).Where(n => n is not "--help" and not "--version").ToHashSet();
            Assert.Empty(mine.Where(option => !Named(told[path] + general).Contains(option)).Select(option => $"{path} {option} is not described"));
            Assert.Empty(Named(told[path]).Except(mine).Select(option => $"{path} {option} is described, but does not exist"));
        }
    }

    private static HashSet<string> Named(string text) => [.. Option().Matches(text).Select(m => m.Groups["name"].Value)];

    private static IEnumerable<(string Path, Command Command)> Leaves(Command command, string path)
    {
        var mine = command is RootCommand ? "" : (path + " " + command.Name).Trim();
        return command.Subcommands.Count == 0 ? [(mine, command)] : command.Subcommands.SelectMany(c => Leaves(c, mine));
    }

    private static string Checkout
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder.FullName, "SecondTrack.slnx"))) folder = folder.Parent!;
            return folder.FullName;
        }
    }

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex Han();

    [GeneratedRegex(@"^## `(.+)`$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex("`(?<name>--[a-z-]+)")]
    private static partial Regex Option();
}
