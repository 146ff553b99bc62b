using Xunit;

namespace SecondTrack.Web.Tests.Conventions;

public class FoldersTests
{
    [Fact]
    public void No_folder_knows_one_above_it() =>
        Assert.Empty(Folders.Trespasses(Compiled.Product).Distinct());

    [Fact]
    public void A_trespass_is_seen() =>
        Assert.Contains(Folders.Trespasses(Compiled.Tests, "Proof"), t => t.StartsWith("Dialogues may not know Evidence", StringComparison.Ordinal));

    [Fact]
    public void Every_folder_of_the_product_has_a_line_in_the_table()
    {
        var folders = Compiled.Types(Compiled.Product).Select(Compiled.Namespace).Where(n => n.StartsWith("SecondTrack.", StringComparison.Ordinal))
            .Select(n => n.Split('.')[1]).Distinct();
        Assert.Empty(folders.Except(Folders.MayUse.Keys).Except(["Text"]));
    }

    [Fact]
    public void ARCHITECTURE_says_the_same()
    {
        var text = File.ReadAllText(Path.Combine(Sources.Root, "ARCHITECTURE.md"));
        foreach (var (folder, uses) in Folders.MayUse)
            Assert.Contains($"| {folder} | {string.Join(", ", uses)} |", text, StringComparison.Ordinal);
    }
}
