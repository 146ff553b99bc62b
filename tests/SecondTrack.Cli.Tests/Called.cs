using System.Diagnostics;
using System.Text;

namespace SecondTrack.Cli.Tests;

/// <summary>What the built executable did: it is started as a process, as a person or a script starts it.</summary>
internal sealed record Called(int Exit, byte[] Bytes, string Error)
{
    public string Output => Encoding.UTF8.GetString(Bytes);

    /// <summary>The sentences on standard error; a stack trace would be many lines.</summary>
    public string[] Lines => Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static readonly string Executable = Find();

    public static Task<Called> With(params string[] arguments) => In(null, arguments);

    public static Task<Called> In(string? folder, params string[] arguments) => Start(Executable, folder, arguments);

    /// <summary>Through a shell that sets a limit first; it calls <c>"$0" "$@"</c>.</summary>
    public static Task<Called> Limited(string script, params string[] arguments)
    {
        Xunit.Assert.SkipUnless(File.Exists("/bin/bash"), "skipped: needs /bin/bash, for limits on a process");
        return Start("/bin/bash", null, ["-c", script, Executable, .. arguments]);
    }

    private static async Task<Called> Start(string program, string? folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(program)
        {
            RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, StandardErrorEncoding = Encoding.UTF8, WorkingDirectory = folder ?? Path.GetTempPath(),
        };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        foreach (var name in new[] { "LC_ALL", "LC_MESSAGES", "LANG" }) start.Environment.Remove(name);
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        using var bytes = new MemoryStream();
        var output = process.StandardOutput.BaseStream.CopyToAsync(bytes);
        var error = await process.StandardError.ReadToEndAsync();
        await output;
        await process.WaitForExitAsync();
        return new Called(process.ExitCode, bytes.ToArray(), error);
    }

    /// <summary>Where the command line was built, with the other language's resources beside it.</summary>
    private static string Find()
    {
        var here = AppContext.BaseDirectory.Replace(Path.Combine("tests", "SecondTrack.Cli.Tests"), Path.Combine("src", "SecondTrack.Cli"), StringComparison.Ordinal);
        return Path.Combine(here, OperatingSystem.IsWindows() ? "SecondTrack.Cli.exe" : "SecondTrack.Cli");
    }
}
