using Xunit;

namespace SecondTrack.Analysis.Tests;

/// <summary>Others' data beside the checkout; a test that needs it is skipped, with this reason, where it is not there.</summary>
internal static class SharedData
{
    public static string Path(string path)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (System.IO.Path.Combine(folder.FullName, "shared", "data", path) is var found && (File.Exists(found) || Directory.Exists(found))) return found;
        Assert.Skip($"skipped: needs {path} beside the checkout, in shared/data");
        return "";
    }
}
