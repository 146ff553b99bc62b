using System.Runtime.InteropServices;

namespace SecondTrack.Web;

public sealed record CrashDumpsAreOn() : Refusal(new Words(
    "DOTNET_DbgEnableMiniDump is set: a crash would write keys and contents to a file. Start without it.",
    "已设置 DOTNET_DbgEnableMiniDump：程序崩溃时会把密钥和内容写入文件。请去掉该设置后启动。"));

/// <summary>A crash must not write what lies in memory to the disk.</summary>
internal static class NoCoreDumps
{
    private const int Core = 4;

    public static Refusal? Set()
    {
        foreach (var prefix in new[] { "DOTNET_", "COMPlus_" })
            if (Environment.GetEnvironmentVariable(prefix + "DbgEnableMiniDump") == "1") return new CrashDumpsAreOn();
        if (OperatingSystem.IsLinux()) _ = SetLimit(Core, new Limit());
        return null;
    }

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct Limit
    {
        private readonly ulong _now;
        private readonly ulong _most;
    }

#pragma warning disable SYSLIB1054 // One call with two numbers: no marshalling that a generator would write.
    [DllImport("libc", EntryPoint = "setrlimit")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetLimit(int what, in Limit limit);
#pragma warning restore SYSLIB1054
}
