using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace SecondTrack.Evidence.Ingest.Worker;

internal sealed record WorkerLimits(int Seconds, int Megabytes)
{
    public static readonly WorkerLimits Usual = new(30, 512);
}

/// <summary>Reads one document in a process of its own: when it loops or swells, that process ends and this one goes on.</summary>
internal static class ReadInWorker
{
    // Two at a time: ten people dropping ten large documents must not take the machine's memory ten times.
    private static readonly SemaphoreSlim AtOnce = new(2);

    public static Outcome<ReadDocument> Run(DocumentBytes document, WorkerLimits limits)
    {
        AtOnce.Wait();
        try
        {
            return InProcess(document, limits);
        }
        finally
        {
            AtOnce.Release();
        }
    }

    private static Outcome<ReadDocument> InProcess(DocumentBytes document, WorkerLimits limits)
    {
        using var process = Process.Start(StartOf(limits)) ?? throw new InvalidOperationException("The document worker did not start.");
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(limits.Seconds));
        try
        {
            var output = Collect(process.StandardOutput.BaseStream, stop.Token);
            var errors = process.StandardError.ReadToEndAsync(stop.Token);
            Feed(process, document.Bytes, stop.Token).GetAwaiter().GetResult();
            var answer = output.GetAwaiter().GetResult();
            process.WaitForExitAsync(stop.Token).GetAwaiter().GetResult();
            if (process.ExitCode == 0) return Understood(answer);
            return errors.GetAwaiter().GetResult() is var said && (said.Contains("OutOfMemory", StringComparison.OrdinalIgnoreCase)
                || said.Contains("out of memory", StringComparison.OrdinalIgnoreCase))
                ? new NeedsTooMuchMemory(limits.Megabytes)
                : new DocumentIsDamaged(new("document", "文档"));
        }
        catch (OperationCanceledException)
        {
            return new TookTooLong(limits.Seconds);
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
            process.WaitForExit();
        }
    }

    private static Outcome<ReadDocument> Understood(byte[] answer)
    {
        var read = JsonSerializer.Deserialize<WorkerAnswer>(answer, DocumentWorker.Json)!;
        return read.Document is { } document ? document : read.Refusal!;
    }

    private static async Task Feed(Process process, byte[] bytes, CancellationToken stop)
    {
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(bytes, stop);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended before it had read everything; its exit code says why.
        }
    }

    private static async Task<byte[]> Collect(Stream stream, CancellationToken stop)
    {
        using var all = new MemoryStream();
        await stream.CopyToAsync(all, stop);
        return all.ToArray();
    }

    private static ProcessStartInfo StartOf(WorkerLimits limits)
    {
        var start = new ProcessStartInfo
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, CreateNoWindow = true,
        };
        // Only what a .NET process needs to start: connection strings and secrets of this process are not handed on.
        foreach (var name in start.Environment.Keys.ToList())
            if (!Passed.Contains(name) && !name.StartsWith("DOTNET_ROOT", StringComparison.OrdinalIgnoreCase)) start.Environment.Remove(name);
        start.Environment["DOTNET_GCHeapHardLimit"] = (limits.Megabytes * 1048576L).ToString("X", CultureInfo.InvariantCulture);
        start.Environment["DOTNET_gcServer"] = "0";
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        start.Environment["DOTNET_TieredPGO"] = "0";
        (start.FileName, var first) = Command();
        foreach (var argument in first) start.ArgumentList.Add(argument);
        start.ArgumentList.Add(DocumentWorker.Verb);
        return start;
    }

    private static readonly HashSet<string> Passed = new(["PATH", "HOME", "TMPDIR", "TEMP", "TMP", "SystemRoot", "windir", "LANG",
        "LD_LIBRARY_PATH", "DOTNET_HOST_PATH", "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"], StringComparer.OrdinalIgnoreCase);

    private static readonly string[] Programs = ["SecondTrack.Cli.dll", "SecondTrack.Web.dll"];

    private static (string File, string[] First) Command()
    {
        var own = Environment.ProcessPath ?? "dotnet";
        var host = DocumentWorker.Host;
        if (host is not null && Path.GetFileNameWithoutExtension(own).Equals(host.GetName().Name, StringComparison.OrdinalIgnoreCase))
            return (own, []);
        // Started by "dotnet some.dll", or from inside a test: the program lies beside this library.
        var assembly = host?.Location is { Length: > 0 } location ? location
            : Programs.Select(p => Path.Combine(AppContext.BaseDirectory, p)).FirstOrDefault(File.Exists)
                ?? throw new InvalidOperationException("No program that can read documents lies beside this library.");
        var dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH")
            ?? (Path.GetFileNameWithoutExtension(own).Equals("dotnet", StringComparison.OrdinalIgnoreCase) ? own : "dotnet");
        return (dotnet, ["exec", assembly]);
    }
}
