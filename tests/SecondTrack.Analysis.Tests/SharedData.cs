using Xunit;

namespace SecondTrack.Analysis.Tests;

/// <summary>Files of others that are not part of the project: a test that reads one is skipped where it is missing.</summary>
internal static class SharedData
{
    public static string File(string path)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Path.Combine(folder.FullName, "shared", "data", path) is var file && System.IO.File.Exists(file))
                return file;
        Assert.Skip($"skipped: needs {path} beside the checkout, in shared/data");
        return "";
    }
}
