using System.Runtime.CompilerServices;

namespace SecondTrack.Web.Tests.Conventions;

/// <summary>The checkout that the tests were built from.</summary>
internal static class Sources
{
    public static readonly string Root = Find();

    public static IEnumerable<string> Files(string folder, params string[] extensions) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories)
            .Where(f => extensions.Contains(Path.GetExtension(f)) && !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal)
                && !f.Contains("/Migrations/", StringComparison.Ordinal));

    private static string Find([CallerFilePath] string here = "")
    {
        var folder = new DirectoryInfo(Path.GetDirectoryName(here)!);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "SecondTrack.slnx"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The checkout is not where the tests were built.");
    }
}
