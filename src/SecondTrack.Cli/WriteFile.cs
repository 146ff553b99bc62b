namespace SecondTrack.Cli;

internal sealed record FileCannotBeWritten(string Path) : Refusal(new Words(
    "“{0}” cannot be written. Check the folder, your rights and the free space; nothing was half-written.",
    "无法写入“{0}”。请检查文件夹、权限和磁盘空间；没有留下残缺的文件。").With(Path));

/// <summary>Writes a file whole or not at all: beside its place first, then there. A device or a pipe is written as it is.</summary>
internal static class WriteFile
{
    public static Refusal? Whole(string path, byte[] bytes)
    {
        var beside = IsPlain(path) ? path + ".part" : path;
        try
        {
            File.WriteAllBytes(beside, bytes);
            if (beside != path) File.Move(beside, path, overwrite: true);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            if (beside != path && File.Exists(beside)) File.Delete(beside);
            return new FileCannotBeWritten(path);
        }
    }

    private static bool IsPlain(string path) => !path.StartsWith("/dev/", StringComparison.Ordinal) && !path.StartsWith("/proc/", StringComparison.Ordinal)
        && (!File.Exists(path) || File.ResolveLinkTarget(path, returnFinalTarget: true) is null);
}
