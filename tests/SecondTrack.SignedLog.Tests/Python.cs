using System.Diagnostics;
using System.Runtime.CompilerServices;
using Xunit;

namespace SecondTrack.SignedLog.Tests;

/// <summary>The second implementation, verify.py, asked from the tests.</summary>
internal static class Python
{
    public static readonly string Verifier = Path.GetFullPath(Path.Combine(Here(), "../../src/SecondTrack.SignedLog/Leaving/verify.py"));

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;

    /// <summary>One answer for each question.</summary>
    public static string[] Ask(string mode, IEnumerable<string> questions)
    {
        var (code, output) = Run([Path.Combine(Here(), "drive_verify.py"), Verifier, mode], questions);
        Assert.Equal(0, code);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    public static string Asked(params byte[][] parts) => string.Join(' ', parts.Select(p => p.Length == 0 ? "-" : Convert.ToBase64String(p)));

    public static (int Code, string Output) Run(IEnumerable<string> arguments, IEnumerable<string>? input = null)
    {
        var start = new ProcessStartInfo("python3", arguments) { RedirectStandardInput = true, RedirectStandardOutput = true };
        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("python3 is not installed.");
            throw;
        }
        using (process)
        {
            var output = process.StandardOutput.ReadToEndAsync();
            foreach (var line in input ?? []) process.StandardInput.WriteLine(line);
            process.StandardInput.Close();
            process.WaitForExit();
            return (process.ExitCode, output.Result);
        }
    }
}
