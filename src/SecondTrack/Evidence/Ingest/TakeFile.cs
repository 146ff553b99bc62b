namespace SecondTrack.Evidence.Ingest;

public sealed record FileIsNotThere(string Name) : Refusal(new Words(
    "There is no readable file “{0}”. Check its name and whether you may open it.",
    "没有可读取的文件“{0}”。请检查文件名以及您是否有权打开它。").With(Name));

/// <summary>A document from a disk: its length is looked at before its bytes are.</summary>
public static class TakeFile
{
    public static Outcome<DocumentBytes> From(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            if (file.Length == 0) return new DocumentIsEmpty();
            if (file.Length > ReadAnyDocument.MostBytes) return ReadAnyDocument.TooBig(file.Length);
            var bytes = new byte[file.Length];
            file.ReadExactly(bytes);
            return new DocumentBytes(bytes, DisplayName.Of(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            return new FileIsNotThere(DisplayName.Of(path));
        }
    }
}
