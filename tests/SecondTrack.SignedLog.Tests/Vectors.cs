using System.Runtime.CompilerServices;
using Xunit;

namespace SecondTrack.SignedLog.Tests;

/// <summary>The vectors of C2SP/CCTV, which lie beside the checkout; SECONDTRACK_TEST_VECTORS names another place.</summary>
internal static class Vectors
{
    public static string Folder([CallerFilePath] string here = "")
    {
        var folder = Environment.GetEnvironmentVariable("SECONDTRACK_TEST_VECTORS") ?? Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../shared/data/vectors"));
        if (!Directory.Exists(folder)) Assert.Skip($"The C2SP/CCTV vectors are not in {folder}; SECONDTRACK_TEST_VECTORS can name their folder.");
        return folder;
    }
}
